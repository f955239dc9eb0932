/** Files that the server makes: asked for in the language of the page, and kept under the name that it gives. */
import { Problem, refusal } from '@/api/client'
import { lang } from '@/words'

const LONG = 60_000

/** Throws `Problem`. */
export async function save(path: string, body?: unknown): Promise<void> {
  const sent = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }
  const answer = await fetch(path, {
    ...sent,
    headers: { 'accept-language': lang.value, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    signal: AbortSignal.timeout(LONG),
  }).catch(() => {
    throw new Problem(0, 'unreachable', '')
  })
  if (!answer.ok) throw refusal(answer.status, await answer.json().catch(() => null))
  const link = document.createElement('a')
  link.href = URL.createObjectURL(await answer.blob())
  link.download = named(answer.headers.get('content-disposition'))
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 1_000)
}

/** The name in a content-disposition, the encoded one first. */
export function named(said: string | null): string {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(said ?? '')?.[1]
  return encoded ? decodeURIComponent(encoded) : (/filename="?([^";]+)/i.exec(said ?? '')?.[1] ?? 'anmin')
}

/** A file as the doors for imports take it: base64. */
export async function given(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  let binary = ''
  for (let at = 0; at < bytes.length; at += 8_192) binary += String.fromCharCode(...bytes.subarray(at, at + 8_192))
  return btoa(binary)
}
