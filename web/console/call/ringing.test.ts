import { expect, it } from 'vitest'
import type { CallShown } from '@/call/doors'
import { hushed, sounding } from './ringing'

const rings = (call: string, rung_at: string): CallShown => ({ call, rung_at }) as CallShown
const [a, b] = [rings('a', '2026-11-22T01:00:00Z'), rings('b', '2026-11-22T01:00:05Z')]
const heard = (calls: CallShown[], silenced: ReadonlySet<string>): string => sounding(calls, silenced).map((each) => each.call).join('')

it('is silent for those that were silenced, and for no other', () => {
  expect(heard([a, b], hushed([a, b], new Set(), [{ ...a }]))).toBe('b')
  expect(heard([a, b], hushed([a, b], new Set(), [a, b]))).toBe('')
})

it('sounds again when a call that was silenced is dropped or transferred', () => {
  const silenced = hushed([a], new Set(), [a])
  expect(heard([rings('a', '2026-11-22T01:03:00Z')], silenced)).toBe('a')
})

it('forgets what rings no more', () => {
  const silenced = hushed([a, b], new Set(), [a, b])
  expect(hushed([b], silenced).size).toBe(1)
  expect(hushed([], silenced).size).toBe(0)
})
