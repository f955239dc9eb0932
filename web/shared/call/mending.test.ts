import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ref } from 'vue'
import { DEAD, Mending, Mendings, SILENCE, type Carrying } from './mending'

describe('a connection', () => {
  const fresh = (): Mending => new Mending(700, 0)

  it('is left alone while something comes through it', () => {
    const one = fresh()
    one.doubt(1_000)
    expect(one.broken('connected', true, 1_500)).toBe(false)
    one.moved(1_600)
    expect([one.doubted, one.broken('connected', true, 2_100), one.broken('disconnected', true, 2_200)]).toEqual([false, false, false])
  })

  it('that brings nothing after a doubt is mended once, and gets its time', () => {
    const one = fresh()
    one.moved(1_000)
    one.doubt(1_500)
    expect([2_100, 2_200, 2_300, 6_100].map((at) => one.broken('connected', true, at))).toEqual([false, true, false, false])
    one.doubt(6_200)
    expect([6_800, 6_900].map((at) => one.broken('connected', true, at))).toEqual([false, true])
  })

  it('is mended when the browser has given it up, at once when it failed', () => {
    const [slow, quick] = [fresh(), fresh()]
    expect([1_000, 1_000 + SILENCE].map((at) => slow.broken('disconnected', false, at))).toEqual([false, true])
    expect(quick.broken('failed', false, 1_000)).toBe(true)
  })

  it('through which nothing comes for long is dead, unless nothing is due', () => {
    const [one, held] = [fresh(), fresh()]
    expect([DEAD - 1, DEAD].map((at) => one.broken('connected', true, at))).toEqual([false, true])
    expect(held.broken('connected', false, 10 * DEAD)).toBe(false)
  })

  it('is asked for again at once when its mending could not be asked for', () => {
    const one = fresh()
    one.doubt(1_000)
    expect(one.broken('connected', true, 2_000)).toBe(true)
    one.failed()
    expect(one.broken('connected', true, 2_300)).toBe(true)
  })
})

describe('all connections of a call', () => {
  beforeEach(() => void vi.useFakeTimers({ now: 0 }))
  afterEach(() => void vi.useRealTimers())

  it('are believed by what comes after a doubt, not by what came before it', async () => {
    let count = 5
    const one: Carrying = { state: ref<RTCPeerConnectionState>('connected'), received: () => Promise.resolve(count) }
    const all = new Mendings('janus')
    expect(await all.broken(one, true, true)).toBe(false)
    count = 9
    vi.setSystemTime(1_000)
    await all.doubt(one)
    vi.setSystemTime(1_500)
    expect([await all.broken(one, true, true), all.doubted(one)]).toEqual([false, true])
    vi.setSystemTime(2_300)
    expect([await all.broken(one, true, false), await all.broken(one, true, true)]).toEqual([false, true])
    await all.doubt(one)
    count = 10
    vi.setSystemTime(2_500)
    expect([await all.broken(one, true, true), all.doubted(one)]).toEqual([false, false])
  })
})
