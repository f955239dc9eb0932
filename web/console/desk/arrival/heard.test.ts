import { expect, it } from 'vitest'
import type { CaseLine } from '../queue/pages'
import { after, calling } from './heard'
import { REPEATS, TONES } from './sound'

const now = Date.parse('2026-11-22T01:00:00Z')
const line = (id: string, more: Partial<CaseLine> = {}): CaseLine => ({ case: id, state: 'received', level: 3, raised_at: `2026-11-22T00:59:0${id}Z`, claim: null, ...more }) as CaseLine
const claim = (seconds: number, stale = false): CaseLine['claim'] => ({ by: 'x', name: null, at: new Date(now - seconds * 1_000).toISOString(), stale })
const ids = (lines: CaseLine[]): string => lines.map((each) => each.case).join('')

it('calls for what waits, the most urgent and then the oldest first', () => {
  expect(ids(calling([line('1'), line('2', { level: 1 }), line('3'), line('4', { state: 'taken' })], new Set(), now))).toBe('213')
})

it('is quiet while somebody is opening a case, and calls again when they did not take it', () => {
  expect(ids(calling([line('1', { claim: claim(5) }), line('2', { claim: claim(25) }), line('3', { claim: claim(5, true) })], new Set(), now))).toBe('23')
})

it('is silenced by any seat, and woken by a clock that ran out', () => {
  const known = after(new Set(), 'cases.Opened', '1')
  expect(ids(calling([line('1')], known, now))).toBe('')
  expect(ids(calling([line('1')], after(known, 'cases.ClockRanOut', '1'), now))).toBe('1')
  expect(after(known, 'cases.MessageCame', '1')).toBe(known)
})

it('sounds different for each level, the more urgent the more often', () => {
  expect(new Set(Object.values(TONES).map((each) => JSON.stringify(each))).size).toBe(4)
  expect([1, 2, 3, 4].map((level) => REPEATS[level] ?? 0)).toEqual([1, 2, 3, 4].map((level) => REPEATS[level] ?? 0).sort((a, b) => a - b))
})
