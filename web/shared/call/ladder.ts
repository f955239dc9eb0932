/**
 * The way down when pictures do not come, and up again: video, sound alone, text with photos and place, a file taken by
 * the phone's own camera. Pure: what is to be tried next, and why that is told.
 */
import type { Kind, Step, Why } from './doors'

/** Until what the house has taken must have come. */
export const PATIENCE = 8_000
/** What is tried again by itself, each time after a longer pause. Pictures that did not come: a try interrupts the sound. */
const PAUSES: Partial<Record<Why, readonly number[]>> = {
  engine_away: [1_000, 2_000, 4_000, 8_000, 15_000],
  no_video: [15_000, 30_000, 60_000, 120_000],
}
export const triedAgain = (why: Why): boolean => why in PAUSES
export function pauseAfter(why: Why, tries: number): number {
  const pauses = PAUSES[why] ?? []
  return pauses[Math.min(tries, pauses.length) - 1] ?? Infinity
}

export interface Rung {
  step: Step
  why: Why
}
const DOWN: Record<Step, Step> = { video: 'audio', audio: 'text', text: 'file', file: 'file' }
const ORDER: readonly Step[] = ['video', 'audio', 'text', 'file']

export const lower = (a: Step, b: Step): boolean => ORDER.indexOf(a) > ORDER.indexOf(b)

/** What follows when `step` did not work. Without an engine, or in a browser that can do neither, sound is not tried either. */
export function next(step: Step, why: Why): Rung {
  if (step === 'video' && (why === 'engine_away' || why === 'unsupported')) return { step: 'text', why }
  if (step === 'video' || step === 'audio') return { step: DOWN[step], why }
  return { step, why }
}

/** What is sent on a step. */
export const kindsOf = (step: Step): Kind[] => (step === 'video' ? ['audio', 'video'] : step === 'audio' ? ['audio'] : [])

/** Why the camera or microphone was not given, by the name of the browser's own error. */
export function whyNot(error: unknown): Why {
  const name = error instanceof Error ? error.name : ''
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'denied'
  if (name === 'NotFoundError' || name === 'OverconstrainedError' || name === 'NotReadableError' || name === 'AbortError') return 'missing'
  return 'unsupported'
}

export interface Sent {
  /** When the house had taken it; what of it has come at any time since. */
  takenAt: number
  kinds: readonly Kind[]
  arrived: Set<Kind>
}

/** Whether something that is sent has never arrived. What has flowed and is lost is the network's matter and not this ladder's. */
export function tooLong(sent: Sent, flows: readonly Kind[], now: number): boolean {
  for (const each of flows) sent.arrived.add(each)
  return now - sent.takenAt > PATIENCE && sent.kinds.some((each) => !sent.arrived.has(each))
}
