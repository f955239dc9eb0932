/** Photos and recordings on their way: each is sealed by the house under a key of its own, so that it is stored once. */
import { reactive } from 'vue'
import { newKey, refusal, type Schemas } from '@/api/client'
import { Problem } from '@/api/problem'
import { lang } from '@/words'

export interface Attachment {
  key: string
  kind: 'photo' | 'voice' | 'video'
  content: Blob
  takenAt: string
  /** The id of the stored evidence, once it is there. */
  evidence?: string
}

/** How much of each file is sent, from 0 to 1, by its key. */
export const progress = reactive(new Map<string, number>())

export function attachment(kind: Attachment['kind'], content: Blob): Attachment {
  return { key: newKey(), kind, content, takenAt: new Date().toISOString() }
}

/** Store what is not stored yet; the ids of all. Throws `Problem`. */
export async function upload(files: readonly Attachment[]): Promise<string[]> {
  const ids: string[] = []
  for (const file of files) ids.push((file.evidence ??= (await put(file)).evidence))
  return ids
}

const QUIET = 60_000

function put(file: Attachment): Promise<Schemas['StoredEvidence']> {
  const query = new URLSearchParams({ kind: file.kind, taken_at: file.takenAt, key: file.key })
  const request = new XMLHttpRequest()
  let silence: ReturnType<typeof setTimeout>
  const heard = (): void => {
    clearTimeout(silence)
    silence = setTimeout(() => request.abort(), QUIET)
  }
  return new Promise<Schemas['StoredEvidence']>((done, failed) => {
    request.open('POST', `/api/v1/media?${query}`)
    request.setRequestHeader('accept-language', lang.value)
    request.setRequestHeader('content-type', plain(file.content.type))
    request.upload.onprogress = (event) => {
      heard()
      if (event.lengthComputable) progress.set(file.key, event.loaded / event.total)
    }
    request.onload = () => {
      const body: unknown = read(request.responseText)
      if (request.status === 200) done(body as Schemas['StoredEvidence'])
      else failed(refusal(request.status, body))
    }
    request.onerror = request.onabort = () => failed(new Problem(0, 'unreachable', ''))
    heard()
    request.send(file.content)
  }).finally(() => {
    clearTimeout(silence)
    progress.delete(file.key)
  })
}

const plain = (type: string): string => type.split(';')[0] || 'application/octet-stream'

function read(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
