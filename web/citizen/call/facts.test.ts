import { expect, it } from 'vitest'
import type { CallShown, Recording } from '@/call/doors'
import { noted, nothing, recordingOf } from './facts'

const shown = (recording: Recording | null): CallShown =>
  ({ participants: [{ mine: true, state: 'in', publication: recording && { recording } }, { mine: false, state: 'in', publication: { recording: 'on' } }] }) as unknown as CallShown
const after = (...all: (Recording | null)[]) => recordingOf(all.map(shown).reduce(noted, nothing()))

it('says that something was recorded only when it was, and what could not be', () => {
  expect(after(null, null)).toBe('none')
  expect(after('waiting', null)).toBe('none')
  expect(after('on', null)).toBe('kept')
  expect(after('waiting', 'failed')).toBe('failed')
  expect(after('on', 'failed', null)).toBe('partly')
})
