/** What became of a call while it ran, so that nothing untrue is said after it. */
import type { CallShown } from '@/call/doors'
import { mine } from '@/call/says'

export interface Facts {
  /** Some of what this phone sent was recorded; some could not be. */
  recorded: boolean
  failed: boolean
}

export const nothing = (): Facts => ({ recorded: false, failed: false })

/** With what the house says now. */
export function noted(facts: Facts, shown: CallShown): Facts {
  const now = mine(shown)?.publication?.recording
  return { recorded: facts.recorded || now === 'on', failed: facts.failed || now === 'failed' }
}

export type Said = 'kept' | 'partly' | 'failed' | 'none'
export const recordingOf = ({ recorded, failed }: Facts): Said => (recorded ? (failed ? 'partly' : 'kept') : failed ? 'failed' : 'none')
