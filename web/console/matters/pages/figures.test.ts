import { expect, test } from 'vitest'
import { askedBy, part } from './figures'

test('an address may ask for a grouping that there is, and for nothing else', () => {
  expect(askedBy({ by: 'organisation', since: '2026-11-01', other: '1' })).toEqual({ by: 'organisation', since: '2026-11-01' })
  expect(askedBy({ by: 'person' })).toEqual({})
})

test('a share is a bar by itself, what is counted against the most', () => {
  const value = { denominator: null, numerator: 5, ratio: null, seconds: null, text: '5' }
  expect(part({ ...value, denominator: 8, ratio: 0.625 }, 1)).toBe(62.5)
  expect(part(value, 20)).toBe(25)
  expect(part(undefined, 20)).toBe(0)
})
