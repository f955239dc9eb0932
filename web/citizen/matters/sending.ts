/** A message of one's own on its way: kept by the outbox until the house has it, its files first, each once. */
import { reactive } from 'vue'
import { api, ask, newKey } from '@/api/client'
import type { Entry } from '@/outbox'
import { putEvidence } from '@/ui/upload'
import { outbox } from '../outbox'
import type { Enclosed } from '../report/report'
import { bearing } from './session'

export interface Written {
  case: string
  body: string
  files: Enclosed[]
  /** Other than the browser's own. */
  session?: string | null
}

/** How much of the file that is going is there, from 0 to 1, by the entry it belongs to. */
export const parts = reactive(new Map<string, number>())
const stops = new Map<string, AbortController>()

export const writtenOf = (entry: Entry): Written => entry.what as Written

/** Words wait for no file, of whatever matter. */
export async function put(written: Written): Promise<void> {
  await outbox.put({ id: newKey(), kind: 'message', matter: written.case, lane: written.files.length ? 'files' : 'words', what: written })
}

export async function send(entry: Entry): Promise<void> {
  const written = { ...writtenOf(entry) }
  const stop = new AbortController()
  stops.set(entry.id, stop)
  try {
    for (const file of written.files) {
      if (file.evidence) continue
      file.evidence = (await putEvidence(file, { signal: stop.signal, token: written.session, progress: (part) => parts.set(entry.id, part) })).evidence
      await outbox.keep(entry, { ...written })
    }
    const body = { body: written.body, evidence: written.files.map((each) => each.evidence!), key: entry.id }
    await ask(api.POST('/api/v1/cases/{case}/messages', { params: { path: { case: written.case } }, body, headers: bearing(written.session) }))
  } catch (error) {
    // Taken back on the way: as good as sent, so that the outbox lets it go.
    if (!stop.signal.aborted) throw error
  } finally {
    parts.delete(entry.id)
    stops.delete(entry.id)
  }
}

/** Take back what has not arrived. */
export async function callOff(entry: Entry): Promise<void> {
  const stop = stops.get(entry.id)
  if (stop) stop.abort()
  else await outbox.drop(entry.id)
}
