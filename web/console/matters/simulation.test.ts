import { expect, test } from 'vitest'
import { added, NOTHING, share } from './simulation'

const name = (said: string): { zh: string; en: string } => ({ zh: said, en: said })
const change = (count: number): { before: { zh: string; en: string }; after: { zh: string; en: string }; count: number } => ({ before: name('a'), after: name('b'), count })
const piece = { total: 700, looked: 500, fits: name('fits'), fits_before: 400, fits_after: 450, changed: 60, changes: [change(60)], effects: [], next: 'x' }

test('pieces add up and the same change is one line', () => {
  const sum = added(added(NOTHING, piece), { ...piece, total: null, looked: 200, changes: [change(5), { ...change(70), after: name('c') }], next: null })
  expect([sum.total, sum.looked, sum.before, sum.after, sum.changed]).toEqual([700, 700, 800, 900, 120])
  expect(sum.changes.map((each) => [each.after.zh, each.count])).toEqual([['c', 70], ['b', 65]])
})

test('a share over nothing is none', () => {
  expect(share(17_912, 18_220)).toBe('98.3 %')
  expect(share(0, 0)).toBe('—')
})
