/**
 * The live stream: journal lines as they are committed, resumed where it broke, with nothing missed.
 *
 * Read with fetch and not with EventSource, which neither shows the keep-alives (so a dead link goes unseen) nor tries
 * again after 401 and 503. Lines are handed on in batches, at most four times a second.
 */
import { ref } from 'vue'
import { pause } from '@/pause'

export interface Line {
  seq: number
  at: string
  subject: string
  version: number
  event: string
  payload: Record<string, unknown>
}

export type Link = 'off' | 'joining' | 'live' | 'lost'

const SILENCE = 20_000 // the server sends a comment every 15 s
const BATCH = 250
const PAUSES = [500, 1_000, 2_000, 4_000, 8_000]

export interface Hearing {
  topics?: string[]
  events?: string[]
  /** Lines in the order of the journal. */
  lines: (lines: Line[]) => void
  /** The place was too far back, or the link begins anew: load the page's data again. */
  reset: () => void
}

export class Live {
  readonly link = ref<Link>('off')
  /** Since when the link is lost. */
  readonly since = ref<number | null>(null)
  private place = ''
  private waiting: Line[] = []
  private timer: ReturnType<typeof setTimeout> | undefined
  private stopped: AbortController | null = null

  constructor(private readonly hearing: Hearing) {}

  start(): void {
    if (this.stopped) return
    this.stopped = new AbortController()
    this.link.value = 'joining'
    void this.follow(this.stopped.signal)
  }

  stop(): void {
    this.stopped?.abort()
    this.stopped = null
    this.link.value = 'off'
    clearTimeout(this.timer)
    this.timer = undefined
  }

  private async follow(over: AbortSignal): Promise<void> {
    for (let failures = 0; !over.aborted; failures += 1) {
      try {
        await this.read(over, () => (failures = 0))
      } catch {
        // the reason is of no use to anybody: it is tried again
      }
      if (over.aborted) return
      this.link.value = 'lost'
      this.since.value ??= Date.now()
      await pause(PAUSES[Math.min(failures, PAUSES.length - 1)] ?? 8_000, over)
    }
  }

  private async read(over: AbortSignal, joined: () => void): Promise<void> {
    const silent = new AbortController()
    let watch = setTimeout(() => silent.abort(), SILENCE)
    const query = new URLSearchParams()
    if (this.hearing.topics) query.set('topics', this.hearing.topics.join(','))
    if (this.hearing.events) query.set('events', this.hearing.events.join(','))
    if (this.place) query.set('after', this.place)
    try {
      const response = await fetch(`/api/v1/live?${query}`, {
        headers: { accept: 'text/event-stream' },
        signal: AbortSignal.any([over, silent.signal]),
        cache: 'no-store',
      })
      if (!response.ok || !response.body) throw new Error(String(response.status))
      joined()
      this.link.value = 'live'
      this.since.value = null
      if (!this.place) this.hearing.reset()
      const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
      let rest = ''
      for (;;) {
        const { done, value } = await reader.read()
        if (done) return
        clearTimeout(watch)
        watch = setTimeout(() => silent.abort(), SILENCE)
        const parts = (rest + value.replaceAll('\r\n', '\n')).split('\n\n')
        rest = parts.pop() ?? ''
        for (const part of parts) this.take(part)
      }
    } finally {
      clearTimeout(watch)
      silent.abort()
    }
  }

  private take(part: string): void {
    let event = ''
    let data = ''
    for (const row of part.split('\n')) {
      if (row.startsWith('id:')) this.place = row.slice(3).trim()
      else if (row.startsWith('event:')) event = row.slice(6).trim()
      else if (row.startsWith('data:')) data += row.slice(5).trim()
    }
    if (event === 'reset') {
      this.waiting = []
      this.hearing.reset()
    } else if (data) {
      this.waiting.push(JSON.parse(data) as Line)
      this.timer ??= setTimeout(() => this.hand(), BATCH)
    }
  }

  private hand(): void {
    this.timer = undefined
    const lines = this.waiting
    this.waiting = []
    if (lines.length) this.hearing.lines(lines)
  }
}
