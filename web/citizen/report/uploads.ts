/** Files go to the house while the rest is being written; nobody is shown them before the report is sent. */
import { reactive, watch, type ShallowRef } from 'vue'
import { Problem } from '@/api/client'
import { putEvidence } from '@/ui/upload'
import type { Enclosed } from './report'

export interface Upload {
  state: 'waiting' | 'going' | 'there' | 'failed' | 'refused'
  part: number
  why: string
  stop: AbortController
}

export function useUploads(files: ShallowRef<Enclosed[]>, store: (file: Enclosed) => Promise<void>) {
  const uploads = reactive(new Map<string, Upload>())
  let busy = false

  /** One after the other: a weak line carries one file sooner than three at once. */
  async function run(): Promise<void> {
    if (busy) return
    busy = true
    for (;;) {
      const file = files.value.find((each) => uploads.get(each.key)?.state === 'waiting')
      if (!file || !navigator.onLine) break
      await one(file, uploads.get(file.key)!)
    }
    busy = false
  }

  async function one(file: Enclosed, upload: Upload): Promise<void> {
    upload.state = 'going'
    upload.part = 0
    try {
      const { evidence, token } = await putEvidence(file, { signal: upload.stop.signal, progress: (part) => (upload.part = part) })
      if (upload.stop.signal.aborted) return
      upload.state = 'there'
      await store({ ...file, evidence, token })
    } catch (error) {
      if (upload.stop.signal.aborted) return
      const refused = error instanceof Problem && !error.passing
      upload.state = refused ? 'refused' : 'failed'
      upload.why = error instanceof Problem ? error.detail : ''
    }
  }

  function begin(file: Enclosed): void {
    uploads.set(file.key, { state: file.evidence ? 'there' : 'waiting', part: 0, why: '', stop: new AbortController() })
    void run()
  }

  function retry(key: string): void {
    const upload = uploads.get(key)
    if (!upload) return
    upload.state = 'waiting'
    void run()
  }

  /** Nothing goes on after this: the report is handed to the outbox as it is. */
  function stop(): void {
    for (const each of uploads.values()) each.stop.abort()
    uploads.clear()
  }

  function retryAll(): void {
    for (const [key, each] of uploads) if (each.state === 'failed') retry(key)
    void run()
  }

  watch(
    files,
    (now) => {
      for (const [key, each] of uploads) {
        if (now.some((file) => file.key === key)) continue
        each.stop.abort()
        uploads.delete(key)
      }
      for (const file of now) if (!uploads.has(file.key)) begin(file)
    },
    { immediate: true },
  )
  return { uploads, retry, retryAll, stop }
}
