import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { Problem } from '@/api/problem'
import { putEvidence } from './upload'

/** What each request that carries bytes does: answers, breaks, or says nothing. */
let does: ((request: Fake) => void)[] = []
const sent: Fake[] = []

class Fake {
  readonly upload: { onprogress?: (event: unknown) => void } = {}
  readonly headers = new Map<string, string>()
  url = ''
  size = 0
  status = 0
  response: unknown = null
  onload = (): void => undefined
  onerror = (): void => undefined
  onabort = (): void => undefined
  open(_: string, url: string): void {
    this.url = url
  }
  setRequestHeader(name: string, value: string): void {
    this.headers.set(name, value)
  }
  abort(): void {
    this.onabort()
  }
  send(content: Blob): void {
    this.size = content.size
    sent.push(this)
    does.shift()?.(this)
  }
  answer(response: unknown): void {
    this.status = 200
    this.response = response
    this.onload()
  }
}

/** A house that keeps pieces of 4 MiB. */
let have = 0
const doors: string[] = []
const house = {
  POST: async (path: string) => {
    doors.push(path)
    const data = path.endsWith('finish') ? { evidence: 'e', token: 't' } : { upload: 'u', token: 't', piece: 4 << 20, have: 0 }
    return { data, response: { ok: true, status: 200 } }
  },
  GET: async () => ({ data: { have }, response: { ok: true, status: 200 } }),
}
vi.mock('@/api/client', async (original) => ({ ...(await original<object>()), api: { POST: (path: string) => house.POST(path), GET: () => house.GET() } }))
const keep = (request: Fake): void => {
  expect(new URLSearchParams(request.url.split('?')[1]).get('offset')).toBe(String(have))
  have += request.size
  request.answer({ have })
}

beforeEach(() => {
  vi.stubGlobal('XMLHttpRequest', Fake)
  sent.length = doors.length = have = 0
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

it('says its language and its session, and gives up a line over which nothing goes', async () => {
  vi.useFakeTimers()
  does = [() => undefined]
  const going = putEvidence({ key: 'k', kind: 'photo', file: new Blob(['abc']) }, { token: 'theirs' }).catch((error: unknown) => error)
  expect(sent[0]!.headers.get('authorization')).toBe('Bearer theirs')
  expect(sent[0]!.headers.get('accept-language')).toBeTruthy()
  await vi.advanceTimersByTimeAsync(50_000)
  sent[0]!.upload.onprogress?.({ lengthComputable: false })
  await vi.advanceTimersByTimeAsync(50_000)
  sent[0]!.upload.onprogress?.({ lengthComputable: false })
  await vi.advanceTimersByTimeAsync(61_000)
  const error = await going
  expect(error instanceof Problem && error.unreachable).toBe(true)
})

it('goes on with a large film where the house has it', async () => {
  const film = { key: 'k', kind: 'video' as const, file: new Blob([new Uint8Array(9 << 20)], { type: 'video/mp4;codecs=avc1' }) }
  does = [keep, (request) => request.onerror()]
  await expect(putEvidence(film)).rejects.toMatchObject({ unreachable: true })
  expect(have).toBe(4 << 20)
  does = [keep, keep]
  expect(await putEvidence(film)).toEqual({ evidence: 'e', token: 't' })
  expect(have).toBe(9 << 20)
  expect(doors).toEqual(['/api/v1/uploads', '/api/v1/uploads', '/api/v1/uploads/{upload}/finish'])
})
