import { expect, test } from 'vitest'
import { gone, lampOf } from './lamp'

const matter = { due_at: '2026-11-06T09:30:00Z', warn_at: '2026-11-06T08:00:00Z' }
const at = (time: string): number => Date.parse(`2026-11-06T${time}Z`)

test('the lamp turns yellow at the warning and red at the deadline', () => {
  expect(lampOf(matter, at('07:59:59'))).toBe('green')
  expect(lampOf(matter, at('08:00:00'))).toBe('yellow')
  expect(lampOf(matter, at('09:30:00'))).toBe('red')
})

test('a pause holds it, and what has ended keeps the lamp with which it ended', () => {
  expect(lampOf({ ...matter, paused_at: '2026-11-06T07:00:00Z' }, at('12:00:00'))).toBe('green')
  expect(lampOf({ ...matter, concluded_at: '2026-11-06T08:30:00Z' }, at('12:00:00'))).toBe('yellow')
})

test('the part of the way that is gone stays between nothing and all', () => {
  expect(gone('2026-11-06T08:00:00Z', '2026-11-06T10:00:00Z', at('08:30:00'))).toBe(25)
  expect(gone('2026-11-06T08:00:00Z', '2026-11-06T10:00:00Z', at('07:00:00'))).toBe(0)
  expect(gone('2026-11-06T08:00:00Z', '2026-11-06T08:00:00Z', at('09:00:00'))).toBe(100)
})
