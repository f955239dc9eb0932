import { expect, it } from 'vitest'
import { SILENCE, Watch } from './watch'

it('says once that the house is away, and once that it is back', () => {
  const watch = new Watch(0)
  expect([1_000, 2_000, SILENCE].map((at) => watch.beat(at))).toEqual(['fine', 'fine', 'fine'])
  expect([watch.beat(SILENCE + 1), watch.since]).toEqual(['away', 0])
  expect(watch.beat(9_000)).toBe('fine')
  expect(watch.heard(9_500)).toBe('back')
  expect([watch.heard(9_600), watch.since]).toEqual(['fine', null])
})

it('stays quiet while answers come', () => {
  const watch = new Watch(0)
  for (let at = 1_000; at < 60_000; at += 1_000) {
    expect(watch.heard(at)).toBe('fine')
    expect(watch.beat(at + 900)).toBe('fine')
  }
})
