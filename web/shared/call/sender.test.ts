import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ref } from 'vue'
import { Problem } from '@/api/client'
import type { Doors, Kind } from './doors'
import { PATIENCE, type Rung } from './ladder'
import { Mendings } from './mending'
import { Sender } from './sender'

/** What was published, and the answer of the house to the next time: a fault, or none. */
const sent: MediaStream[] = []
const faults: unknown[] = []

vi.mock('./peer', () => ({
  Sending: class {
    publication = ref<string | null>(null)
    state = ref('new')
    takenAt = 0
    kinds: string[] = []
    arrived = new Set<string>()
    async publish(stream: MediaStream): Promise<void> {
      this.publication.value = null
      const fault = faults.shift()
      if (fault) throw fault
      sent.push(stream)
      this.takenAt = Date.now()
      this.kinds = stream.getTracks().map((each) => each.kind)
      this.arrived.clear()
      this.publication.value = `publication ${sent.length}`
    }
    restart = (): Promise<void> => this.publish(sent.at(-1)!)
    received = async (): Promise<null> => null
    replace = async (): Promise<void> => undefined
    close(): void {
      this.publication.value = null
    }
  },
}))

class Track extends EventTarget {
  readyState = 'live'
  enabled = true
  constructor(readonly kind: string) {
    super()
  }
  stop(): void {
    this.readyState = 'ended'
  }
}
class Stream {
  constructor(private readonly tracks: Track[]) {}
  getTracks = (): Track[] => this.tracks
  getVideoTracks = (): Track[] => this.tracks.filter((each) => each.kind === 'video')
  getAudioTracks = (): Track[] => this.tracks.filter((each) => each.kind === 'audio')
}
const both = (): Stream => new Stream([new Track('audio'), new Track('video')])
const unreachable = (): Problem => new Problem(0, 'unreachable', '')

let live = true
let ask: ReturnType<typeof vi.fn<(wanted?: unknown) => Promise<Stream>>>
const told: Rung[] = []
const made = (): Sender => new Sender({} as Doors, [], new Mendings('embedded'), { live: () => live, settled: (rung) => void told.push(rung) })

