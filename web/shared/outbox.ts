/**
 * What is not sent yet: kept in the browser's database, sent in order when the house can be reached, each once.
 *
 * An entry has the key of its act, so that sending it again does nothing twice. What the house refuses for good stays
 * with its reason until the person decides; it never holds up what came after it on another matter.
 */
import { shallowRef } from 'vue'
import { Problem } from '@/api/problem'
import { done, openDatabase } from '@/database'

export interface Entry {
  /** The key of the act; also what tells one entry from every other. */
  id: string
  /** Which sender takes it. */
  kind: string
  /** Entries of one matter are sent in order. */
  matter: string
  /** Lanes go side by side; in each one entry goes after the other. */
  lane?: string
  /** Anything that can be cloned, with files in it. */
  what: unknown
  made: number
  /** Not sent before this instant: until then it can be taken back. */
  after?: number
  tries: number
  state: 'waiting' | 'sending' | 'refused'
  /** The house's own words for a refusal. */
  why?: string
}

export type Send = (entry: Entry) => Promise<void>

/** Between two tries, in milliseconds: each time longer. */
const FIRST = 1_000
const LONGEST = 30_000

const laneOf = (entry: Entry): string => entry.lane ?? ''

export class Outbox {
  /** All that is not sent, oldest first. */
  readonly entries = shallowRef<Entry[]>([])
  private readonly senders = new Map<string, Send>()
  private readonly opened: Promise<IDBDatabase>
  private readonly over = new AbortController()
  /** The lanes that run, and whether each has to run once more. */
  private readonly runs = new Map<string, boolean>()
  private readonly going = new Set<string>()
  private failures = 0
  private timer: ReturnType<typeof setTimeout> | undefined

  constructor(name: string) {
    this.opened = openDatabase(name, ['entries'], 'id')
    const { signal } = this.over
    addEventListener('online', () => void this.flush(), { signal })
    document.addEventListener('visibilitychange', () => document.hidden || void this.flush(), { signal })
  }

  /** Send nothing any more; what is kept stays for the next visit. */
  stop(): void {
    this.over.abort()
    clearTimeout(this.timer)
  }

  /** Say how entries of a kind are sent. A thrown `Problem` that is not passing refuses the entry. */
  sends(kind: string, send: Send): this {
    this.senders.set(kind, send)
    return this
  }

  /** Read what an earlier visit left, and send it. */
  async start(): Promise<void> {
    await this.reread()
    void this.flush()
  }

  /** Keep an entry; it is safe when this returns. Sent as soon as can be. */
  async put(entry: Pick<Entry, 'id' | 'kind' | 'matter' | 'lane' | 'what' | 'after'>): Promise<void> {
    await this.write({ made: Date.now(), tries: 0, state: 'waiting', ...entry })
    void this.flush()
  }

  /** While it is being sent: keep how far it is, so that a sender that is cut off goes on from there. */
  async keep(entry: Entry, what: unknown): Promise<void> {
    entry.what = what
    await this.kept((entries) => entries.put({ ...entry, state: 'waiting' }))
  }

  async drop(id: string): Promise<void> {
    await this.kept((entries) => entries.delete(id))
    await this.reread()
  }

  /** Try a refused entry once more, perhaps changed. */
  async retry(id: string, what?: unknown): Promise<void> {
    const entry = this.entries.value.find((each) => each.id === id)
    if (!entry) return
    await this.write({ ...entry, state: 'waiting', why: undefined, what: what ?? entry.what })
    void this.flush()
  }

  async clear(): Promise<void> {
    await this.kept((entries) => entries.clear())
    await this.reread()
  }

  async flush(): Promise<void> {
    for (const lane of this.runs.keys()) this.runs.set(lane, true)
    await this.go()
  }

  /** A film that takes its time holds up nothing but its own lane, and is not sent again at once when it fails. */
  private async go(): Promise<void> {
    await Promise.all([...new Set(this.entries.value.map(laneOf))].map((lane) => this.run(lane)))
  }

  private async run(lane: string): Promise<void> {
    if (this.runs.has(lane)) return
    try {
      do {
        this.runs.set(lane, false)
        const held = new Set<string>()
        for (const { id } of this.entries.value) {
          if (this.over.signal.aborted) return
          const entry = this.entries.value.find((each) => each.id === id)
          if (!entry || laneOf(entry) !== lane) continue
          const send = this.senders.get(entry.kind)
          if (entry.state === 'refused' || (entry.after ?? 0) > Date.now() || held.has(entry.matter)) held.add(entry.matter)
          else if (send && !(await this.one(entry, send))) held.add(entry.matter)
        }
      } while (this.runs.get(lane))
    } finally {
      this.runs.delete(lane)
      this.plan()
    }
  }

  private plan(): void {
    clearTimeout(this.timer)
    const open = this.entries.value.filter((each) => each.state !== 'refused' && !this.runs.has(laneOf(each)))
    const early = open.map((each) => (each.after ?? 0) - Date.now()).filter((each) => each > 0)
    if (open.length && !this.over.signal.aborted) this.timer = setTimeout(() => void this.go(), Math.min(FIRST * 2 ** this.failures, LONGEST, ...early))
  }

  /** Whether it was sent. */
  private async one(entry: Entry, send: Send): Promise<boolean> {
    this.going.add(entry.id)
    this.entries.value = this.entries.value.map((each) => (each === entry ? { ...each, state: 'sending' } : each))
    const error: unknown = await send(entry).then(() => null, (reason: unknown) => reason ?? 'nothing')
    this.going.delete(entry.id)
    if (error === null) {
      this.failures = 0
      await this.drop(entry.id)
      return true
    }
    const refusal = error instanceof Problem && !error.passing && error.status !== 401 ? error : null
    if (!refusal) this.failures += 1
    await this.write({ ...entry, tries: entry.tries + 1, state: refusal ? 'refused' : 'waiting', why: refusal?.detail || refusal?.code })
    return false
  }

  private async kept<T>(act: (entries: IDBObjectStore) => IDBRequest<T>): Promise<T> {
    return done(act((await this.opened).transaction('entries', 'readwrite').objectStore('entries')))
  }

  private async write(entry: Entry): Promise<void> {
    await this.kept((entries) => entries.put(entry))
    await this.reread()
  }

  private async reread(): Promise<void> {
    const all = await this.kept((entries) => entries.getAll() as IDBRequest<Entry[]>)
    this.entries.value = all.map((each) => (this.going.has(each.id) ? { ...each, state: 'sending' as const } : each)).sort((a, b) => a.made - b.made)
  }
}
