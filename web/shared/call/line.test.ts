import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { Problem } from '@/api/client'
import type { CallShown, Joined } from './doors'
import { Line } from './line'

let answer: () => CallShown
vi.mock('./doors', () => ({ doorsOf: () => ({ show: async () => answer(), step: async () => undefined }) }))

const NOW = '2026-01-01T00:00:00Z'
const person = (mine: boolean, state: string): CallShown['participants'][number] =>
  ({ participant: mine ? 'me' : 'you', role: mine ? 'call_taker' : 'caller', mine, state, publication: null }) as unknown as CallShown['participants'][number]
const call = (version: number, mine: string): CallShown =>
  ({ call: 'one', version, state: 'answered', now: NOW, created_at: NOW, participants: [person(true, mine), person(false, 'in')] }) as unknown as CallShown
const joined = (): Joined => ({ call: 'one', shown: call(1, 'in'), ice: [], engine: 'embedded' }) as unknown as Joined

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

it('is out once the house says so, and goes on telling how the call stands', async () => {
  answer = () => call(1, 'in')
  const line = new Line(joined())
  await vi.advanceTimersByTimeAsync(1_500)
  expect([line.live, line.out.value]).toEqual([true, false])
  answer = () => call(2, 'left')
  await vi.advanceTimersByTimeAsync(1_500)
  expect([line.live, line.out.value]).toEqual([false, true])
  answer = () => ({ ...call(3, 'left'), state: 'ringing' })
  await vi.advanceTimersByTimeAsync(1_500)
  expect(line.shown.value?.state).toBe('ringing')
  line.close()
})

it.each([403, 404])('is out when the house refuses to tell of it: %i', async (status) => {
  answer = () => {
    throw new Problem(status, 'video_call_unknown', '')
  }
  const line = new Line(joined())
  await vi.advanceTimersByTimeAsync(1_500)
  expect(line.out.value).toBe(true)
  line.close()
})

it('stays while the house is away', async () => {
  answer = () => {
    throw new Problem(0, 'unreachable', '')
  }
  const line = new Line(joined())
  await vi.advanceTimersByTimeAsync(5_000)
  expect(line.out.value).toBe(false)
  expect(line.awaySince.value).not.toBeNull()
  line.close()
})