beforeEach(() => {
  vi.useFakeTimers()
  live = true
  for (const each of [sent, faults, told]) each.length = 0
  ask = vi.fn(async (wanted) => ((wanted as MediaStreamConstraints).video ? both() : new Stream([new Track('audio')])))
  vi.stubGlobal('MediaStream', Stream)
  vi.stubGlobal('RTCPeerConnection', class {})
  Object.defineProperty(navigator, 'mediaDevices', { configurable: true, value: { getUserMedia: (wanted: unknown) => ask(wanted) } })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

/** A prompt that the test answers. */
function prompt(): { answer: (stream: Stream) => void } {
  let answer: (stream: Stream) => void = () => undefined
  ask.mockReturnValueOnce(new Promise<Stream>((done) => (answer = done)))
  return { answer: (stream) => answer(stream) }
}

describe('what is sent', () => {
  it('is sent again when mending it could not even be asked for', async () => {
    const sender = made()
    await sender.climb('video', 'chosen')
    faults.push(unreachable(), unreachable())
    await sender.mend()
    expect(sender.sending.publication.value).toBeNull()
    for (let second = 0; second < 5; second++) {
      await vi.advanceTimersByTimeAsync(1_100)
      await sender.recover()
    }
    expect(sender.sending.publication.value).not.toBeNull()
    expect(sender.rung.value).toEqual({ step: 'video', why: 'recovered' })
    expect(ask).toHaveBeenCalledTimes(1)
  })

  it('is opened again when the system took it away', async () => {
    const sender = made()
    await sender.climb('video', 'chosen')
    sender.capture.track('video')!.stop()
    await sender.recover()
    expect(sent).toHaveLength(2)
    expect(sender.capture.taken()).toBe(false)
  })

  it('is closed when the call ended while it was being asked for', async () => {
    const sender = made()
    const late = prompt()
    const climbing = sender.climb('video', 'chosen')
    live = false
    const stream = both()
    late.answer(stream)
    await climbing
    expect(sent).toHaveLength(0)
    expect(stream.getTracks().map((each) => each.readyState)).toEqual(['ended', 'ended'])
  })
})

describe('a picture that does not come', () => {
  const passes = async (sender: Sender, milliseconds: number, flows: Kind[]): Promise<void> => {
    for (let at = 0; at < milliseconds; at += 1_000) {
      await vi.advanceTimersByTimeAsync(1_000)
      await sender.missed(flows)
      await sender.recover()
    }
  }

  it('leaves the sound, and is tried again by itself, each time later', async () => {
    const sender = made()
    await sender.climb('video', 'chosen')
    await passes(sender, 10_000, ['audio'])
    expect(sender.rung.value).toEqual({ step: 'audio', why: 'no_video' })
    await passes(sender, 15_000, ['audio'])
    expect(sender.rung.value).toEqual({ step: 'video', why: 'recovered' })
    await passes(sender, 10_000, ['audio'])
    expect(sender.rung.value).toEqual({ step: 'audio', why: 'no_video' })
    await passes(sender, 25_000, ['audio'])
    expect(sender.rung.value?.step).toBe('audio')
    await passes(sender, 10_000, ['audio', 'video'])
    expect(sender.rung.value).toEqual({ step: 'video', why: 'recovered' })
    const before = sent.length
    await passes(sender, 200_000, [])
    expect(sent).toHaveLength(before)
  })

  it('is tried again too when the system took away the sound that was left', async () => {
    const sender = made()
    await sender.climb('video', 'chosen')
    await passes(sender, 10_000, ['audio'])
    sender.capture.track('audio')!.stop()
    await sender.recover()
    await passes(sender, 1_000, ['audio', 'video'])
    expect(sender.rung.value).toEqual({ step: 'video', why: 'recovered' })
    await passes(sender, 200_000, ['audio', 'video'])
    expect(sender.rung.value).toEqual({ step: 'video', why: 'recovered' })
  })

  it('stays away when the person wants no more, or another page sends', async () => {
    const sender = made()
    for (const end of [() => sender.choose('audio'), () => Promise.resolve(sender.yieldTo())]) {
      await sender.climb('video', 'chosen')
      await passes(sender, 10_000, ['audio'])
      await end()
      const before = sent.length
      await passes(sender, 200_000, ['audio'])
      expect(sent).toHaveLength(before)
    }
  })
})

describe('a prompt that nobody answers', () => {
  it('leaves words and photos, and a later permission is taken up', async () => {
    const sender = made()
    const late = prompt()
    const climbing = sender.climb('video', 'chosen')
    expect(sender.asking.value).toBe(true)
    await vi.advanceTimersByTimeAsync(PATIENCE * 1.3)
    await climbing
    expect(sender.rung.value).toEqual({ step: 'text', why: 'denied' })
    expect(sender.asking.value).toBe(false)
    expect(ask).toHaveBeenCalledTimes(1)
    late.answer(both())
    await vi.advanceTimersByTimeAsync(0)
    expect(sender.rung.value).toEqual({ step: 'video', why: 'recovered' })
    expect(sent).toHaveLength(1)
    expect(told.map((each) => each.step)).toEqual(['text', 'video'])
  })

  it('opens nothing once the person has chosen words, or the call is closed', async () => {
    const sender = made()
    for (const end of [() => void sender.choose('text'), () => sender.hush()]) {
      const late = prompt()
      const climbing = sender.climb('video', 'chosen')
      await vi.advanceTimersByTimeAsync(PATIENCE * 1.3)
      await climbing
      end()
      const stream = both()
      late.answer(stream)
      await vi.advanceTimersByTimeAsync(0)
      expect(stream.getTracks().every((each) => each.readyState === 'ended')).toBe(true)
      expect(sender.capture.stream.value).toBeNull()
    }
    expect(sent).toHaveLength(0)
  })
})

describe('the camera', () => {
  it('is turned once at a time', async () => {
    const sender = made()
    await sender.climb('video', 'chosen')
    const first = sender.flip()
    const second = sender.flip()
    await Promise.all([first, second])
    expect(ask).toHaveBeenCalledTimes(2)
    expect(sender.capture.taken()).toBe(false)
  })

  it('that comes after everything was closed is closed as well', async () => {
    const sender = made()
    await sender.climb('video', 'chosen')
    const late = prompt()
    const turning = sender.flip()
    sender.hush()
    const stream = new Stream([new Track('video')])
    late.answer(stream)
    await turning
    expect(stream.getTracks()[0]?.readyState).toBe('ended')
    expect(sender.capture.stream.value).toBeNull()
  })
})
