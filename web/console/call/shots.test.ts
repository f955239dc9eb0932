import { expect, it, vi } from 'vitest'
import { effectScope } from 'vue'
import { Problem } from '@/api/client'
import type { Doors } from '@/call/doors'
import { useShots } from './shots'

const frame = (at: number) => ({ publication: 'p', at, picture: new Blob([String(at)]) })

it('keeps what every press took, and sends each with one key of its own', async () => {
  vi.useFakeTimers()
  const sent: [number, string][] = []
  const snapshot = ((_: string, at: number, __: Blob, key: string) => {
    sent.push([at, key])
    return sent.length === 1 ? Promise.reject(new Problem(0, 'unreachable', '')) : Promise.resolve({ evidence: `e${at}`, sha256: '', at_ms: at })
  }) as unknown as Doors['snapshot']
  const { shots, keep, left } = effectScope().run(() => useShots({ snapshot }))!
  void keep(frame(1))
  void keep(frame(2))
  await vi.advanceTimersByTimeAsync(1_200)
  expect(left.value).toBe(2)
  await vi.advanceTimersByTimeAsync(5_000)
  expect(sent.map(([at]) => at)).toEqual([1, 1, 2])
  expect(sent[0]?.[1]).toBe(sent[1]?.[1])
  expect(sent[2]?.[1]).not.toBe(sent[1]?.[1])
  expect(shots.value.map((each) => each.evidence)).toEqual(['e2', 'e1'])
  expect(left.value).toBe(0)
  vi.useRealTimers()
})
