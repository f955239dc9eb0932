import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { effectScope } from 'vue'
import { Problem } from '@/api/client'
import { useIntent } from './intent'

const away = (): Promise<never> => Promise.reject(new Problem(0, 'unreachable', ''))
const made = () => effectScope().run(() => useIntent())!
beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

it('is sent again with the same key until the house has answered', async () => {
  const intent = made()
  const keys: string[] = []
  const ran = intent.run((key) => (keys.push(key) < 3 ? away() : Promise.resolve(7)))
  await vi.advanceTimersByTimeAsync(5_000)
  expect(await ran).toEqual({ done: 7 })
  expect(new Set(keys).size).toBe(1)
})

it('tells that it is under way once that takes long', async () => {
  const intent = made()
  void intent.run(away)
  await vi.advanceTimersByTimeAsync(900)
  expect(intent.slow.value).toBe(false)
  await vi.advanceTimersByTimeAsync(200)
  expect(intent.slow.value).toBe(true)
})

it('that is dropped is not tried again, and leaves the way free at once', async () => {
  const intent = made()
  const send = vi.fn(away)
  const ran = intent.run(send)
  await vi.advanceTimersByTimeAsync(100)
  intent.drop()
  expect(await ran).toBeUndefined()
  expect(intent.busy.value).toBe(false)
  expect(intent.problem.value).toBeNull()
  expect(await intent.run(() => Promise.resolve(1))).toEqual({ done: 1 })
  await vi.advanceTimersByTimeAsync(60_000)
  expect(send).toHaveBeenCalledTimes(1)
})

it('that is dropped under way tells no answer', async () => {
  const intent = made()
  let come: (value: number) => void = () => undefined
  const ran = intent.run(() => new Promise<number>((done) => (come = done)))
  intent.drop()
  come(1)
  expect(await ran).toBeUndefined()
})
