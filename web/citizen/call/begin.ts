/** How a call begins on the phone, and how it is found again after the page was loaded anew. Rings before it asks for anything. */
import { api, ask, newKey, Problem } from '@/api/client'
import { caseOf, doorsOf, joinCall, startCall, type Joined } from '@/call/doors'
import { text } from '@/words'
import { allowed, locate, type Spot } from '../here'

const KEPT = 'anmin.call'
const PLACE = 1_200

interface Held {
  call: string
  resume: string
}

/** In this tab alone, and gone with it. */
export function keep(joined: Joined | null): void {
  if (joined) sessionStorage.setItem(KEPT, JSON.stringify({ call: joined.call, resume: joined.resume } satisfies Held))
  else sessionStorage.removeItem(KEPT)
}

export function kept(): Held | null {
  try {
    return JSON.parse(sessionStorage.getItem(KEPT) ?? 'null') as Held | null
  } catch {
    return null
  }
}

/** Back into the call of this tab; null when it is over. Throws `Problem` when the house cannot be reached. */
export async function resume(): Promise<Joined | null> {
  const held = kept()
  if (!held) return null
  for (const by of [{ token: held.resume }, { call: held.call }]) {
    try {
      const joined = remembered(await joinCall(by))
      return joined && (await rung(joined))
    } catch (error) {
      if (!(error instanceof Problem) || error.passing) throw error
    }
  }
  keep(null)
  return null
}

function remembered(joined: Joined): Joined | null {
  const over = joined.shown.state === 'ended'
  keep(over ? null : joined)
  return over ? null : joined
}

/** The phone's place when it may be known without a question and is known at once. */
async function place(): Promise<Spot | null> {
  if (!('geolocation' in navigator) || !(await allowed())) return null
  return Promise.race([locate().catch(() => null), new Promise<null>((done) => setTimeout(() => done(null), PLACE))])
}

export interface Beginning {
  /** Of a matter that stands. */
  case?: string
  /** Of a link. */
  token?: string
}

const WORDS = ['视频报警', 'Report by video'] as const

/** One intent: pressed again after a failure, it makes neither a second case nor a second call. Null: it was `left` on the way. */
export function beginning(from: Beginning, left: () => boolean): () => Promise<Joined | null> {
  const [raise, start] = [newKey(), newKey()]
  let matter = from.case
  return async () => {
    if (from.token) return rung(await joinCall({ token: from.token, agreed: true }))
    if (!matter) {
      const position = await place()
      const body = { channel: 'video' as const, content: text(WORDS), key: raise, ...(position ? { position } : {}) }
      matter = (await ask(api.POST('/api/v1/cases', { body }))).case
    }
    if (left()) return null
    const joined = await startCall({ owner: `case:${matter}`, picture: 'video', agreed: true }, start)
    return left() ? (await abandon(joined), null) : rung(joined)
  }
}

/** A call that its caller began and whose ringing did not get through rings now. */
async function rung(joined: Joined): Promise<Joined> {
  keep(joined)
  if (joined.shown.state === 'created' && !joined.shown.by_desk) await doorsOf(joined.call, sessionOf(joined)).ring()
  return joined
}

/** Nobody is there any more. Only what this page began ends: another page may be in one that stood before, the desk waits for its own. */
export async function abandon(joined: Joined): Promise<void> {
  if (joined.shown.by_desk || joined.shown.state !== 'created') return
  keep(null)
  await doorsOf(joined.call, sessionOf(joined))
    .end('hung_up')
    .catch(() => undefined)
}

/** A session of this call alone; null: the browser's own. */
export const sessionOf = (joined: Joined) => (): string | null => joined.bearer ?? joined.token

export const matterOf = (joined: Joined | null): string | null => (joined ? caseOf(joined.shown.owner) : null)
/** The matter that stands open to this browser also without the call: what it bears may be somebody else's. */
export const openMatterOf = (joined: Joined | null): string | null => (joined?.bearer ? null : matterOf(joined))
