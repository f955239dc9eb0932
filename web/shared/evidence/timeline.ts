/** What was recorded of a call on one line of time: pure, in seconds of the call's own clock. */
import type { Manifest } from '@/call/doors'

export interface Span {
  from: number
  to: number
}
/** What became of a piece: retention may have erased it, or it lies beyond whoever asks. */
type Piece = Manifest['snapshots'][number]['piece']
export interface Track {
  publication: string
  role: Manifest['publications'][number]['role']
  files: (Span & { evidence: string | null; piece: Piece | null; sound: boolean; sha256: string | null; name: string; segments: number; head: string })[]
  gaps: (Span & { why: string })[]
}
export interface Mark {
  at: number
  evidence: string
  piece: Piece
  sha256: string | null
}

const seconds = (manifest: Manifest, instant: string): number => Math.max(0, (Date.parse(instant) - Date.parse(manifest.created_at)) / 1_000)

/** How long the call was; what still runs ends at `now`. */
export function lengthOf(manifest: Manifest, now: number): number {
  const ends = manifest.publications.flatMap((each) => each.files.map((file) => file.ended_at)).filter((each) => each !== null)
  const last = Math.max(Date.parse(manifest.ended_at ?? manifest.created_at), ...ends.map((each) => Date.parse(each)))
  return Math.max(1, seconds(manifest, new Date(manifest.ended_at ? last : now).toISOString()))
}

/** Pictures first, and of these the caller's. */
export function tracksOf(manifest: Manifest, length: number): Track[] {
  const span = (began: string, ended: string | null): Span => ({ from: seconds(manifest, began), to: ended ? seconds(manifest, ended) : length })
  const weight = (each: Manifest['publications'][number]): number => Number(each.role === 'caller') + 2 * Number(each.kinds.includes('video'))
  return [...manifest.publications].sort((a, b) => weight(b) - weight(a)).map((each) => ({
    publication: each.publication,
    role: each.role,
    files: each.files.map((file) => ({
      ...span(file.began_at, file.ended_at),
      evidence: file.evidence,
      piece: file.piece,
      sound: file.kind === 'voice' || !each.kinds.includes('video'),
      sha256: file.sha256,
      name: file.name,
      segments: file.segments.length,
      head: file.head,
    })),
    gaps: each.gaps.map((gap) => ({ ...span(gap.began_at, gap.ended_at), why: gap.why })),
  }))
}

export const marksOf = (manifest: Manifest): Mark[] => manifest.snapshots.map(({ at_ms, evidence, piece, sha256 }) => ({ at: at_ms / 1_000, evidence, piece, sha256 })).sort((a, b) => a.at - b.at)

/** The file of a track that runs at an instant of the call, and how far into it. */
export function playing(track: Track, at: number): { file: Track['files'][number]; into: number } | null {
  const file = track.files.find((each) => at >= each.from && at < each.to)
  return file ? { file, into: at - file.from } : null
}

/** The first instant at which there is something to be seen. */
export const beginning = (tracks: readonly Track[]): number => Math.min(...tracks.flatMap((each) => each.files.map((file) => file.from)), Infinity)

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
  for (const { evidence, piece, from, to } of track.files) {
    const [a, b] = [Math.max(from, part.from), Math.min(to, part.to)]
    if (!evidence || piece !== 'here' || b - a <= longest) continue
    longest = b - a
    found = { evidence, begin: Math.round((a - from) * 1_000), until: Math.round((b - from) * 1_000) }
  }
  return found
}
