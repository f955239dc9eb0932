/** A sealed package of evidence, received while it is made. */
import { Problem, refusal } from '@/api/client'
import { lang } from '@/words'
import { named } from '../admin/files'

/** So much of it is handed to the browser at once, which keeps it where there is room. */
const PORTION = 8_388_608

export interface Package {
  name: string
  content: Blob
}

/** `told`: how many bytes there are. Throws `Problem`, or what `signal` was aborted with. */
export async function fetchPackage(owner: string, purpose: string, told: (bytes: number) => void, signal: AbortSignal): Promise<Package> {
  const headers = { 'content-type': 'application/json', 'accept-language': lang.value }
  try {
    const answer = await fetch('/api/v1/evidence/exports', { method: 'POST', headers, body: JSON.stringify({ owner, purpose }), signal })
    if (!answer.ok) throw refusal(answer.status, await answer.json().catch(() => null))
    return { name: named(answer.headers.get('content-disposition')), content: await gathered(answer, told) }
  } catch (error) {
    throw signal.aborted || error instanceof Problem ? error : new Problem(0, 'unreachable', '')
  }
}

/** All of an answer; one that breaks off is none. */
async function gathered(answer: Response, told: (bytes: number) => void): Promise<Blob> {
  const portions: Blob[] = []
  let [pieces, waiting, bytes]: [Uint8Array<ArrayBuffer>[], number, number] = [[], 0, 0]
  const reader = answer.body!.getReader()
  for (;;) {
    const { done, value } = await reader.read()
    if (value) {
      pieces.push(value)
      waiting += value.length
      told((bytes += value.length))
    }
    if (done || waiting >= PORTION) {
      portions.push(new Blob(pieces))
      ;[pieces, waiting] = [[], 0]
    }
    if (done) return new Blob(portions, { type: 'application/zip' })
  }
}

/** Into the downloads of whoever asked for it. */
export function saved({ name, content }: Package): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(content)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
