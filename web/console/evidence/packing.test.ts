import { afterEach, expect, it, vi } from 'vitest'
import { Problem } from '@/api/client'
import { fetchPackage } from './packing'

afterEach(() => vi.unstubAllGlobals())

const answering = (answer: () => Response | Promise<Response>): void => void vi.stubGlobal('fetch', vi.fn(answer))
const never = new AbortController().signal

/** A body that comes in pieces; then it ends, or breaks off. */
function body(pieces: number[], broken = false): ReadableStream<Uint8Array> {
  const left = [...pieces]
  return new ReadableStream({
    pull(into) {
      const next = left.shift()
      if (next !== undefined) into.enqueue(new Uint8Array(next).fill(7))
      else if (broken) into.error(new TypeError('network'))
      else into.close()
    },
  })
}

it('receives a package in pieces, and tells how far it is', async () => {
  answering(() => new Response(body([5_000_000, 5_000_000, 3]), { headers: { 'content-disposition': "attachment; filename*=UTF-8''evidence-case-1.zip" } }))
  const told: number[] = []
  const made = await fetchPackage('case:1', 'case_handling', (bytes) => told.push(bytes), never)
  expect(made.name).toBe('evidence-case-1.zip')
  expect(made.content.size).toBe(10_000_003)
  expect(told).toEqual([5_000_000, 10_000_000, 10_000_003])
})

it('hands on nothing of what broke off, and says why it was refused', async () => {
  answering(() => new Response(body([4], true)))
  await expect(fetchPackage('case:1', 'case_handling', () => undefined, never)).rejects.toMatchObject({ code: 'unreachable' })
  answering(() => new Response(JSON.stringify({ code: 'no_ground', detail: '没有依据' }), { status: 403 }))
  const refused = await fetchPackage('case:1', 'case_handling', () => undefined, never).catch((error: unknown) => error)
  expect(refused).toBeInstanceOf(Problem)
  expect(refused).toMatchObject({ code: 'no_ground', detail: '没有依据' })
})
