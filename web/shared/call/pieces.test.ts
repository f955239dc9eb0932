import { describe, expect, it, vi } from 'vitest'
import { Problem } from '@/api/client'
import { LAST, MOST, Recording, Waiting, type Put } from './pieces'

const blob = (text: string): Blob => new Blob([text], { type: 'video/webm' })

describe('what waits', () => {
  it('goes out in order, merged within one file and never across two', async () => {
    const waiting = new Waiting(0)
    waiting.add(1, blob('abc'))
    waiting.add(1, blob('de'))
    waiting.add(2, blob('x'))
    waiting.add(1, blob('f'))
    const first = waiting.next()!
    expect([first.n, first.at, await first.body.text()]).toEqual([1, 0, 'abcdef'])
    waiting.kept(first)
    const second = waiting.next()!
    expect([second.n, second.at, await second.body.text()]).toEqual([2, 0, 'x'])
  })

  it('is cut where an upload is full, and goes on at that byte', async () => {
    const waiting = new Waiting(0)
    waiting.add(1, blob('abcdef'))
    waiting.add(1, blob('ghi'))
    const texts: unknown[] = []
    for (let piece = waiting.next(4); piece; piece = waiting.next(4)) {
      texts.push([piece.at, await piece.body.text()])
      waiting.kept(piece)
    }
    expect(texts).toEqual([[0, 'abcd'], [4, 'efgh'], [8, 'i']])
  })

  it('keeps the head of a file together, and lets one go that has no more', async () => {
    const waiting = new Waiting(3)
    waiting.add(1, blob('a'))
    expect(waiting.next()).toBeNull()
    waiting.add(1, blob('bc'))
    const first = waiting.next()!
    expect(await first.body.text()).toBe('abc')
    waiting.kept(first)
    waiting.add(1, blob('d'))
    expect([waiting.next()?.at, waiting.next()?.body.size]).toEqual([3, 1])
    waiting.kept(waiting.next()!)
    waiting.add(2, blob('x'))
    waiting.add(3, blob('yyy'))
    expect(waiting.next()?.n).toBe(3)
  })

  it('takes nothing of no length, and forgets a file', () => {
    const waiting = new Waiting(0)
    waiting.add(1, blob(''))
    expect(waiting.next()).toBeNull()
    waiting.add(1, blob('a'))
    waiting.add(2, blob('b'))
    waiting.drop(1)
    expect([waiting.next()?.n, waiting.size]).toEqual([2, 1])
  })
})

class Fake {
  state: RecordingState = 'inactive'
  ondataavailable: ((event: BlobEvent) => void) | null = null
  start(): void {
    this.state = 'recording'
  }
  stop(): void {
    this.state = 'inactive'
    this.gives('end')
  }
  requestData(): void {
    this.gives('hurried')
  }
  gives(text: string): void {
    this.ondataavailable?.({ data: blob(text) } as BlobEvent)
  }
}

const STREAM = {} as MediaStream

/** A recording over recorders that give what they are told to; `kept`: what the house has, by file. */
function made(answers: (() => unknown)[] = []) {
  const recorders: Fake[] = []
  const kept: Record<number, string> = {}
  const waits: number[] = []
  const put = vi.fn<Put>(async (n, at, body) => {
    const answer = answers.shift()?.()
    if (answer) throw answer
    expect(at).toBe((kept[n] ?? '').length)
    kept[n] = (kept[n] ?? '') + (await body.text())
  })
  const make = (): Fake => (recorders.push(new Fake()), recorders[recorders.length - 1]!)
  const recording = new Recording(put, make as never, async (wait) => void waits.push(wait), 0)
  recording.begin(STREAM)
  return { recording, recorders, kept, waits, put }
}
const refuses = (status: number, code: string) => (): Problem => new Problem(status, code, '')

describe('a recording', () => {
  it('hands in every byte once, in order, whatever the network does', async () => {
    const { recorders, kept, waits } = made([() => undefined, refuses(0, 'unreachable'), refuses(503, 'unavailable'), refuses(429, 'too_many')])
    for (const text of ['one ', 'two ', 'three']) recorders[0]!.gives(text)
    await vi.waitFor(() => expect(kept[1]).toBe('one two three'))
    expect(waits).toEqual([500, 1_000, 2_000])
  })

  it('begins a further file with another stream, and ends the first one with its last bytes', async () => {
    const { recording, recorders, kept } = made()
    recorders[0]!.gives('a')
    recording.begin(STREAM)
    recorders[1]!.gives('b')
    await vi.waitFor(() => expect(kept).toEqual({ 1: 'aend', 2: 'b' }))
  })

  it('begins a further file where the house calls one over', async () => {
    const { recorders, kept } = made([refuses(409, 'recording_over')])
    recorders[0]!.gives('a')
    await vi.waitFor(() => expect(recorders).toHaveLength(2))
    recorders[1]!.gives('b')
    await vi.waitFor(() => expect(kept[2]).toBe('b'))
    expect(kept[1] ?? '').not.toContain('a')
  })

  it('stops for good at any other refusal', async () => {
    const { recorders, put } = made([refuses(404, 'publication_unknown')])
    recorders[0]!.gives('a')
    await vi.waitFor(() => expect(recorders[0]!.state).toBe('inactive'))
    expect(recorders).toHaveLength(1)
    expect(put).toHaveBeenCalledTimes(1)
  })

  it('is paused and goes on, and its last bytes go out after the end', async () => {
    const { recording, recorders, kept } = made()
    recorders[0]!.gives('a')
    recording.pause()
    recording.begin(STREAM)
    recorders[1]!.gives('b')
    recording.end()
    await vi.waitFor(() => expect(kept).toEqual({ 1: 'aend', 2: 'bend' }))
    recording.begin(STREAM)
    expect(recorders).toHaveLength(2)
  })

  it('gives up what waits beyond all measure, and begins anew', () => {
    const { recorders, recording, put } = made()
    put.mockImplementation(() => new Promise(() => undefined))
    recorders[0]!.ondataavailable?.({ data: { size: MOST + 1, type: '', slice: () => blob('') } } as unknown as BlobEvent)
    expect([recorders.length, recording.waiting.size]).toEqual([2, 0])
  })

  it('sends what a browser lets out when the page goes away', () => {
    const { recorders, put } = made()
    put.mockImplementation(() => new Promise(() => undefined))
    recorders[0]!.gives('x'.repeat(LAST))
    recorders[0]!.gives('y')
    dispatchEvent(new Event('beforeunload'))
    dispatchEvent(new Event('pagehide'))
    const [n, at, body, last] = put.mock.calls.at(-1)!
    expect([n, at, body.size, last]).toEqual([1, 0, LAST, true])
  })

  it('lets a browser that cannot record go on with the call', () => {
    const recording = new Recording(vi.fn(), () => {
      throw new DOMException('', 'NotSupportedError')
    })
    expect(() => recording.begin(STREAM)).not.toThrow()
    recording.end()
  })
})
