/** What this page records of itself where no engine does it: pieces in their order, kept until the house has them. */
import { Problem } from '@/api/client'

/** A piece each half second: so much is lost with a page that is killed. */
export const SLICE = 500
/** Bytes of one upload, of the last one while the page goes away, and of everything that may wait. */
export const LARGEST = 4 << 20
export const LAST = 60_000
export const MOST = 64 << 20
/** Bytes by which a file is known for what it is: browsers give its first byte alone. */
export const LEAST = 256
const PAUSES = [500, 1_000, 2_000, 4_000] as const
/** Tries after the end of a call that nobody answers. */
const TRIES = 8
const PICTURE_BITS = 1_000_000
const SOUND_BITS = 48_000

export interface Piece {
  n: number
  at: number
  body: Blob
}
export type Put = (n: number, at: number, body: Blob, last: boolean) => Promise<unknown>

/** Pieces that wait: of files counted from 1, each from its byte 0 on. */
export class Waiting {
  private pieces: Piece[] = []
  private readonly ends = new Map<number, number>()
  private readonly gone = new Set<number>()

  constructor(private readonly least = LEAST) {}

  get size(): number {
    return this.pieces.reduce((sum, each) => sum + each.body.size, 0)
  }

  add(n: number, body: Blob): void {
    if (!body.size || this.gone.has(n)) return
    const at = this.ends.get(n) ?? 0
    this.ends.set(n, at + body.size)
    const before = this.pieces.findIndex((each) => each.n > n)
    this.pieces.splice(before < 0 ? this.pieces.length : before, 0, { n, at, body })
  }

  /** As much of the earliest file as goes at once. */
  next(most = LARGEST): Piece | null {
    const first = this.begun()
    if (!first) return null
    const parts: Blob[] = []
    let size = 0
    for (const each of this.pieces) {
      if (each.n !== first.n || size >= most) break
      const part = each.body.size <= most - size ? each.body : each.body.slice(0, most - size)
      parts.push(part)
      size += part.size
    }
    return { n: first.n, at: first.at, body: new Blob(parts, { type: first.body.type }) }
  }

  /** The earliest piece of a file that has its head; a file that ended before it held anything is left out. */
  private begun(): Piece | undefined {
    for (;;) {
      const first = this.pieces[0]
      if (!first || first.at > 0 || (this.ends.get(first.n) ?? 0) >= this.least) return first
      if (this.pieces.every((each) => each.n === first.n)) return undefined
      this.drop(first.n)
    }
  }

  /** The house has it. */
  kept({ n, at, body }: Piece): void {
    const end = at + body.size
    this.pieces = this.pieces.flatMap((each) => {
      if (each.n !== n || each.at >= end) return [each]
      return each.at + each.body.size <= end ? [] : [{ n, at: end, body: each.body.slice(end - each.at, each.body.size, each.body.type) }]
    })
  }

  /** Of one file nothing more is wanted. */
  drop(n: number): void {
    this.gone.add(n)
    this.pieces = this.pieces.filter((each) => each.n !== n)
  }

  /** Of nothing that stands here. */
  dropAll(): void {
    for (const { n } of [...this.pieces]) this.drop(n)
  }
}

type Recorder = Pick<MediaRecorder, 'start' | 'stop' | 'requestData' | 'state' | 'ondataavailable'>

/** Throws what the browser throws when it cannot record this. */
function recorderOf(stream: MediaStream): Recorder {
  const mimeType = stream.getVideoTracks().length ? 'video/webm;codecs=vp8,opus' : 'audio/webm;codecs=opus'
  return new MediaRecorder(stream, { mimeType, videoBitsPerSecond: PICTURE_BITS, audioBitsPerSecond: SOUND_BITS })
}
const paused = (wait: number): Promise<void> => new Promise((done) => setTimeout(done, wait))

/** A file that is over, or that lacks something, is followed by another one. */
const FURTHER = ['recording_over', 'recording_piece_gap', 'recording_piece_differs']

/** One publication's recording. A recorder that begins anew begins a further file. */
export class Recording {
  readonly waiting: Waiting
  private recorder: Recorder | null = null
  private stream: MediaStream | null = null
  private n = 0
  private sending = false
  private over = false
  private readonly leave = (): void => this.last()
  private readonly hurry = (): void => this.recorder?.state === 'recording' ? this.recorder.requestData() : undefined

  constructor(private readonly put: Put, private readonly make: (stream: MediaStream) => Recorder = recorderOf, private readonly wait = paused, least = LEAST) {
    this.waiting = new Waiting(least)
    addEventListener('beforeunload', this.hurry)
    addEventListener('pagehide', this.leave)
  }

  begin(stream: MediaStream): void {
    this.pause()
    if (this.over) return
    this.stream = stream
    try {
      const recorder = this.make(stream)
      const n = (this.n += 1)
      recorder.ondataavailable = ({ data }) => this.came(n, data)
      recorder.start(SLICE)
      this.recorder = recorder
    } catch {
      // This browser cannot record: the house raises the alarm, since no piece comes.
    }
  }

  /** Nothing more is recorded until `begin`; what was recorded goes out. */
  pause(): void {
    const recorder = this.recorder
    this.recorder = null
    this.stream = null
    if (recorder && recorder.state !== 'inactive') recorder.stop()
  }

  /** The last pieces still go out by themselves. */
  end(): void {
    this.pause()
    this.over = true
    removeEventListener('beforeunload', this.hurry)
    removeEventListener('pagehide', this.leave)
  }

  private came(n: number, data: Blob): void {
    this.waiting.add(n, data)
    if (this.waiting.size > MOST) this.further(n)
    void this.send()
  }

  private async send(): Promise<void> {
    if (this.sending) return
    this.sending = true
    let tries = 0
    for (let piece = this.waiting.next(); piece; piece = this.waiting.next()) {
      try {
        await this.put(piece.n, piece.at, piece.body, false)
        this.waiting.kept(piece)
        tries = 0
      } catch (error) {
        if (error instanceof Problem && !error.passing) this.refused(error, piece.n)
        else if (this.over && tries >= TRIES) this.waiting.dropAll()
        else await this.wait(PAUSES[Math.min(tries++, PAUSES.length - 1)] ?? SLICE)
      }
    }
    this.sending = false
  }

  private refused(problem: Problem, n: number): void {
    if (FURTHER.includes(problem.code)) return this.further(n)
    this.waiting.dropAll()
    this.end()
  }

  /** What waits of this file is given up; a further one begins where it was the one that grows. */
  private further(n: number): void {
    this.waiting.drop(n)
    if (n === this.n && this.stream && !this.over) this.begin(this.stream)
  }

  /** The page goes away: as much as a browser still lets out. */
  private last(): void {
    const piece = this.waiting.next(LAST)
    if (piece) void this.put(piece.n, piece.at, piece.body, true).catch(() => undefined)
  }
}
