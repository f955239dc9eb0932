/** What was recorded of a call on one line of time: pure, in seconds of the call's own clock. */
import type { Manifest } from '@/call/doors'

export interface Span {
  from: number
  to: number
}
/** What became of a piece: retention may have erased it, or it lies beyond whoever asks. */
type Piece = Manifest['snapshots'][number]['piece']
/** Why nothing of a file can be seen. `bare`: too short for a copy that plays. */
export type Lost = 'sealing' | 'missing' | 'bare' | Exclude<Piece, 'here'>
export interface Recorded extends Span {
  evidence: string | null
  lost: Lost | null
  sound: boolean
  sha256: string | null
  name: string
  segments: number
  head: string
}
/** All that one participant sent, however often it was sent anew. */
export interface Track {
  participant: string
  role: Manifest['publications'][number]['role']
  files: Recorded[]
  gaps: (Span & { why: string })[]
}
export interface Mark {
  at: number
  evidence: string
  piece: Piece
  sha256: string | null
}

/** What is jumped over lasts so many seconds at most, and so that it is seen. */
const LONGEST_GAP = 3

const seconds = (manifest: Manifest, instant: string): number => Math.max(0, (Date.parse(instant) - Date.parse(manifest.created_at)) / 1_000)

/** How long the call was; what still runs ends at `now`. */
export function lengthOf(manifest: Manifest, now: number): number {
  const ends = manifest.publications.flatMap((each) => each.files.map((file) => file.ended_at)).filter((each) => each !== null)
  const last = Math.max(Date.parse(manifest.ended_at ?? manifest.created_at), ...ends.map((each) => Date.parse(each)))
  return Math.max(1, seconds(manifest, new Date(manifest.ended_at ? last : now).toISOString()))
}

type Publication = Manifest['publications'][number]
type File = Publication['files'][number]

function lostOf(file: File): Lost | null {
  if (file.state === 'missing') return 'missing'
  if (file.state !== 'sealed') return 'sealing'
  if (file.piece !== 'here') return file.piece ?? 'erased'
  return file.copy_sha256 ? null : 'bare'
}

/** The copy of a picture has its sound in it: what was written beside it for the sound alone is not played as well. */
const beside = (file: Recorded, all: readonly Recorded[]): boolean =>
  file.sound && all.some((each) => !each.sound && 2 * (Math.min(each.to, file.to) - Math.max(each.from, file.from)) > file.to - file.from)

/** Pictures first, and of these the caller's. */
export function tracksOf(manifest: Manifest, length: number): Track[] {
  const span = (began: string, ended: string | null): Span => ({ from: seconds(manifest, began), to: ended ? seconds(manifest, ended) : length })
  const weight = (each: Publication): number => Number(each.role === 'caller') + 2 * Number(each.kinds.includes('video'))
  const found = new Map<string, Track>()
  for (const each of [...manifest.publications].sort((a, b) => weight(b) - weight(a))) {
    const files = each.files.map((file) => ({
      ...span(file.began_at, file.ended_at),
      evidence: file.evidence,
      lost: lostOf(file),
      sound: file.kind === 'voice' || !each.kinds.includes('video'),
      sha256: file.sha256,
      name: file.name,
      segments: file.segments.length,
      head: file.head,
    }))
    const track = found.get(each.participant) ?? { participant: each.participant, role: each.role, files: [], gaps: [] }
    track.files.push(...files.filter((file) => !beside(file, files)))
    track.gaps.push(...each.gaps.map((gap) => ({ ...span(gap.began_at, gap.ended_at), why: gap.why })))
    found.set(each.participant, track)
  }
  for (const track of found.values()) for (const all of [track.files, track.gaps]) all.sort((a, b) => a.from - b.from)
  return [...found.values()]
}

export const marksOf = (manifest: Manifest): Mark[] => manifest.snapshots.map(({ at_ms, evidence, piece, sha256 }) => ({ at: at_ms / 1_000, evidence, piece, sha256 })).sort((a, b) => a.at - b.at)

/** The file of a track that was recorded at an instant of the call, and how far into it; one that plays before another. */
export function playing(track: Track, at: number): { file: Recorded; into: number } | null {
  const there = track.files.filter((each) => at >= each.from && at < each.to)
  const file = there.find((each) => !each.lost) ?? there[0]
  return file ? { file, into: at - file.from } : null
}

/** From an instant at which nothing plays: when the next file begins, and how much faster than the call one goes there. */
export function onward(track: Track, at: number): { to: number; pace: number } | null {
  const plays = track.files.filter((each) => !each.lost)
  const to = Math.min(...plays.filter((each) => each.to > at).map((each) => Math.max(each.from, at)))
  if (!Number.isFinite(to)) return null
  const from = Math.max(0, ...plays.map((each) => each.to).filter((each) => each <= at))
  return { to, pace: Math.max(1, (to - from) / LONGEST_GAP) }
}

/** What is not there of a track, in the order of time: gaps, and files of which nothing can be seen. */
export function holes(track: Track): (Span & { why: string | null; lost: Lost | null })[] {
  const lost = track.files.filter((each) => each.lost).map(({ from, to, lost }) => ({ from, to, why: null, lost }))
  return [...track.gaps.map((each) => ({ ...each, lost: null })), ...lost].sort((a, b) => a.from - b.from)
}

/** The first instant at which something plays; else of what was recorded. Infinite: nothing was. */
export function beginning(tracks: readonly Track[]): number {
  const files = tracks.flatMap((each) => each.files)
  const plays = files.filter((each) => !each.lost)
  return Math.min(...(plays.length ? plays : files).map((each) => each.from), Infinity)
}

/** The part of the line that a clip is of, in the order of time, within the call. */
export function clip(a: number, b: number, length: number): Span {
  const within = (at: number): number => Math.min(length, Math.max(0, at))
  return { from: within(Math.min(a, b)), to: within(Math.max(a, b)) }
}

/** The newest of what is in the order of time and not later than `at`. */
export function upTo<T extends { at: number }>(all: readonly T[], at: number): T | undefined {
  let found: T | undefined
  for (const each of all) if (each.at <= at) found = each
  return found
}

/** Of a part of the line, what one file of a track holds: the longest piece, in milliseconds of that file. */
export function cutOf(track: Track, part: Span): { evidence: string; begin: number; until: number } | null {
  let [found, longest]: [ReturnType<typeof cutOf>, number] = [null, 0]
  for (const { evidence, lost, from, to } of track.files) {
    const [a, b] = [Math.max(from, part.from), Math.min(to, part.to)]
    if (!evidence || lost || b - a <= longest) continue
    longest = b - a
    found = { evidence, begin: Math.round((a - from) * 1_000), until: Math.round((b - from) * 1_000) }
  }
  return found
}
