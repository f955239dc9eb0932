/** Calls of the server's doors, typed by its own document. A refusal is thrown as a `Problem`. */
import createClient, { type Middleware } from 'openapi-fetch'
import { lang } from '@/words'
import { Problem } from './problem'
import type { components, paths } from './schema'

export { Problem } from './problem'
export type Schemas = components['schemas']

const WAIT = 20_000

const said: Middleware = {
  onRequest({ request }) {
    request.headers.set('accept-language', lang.value)
  },
}

/** Heard when a session is missing or over; the face shows its sign-in. */
export const unknownVisitor = new EventTarget()

async function bounded(request: Request): Promise<Response> {
  const limit = AbortSignal.timeout(WAIT)
  return fetch(new Request(request, { signal: AbortSignal.any([request.signal, limit]) }))
}

export const api = createClient<paths>({ baseUrl: location.origin, fetch: bounded })
api.use(said)

interface Answer<T> {
  data?: T
  error?: unknown
  response: Response
}

/** What a door answers. Throws `Problem`; one with `unreachable` when nothing came back. */
export async function ask<T>(asked: Promise<Answer<T>>): Promise<T> {
  let answer: Answer<T>
  try {
    answer = await asked
  } catch (error) {
    throw error instanceof DOMException && error.name === 'AbortError' ? error : new Problem(0, 'unreachable', '')
  }
  if (answer.response.ok) return answer.data as T
  const problem = refusal(answer.response.status, answer.error)
  if (problem.status === 401) unknownVisitor.dispatchEvent(new Event('unknown'))
  throw problem
}

export function refusal(status: number, body: unknown): Problem {
  const told = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>
  return new Problem(status, String(told.code ?? status), String(told.detail ?? told.title ?? ''), told)
}

/** What tells one act from every other: sent again with the same key it is done once. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (each) => each.toString(16).padStart(2, '0')).join('')
}
