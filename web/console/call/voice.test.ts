import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { effectScope } from 'vue'
import { Problem } from '@/api/client'
import type { Line } from '@/call/line'
import { useVoice } from './voice'

const unreachable = new Problem(0, 'unreachable', '')
beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A phone as the house has it. `answers`: what becomes of each request, in their order; true when there is nothing more. */
function stood(...answers: (() => Promise<void>)[]) {
  const phone = { aloud: false, asked: [] as boolean[] }
  const send = async (aloud: boolean): Promise<void> => {
    phone.asked.push(aloud)
    await answers.shift()?.()
    phone.aloud = aloud
  }
  const line = { doors: { voice: send }, poke: () => undefined } as unknown as Line
  return { phone, voice: effectScope().run(() => useVoice(line))! }
}

it('asks for the same as at the press, however often it has to be sent', async () => {
  const { phone, voice } = stood(() => Promise.reject(unreachable))
  void voice.speak(false)
  await vi.advanceTimersByTimeAsync(2_000)
  expect(phone.asked).toEqual([true, true])
})

it('is silenced while it is still tried to make it speak', async () => {
  const { phone, voice } = stood(() => Promise.reject(unreachable))
  void voice.speak(true)
  await vi.advanceTimersByTimeAsync(100)
  await voice.hush()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(phone.asked).toEqual([true, false])
})

it('is silenced once more when what was asked before comes late', async () => {
  let late = (): void => undefined
  const { phone, voice } = stood(() => new Promise((done) => (late = done)))
  void voice.speak(true)
  await voice.hush()
  late()
  await vi.advanceTimersByTimeAsync(0)
  expect(phone.asked).toEqual([true, false, false])
  expect(phone.aloud).toBe(false)
})

it('stays silent at a second press while the first is not answered', async () => {
  const { phone, voice } = stood(() => Promise.reject(unreachable))
  void voice.hush()
  await vi.advanceTimersByTimeAsync(100)
  expect(voice.awaited.value).toBe(true)
  await voice.speak(false)
  void voice.hush()
  await vi.advanceTimersByTimeAsync(10_000)
  expect(new Set(phone.asked)).toEqual(new Set([false]))
})
