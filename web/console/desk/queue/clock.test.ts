import { expect, it } from 'vitest'
import { bucket } from './clock'

const at = (seconds: number): number => Date.parse('2026-11-22T00:00:00Z') + seconds * 1_000
const clock = (now: number, overdue = false): string => bucket('2026-11-22T00:00:00Z', '2026-11-22T00:01:40Z', at(now), overdue)

it('warns from three quarters on', () => {
  expect([0, 74, 75, 99, 100].map((now) => clock(now))).toEqual(['good', 'good', 'near', 'near', 'late'])
})

it('stays late once somebody was warned', () => expect(clock(5, true)).toBe('late'))

it('is in time while nobody knows when it began', () => expect(bucket(null, '2026-11-22T00:01:40Z', at(80))).toBe('good'))
