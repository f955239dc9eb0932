import { beforeEach, expect, it, vi } from 'vitest'
import { Problem } from '@/api/problem'
import { Outbox, type Entry } from './outbox'

const kept = new Map<string, Entry>()
const store = {
  put: async (entry: Entry) => void kept.set(entry.id, { ...entry }),
  delete: async (id: string) => void kept.delete(id),
  getAll: async () => [...kept.values()],
  clear: async () => kept.clear(),
}
vi.mock('@/database', () => ({ openDatabase: async () => ({ transaction: () => ({ objectStore: () => store }) }), done: <T>(asked: Promise<T>) => asked }))
beforeEach(() => kept.clear())

interface Going {
  entry: Entry
  end: (error?: unknown) => void
}

/** A box whose sending ends when the test says so. */
function box() {
  const going: Going[] = []
  const made = new Outbox('test').sends('a', (entry) => new Promise((done, failed) => going.push({ entry, end: (error) => (error ? failed(error) : done()) })))
  let n = 0
  const put = (id: string, matter: string, lane?: string): Promise<void> => {
    vi.spyOn(Date, 'now').mockReturnValueOnce((n += 1))
    return made.put({ id, kind: 'a', matter, lane, what: id })
  }
  const ids = (): string[] => going.map(({ entry }) => entry.id)
  return { made, going, put, ids }
}

it('lets words go while a film of another lane takes its time', async () => {
  const { going, put, ids, made } = box()
  await put('film', 'one', 'files')
  await put('text', 'one', 'words')
  await vi.waitFor(() => expect(ids()).toEqual(['film', 'text']))
  going[1]!.end()
  await vi.waitFor(() => expect(made.entries.value.map((each) => [each.id, each.state])).toEqual([['film', 'sending']]))
  made.stop()
})

it('keeps the order within a lane, also when something comes while it runs', async () => {
  const { going, put, ids, made } = box()
  await put('a', 'one')
  await put('b', 'two')
  await put('c', 'one')
  await vi.waitFor(() => expect(ids()).toEqual(['a']))
  going[0]!.end()
  await vi.waitFor(() => expect(ids()).toEqual(['a', 'b']))
  going[1]!.end()
  await vi.waitFor(() => expect(ids()).toEqual(['a', 'b', 'c']))
  made.stop()
})

it('holds back only the matter of what failed, and tries it again after a pause', async () => {
  const { going, put, ids, made } = box()
  await put('a', 'one')
  await vi.waitFor(() => expect(ids()).toEqual(['a']))
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  going[0]!.end(new Problem(0, 'unreachable', ''))
  await vi.advanceTimersByTimeAsync(1_500)
  expect(ids()).toEqual(['a'])
  await vi.advanceTimersByTimeAsync(1_000)
  expect(ids()).toEqual(['a', 'a'])
  vi.useRealTimers()
  made.stop()
})

it('does not send what was taken back while something else was on its way', async () => {
  const { going, put, ids, made } = box()
  await put('a', 'one')
  await put('b', 'one')
  await vi.waitFor(() => expect(ids()).toEqual(['a']))
  await made.drop('b')
  going[0]!.end()
  await vi.waitFor(() => expect(made.entries.value).toEqual([]))
  expect(ids()).toEqual(['a'])
  made.stop()
})
