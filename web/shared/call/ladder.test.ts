import { expect, it } from 'vitest'
import { kindsOf, lower, next, PATIENCE, pauseAfter, tooLong, whyNot, type Rung, type Sent } from './ladder'

const named = (name: string): Error => Object.assign(new Error(), { name })

it('goes from pictures to sound to text to a file, and stays there', () => {
  const seen: string[] = []
  for (let rung: Rung = { step: 'video', why: 'chosen' }, n = 0; n < 4; n += 1) {
    seen.push(rung.step)
    rung = next(rung.step, 'denied')
  }
  expect(seen).toEqual(['video', 'audio', 'text', 'text'])
})

it('tries no sound where there is no engine, or no browser for it', () => {
  expect(next('video', 'engine_away')).toEqual({ step: 'text', why: 'engine_away' })
  expect(next('video', 'unsupported').step).toBe('text')
  expect(next('audio', 'engine_away').step).toBe('text')
})

it('sends what the step says', () => {
  expect([kindsOf('video'), kindsOf('audio'), kindsOf('text'), kindsOf('file')]).toEqual([['audio', 'video'], ['audio'], [], []])
  expect(lower('audio', 'video')).toBe(true)
  expect(lower('video', 'text')).toBe(false)
})

it('tells a refusal from a phone without a camera', () => {
  expect([named('NotAllowedError'), named('NotFoundError'), named('TypeError'), 7].map(whyNot)).toEqual(['denied', 'missing', 'unsupported', 'unsupported'])
})

it('tries again what may come to work, each time later', () => {
  expect([1, 2, 9].map((tries) => pauseAfter('engine_away', tries))).toEqual([1_000, 2_000, 15_000])
  expect([1, 2, 9].map((tries) => pauseAfter('no_video', tries))).toEqual([15_000, 30_000, 120_000])
  expect(pauseAfter('denied', 1)).toBe(Infinity)
})

it('gives up on pictures that never came, and never on those that were lost on the way', () => {
  const sent = (): Sent => ({ takenAt: 0, kinds: ['audio', 'video'], arrived: new Set() })
  expect(tooLong(sent(), [], PATIENCE)).toBe(false)
  expect(tooLong(sent(), ['audio'], PATIENCE + 1)).toBe(true)
  const flowed = sent()
  expect(tooLong(flowed, ['audio', 'video'], 1_000)).toBe(false)
  expect(tooLong(flowed, [], 10 * PATIENCE)).toBe(false)
})
