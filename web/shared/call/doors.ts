/** The doors of a call, as this page asks for them. `session`: one other than the browser's own, of whoever came by a link. */
import { api, ask, newKey, Problem, refusal, type Schemas } from '@/api/client'
import { lang } from '@/words'

export type CallShown = Schemas['LiveCall']
export type Joined = Schemas['Joined']
export type Participant = CallShown['participants'][number]
export type Publication = NonNullable<Participant['publication']>
export type Manifest = Schemas['CallManifest']
export type State = Schemas['LiveState']
export type Step = Schemas['CallStep']
export type Why = Schemas['StepWhy']
export type Role = Schemas['CallRole']
export type Request = Schemas['CallAsk']
export type Recording = Schemas['RecordingState']
export type Kind = Publication['kinds'][number]
export type End = Schemas['HangUp']
export type Decline = Schemas['DeclineReason']

const AT = '/api/v1/video-calls'
const PIECE_WAIT = 20_000
const FRAME_WAIT = 30_000
const bearing = (session: string | null): Record<string, string> => (session ? { authorization: `Bearer ${session}` } : {})

export type Doors = ReturnType<typeof doorsOf>

/** The doors of one call. Each throws `Problem`. */
export function doorsOf(call: string, session: () => string | null = () => null) {
  const at = () => ({ params: { path: { call } }, headers: bearing(session()) })
  const once = <T extends object>(more: T, key = newKey()) => ({ ...at(), body: { key, ...more } })
  return {
    show: (wait: number) => ask(api.GET('/api/v1/video-calls/{call}', { ...at(), signal: AbortSignal.timeout(wait) })),
    ring: () => ask(api.POST('/api/v1/video-calls/{call}/ring', once({}))),
    end: (reason: End) => ask(api.POST('/api/v1/video-calls/{call}/end', once({ reason }))),
    hold: (on: boolean) => ask(api.POST('/api/v1/video-calls/{call}/hold', once({ on }))),
    transfer: (to: string, key: string) => ask(api.POST('/api/v1/video-calls/{call}/transfer', once({ to }, key))),
    ask: (what: Request, key: string) => ask(api.POST('/api/v1/video-calls/{call}/requests', once({ what }, key))),
    voice: (aloud: boolean, sure: boolean) => ask(api.POST('/api/v1/video-calls/{call}/voice', once({ aloud, sure }))),
    step: (step: Step, why: Why) => ask(api.POST('/api/v1/video-calls/{call}/step', once({ step, why }))),
    publish: (sdp: string, kinds: Kind[]) => ask(api.POST('/api/v1/video-calls/{call}/publications', once({ sdp, kinds }))),
    listen: (of: string) => ask(api.POST('/api/v1/video-calls/{call}/listenings', once({ of }))),
    answerListen: (listening: string, sdp: string) =>
      ask(api.POST('/api/v1/video-calls/{call}/listenings/{listening}/answer', { params: { path: { call, listening } }, headers: bearing(session()), body: { sdp, key: newKey() } })),
    offerListen: (listening: string, sdp: string) =>
      ask(api.POST('/api/v1/video-calls/{call}/listenings/{listening}/offer', { params: { path: { call, listening } }, headers: bearing(session()), body: { sdp, key: newKey() } })),
    /** `last`: sent while the page goes away. */
    piece: (publication: string, n: number, at: number, body: Blob, last = false) =>
      putBytes<Schemas['PieceKept']>(`${AT}/${call}/publications/${publication}/pieces?${new URLSearchParams({ n: String(n), at: String(at) })}`, body, { headers: bearing(session()), keepalive: last, ...(last ? {} : { signal: AbortSignal.timeout(PIECE_WAIT) }) }),
    restart: (connection: string, sdp: string) => ask(api.POST('/api/v1/video-calls/{call}/restart', once({ connection, sdp }))),
    /** A frame as it is: the body is the file itself. */
    snapshot: (publication: string, at_ms: number, picture: Blob, key: string) =>
      putBytes<Schemas['SnapshotKept']>(`${AT}/${call}/snapshots?${new URLSearchParams({ publication, at_ms: String(Math.round(at_ms)), key })}`, picture, { signal: AbortSignal.timeout(FRAME_WAIT) }),
  }
}

async function putBytes<T>(to: string, content: Blob, more: RequestInit & { headers?: Record<string, string> } = {}): Promise<T> {
  const headers = { 'content-type': content.type || 'application/octet-stream', 'accept-language': lang.value, ...more.headers }
  const answer = await fetch(to, { method: 'POST', ...more, headers, body: content }).catch(() => null)
  if (!answer) throw new Problem(0, 'unreachable', '')
  const body: unknown = await answer.json().catch(() => null)
  if (!answer.ok) throw refusal(answer.status, body)
  return body as T
}

export interface Wanted {
  owner: string
  picture: 'video' | 'audio'
  agreed: boolean
}
export const startCall = (wanted: Wanted, key: string): Promise<Joined> => ask(api.POST(AT, { body: { ...wanted, key } }))
export const joinCall = (by: { token?: string; call?: string; agreed?: boolean; role?: Role }): Promise<Joined> => ask(api.POST(`${AT}/join`, { body: { ...by, key: newKey() } }))
export const answerCall = (call: string): Promise<Joined> => ask(api.POST(`${AT}/{call}/answer`, { params: { path: { call } }, body: { key: newKey() } }))
export const declineCall = (call: string, reason: Decline): Promise<unknown> => ask(api.POST(`${AT}/{call}/decline`, { params: { path: { call } }, body: { reason, key: newKey() } }))
export const ringingCalls = (): Promise<CallShown[]> => ask(api.GET(`${AT}/ringing`))
export const callsOf = (owner: string): Promise<CallShown[]> => ask(api.GET(AT, { params: { query: { owner } } }))
export const callLink = (call: string): Promise<Schemas['CallLinkShown']> => ask(api.GET(`${AT}/{call}/link`, { params: { path: { call } } }))
/** `to` null: the number that is known. `token` null: a new link. */
export const sendCallLink = (call: string, what: { to: string | null; token: string | null; sure: boolean }, key: string): Promise<Schemas['CallLinkOnItsWay']> =>
  ask(api.POST(`${AT}/{call}/link/send`, { params: { path: { call } }, body: { ...what, key } }))
export const callManifest = (call: string): Promise<Manifest> => ask(api.GET(`${AT}/{call}/manifest`, { params: { path: { call } } }))

/** The case that a call is about; null when it is about something else. */
export const caseOf = (owner: string): string | null => (owner.startsWith('case:') ? owner.slice(5) : null)
