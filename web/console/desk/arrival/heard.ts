/** Which alarms still call out: those that wait and that nobody has acknowledged yet. Pure. */
import type { CaseLine } from '../queue/pages'

export interface Calling {
  case: string
  level: number
  since: string
}

/** What is known of acknowledgements: those of this seat, and what the live stream told of the others. */
export type Known = ReadonlySet<string>

/** The most urgent first, then the longest waiting. A case that somebody is opening calls nobody, until that is stale. */
export function calling(lines: readonly CaseLine[], known: Known, now: number): CaseLine[] {
  return lines
    .filter((line) => line.state === 'received' && !known.has(line.case) && !held(line, now))
    .sort((a, b) => a.level - b.level || a.raised_at.localeCompare(b.raised_at))
}

const GRACE = 20_000
const held = (line: CaseLine, now: number): boolean => line.claim !== null && !line.claim.stale && now - Date.parse(line.claim.at) < GRACE

/** What a line of the stream does to what is acknowledged: an opening silences, a clock that ran out calls again. */
export function after(known: Known, event: string, id: string): Known {
  const next = new Set(known)
  if (['cases.Opened', 'cases.Claimed', 'cases.Taken', 'cases.Merged', 'cases.Closed'].includes(event)) next.add(id)
  else if (['cases.ClockRanOut', 'cases.CameDue', 'cases.AlarmRepeated', 'cases.Reopened'].includes(event)) next.delete(id)
  else return known
  return next
}
