import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { Problem } from '@/api/client'
import type { Joined } from '@/call/doors'

const joinCall = vi.hoisted(() => vi.fn<() => Promise<Joined>>())
vi.mock('@/call/doors', () => ({ joinCall, answerCall: vi.fn(), startCall: vi.fn(), caseOf: () => null }))
vi.mock('@/call/line', async () => {
  const { ref } = await import('vue')
  return {
    Line: class {
      readonly out = ref(false)
      readonly live = true
      readonly close = vi.fn()
      readonly climb = vi.fn()
      constructor(readonly joined: Joined) {}
    },
  }
})
import { engaged, line, put, recall } from './current'

const joined = { call: 'c', shown: { participants: [] } } as unknown as Joined
beforeEach(() => {
  vi.useFakeTimers()
  sessionStorage.setItem('anmin.console.call', 'c')
  joinCall.mockReset()
})
afterEach(() => {
  put()
  vi.useRealTimers()
})

it('finds the call of this tab again once the house is back', async () => {
  joinCall.mockRejectedValueOnce(new Problem(0, 'unreachable', '')).mockRejectedValueOnce(new Problem(503, 'away', '')).mockResolvedValue(joined)
  void recall()
  await vi.advanceTimersByTimeAsync(4_000)
  expect(line.value?.joined.call).toBe('c')
})

it('does not ask again for a call that it is not in', async () => {
  joinCall.mockRejectedValue(new Problem(409, 'not_in_call', ''))
  void recall()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(joinCall).toHaveBeenCalledTimes(1)
  expect(sessionStorage.getItem('anmin.console.call')).toBeNull()
})

it('keeps what was answered while the house was asked for another', async () => {
  let come: (value: Joined) => void = () => undefined
  joinCall.mockReturnValueOnce(new Promise((done) => (come = done))).mockResolvedValue({ ...joined, call: 'd' })
  const recalled = recall()
  const { rejoin } = await import('./current')
  await rejoin('d')
  come(joined)
  await recalled
  expect(line.value?.joined.call).toBe('d')
})

it('counts a seat as taken only while its person is in the call', async () => {
  joinCall.mockResolvedValue(joined)
  expect(engaged.value).toBe(false)
  await recall()
  expect(engaged.value).toBe(true)
  line.value!.out.value = true
  expect(engaged.value).toBe(false)
})
