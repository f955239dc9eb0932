/** What a page sends of a call: as much of what is wanted as works, and more again as soon as it can. */
import { ref, shallowRef } from 'vue'
import { Problem } from '@/api/client'
import { pause } from '@/pause'
import { canCapture, useCapture } from './capture'
import type { Doors, Joined, Kind, Step, Why } from './doors'
import { kindsOf, lower, next, PATIENCE, pauseAfter, tooLong, whyNot, type Rung } from './ladder'
import type { Mendings } from './mending'
import { Sending } from './peer'

/** Some browsers never settle a prompt that nobody answers. */
class Unanswered extends Error {}

/** Of the line: whether it still carries anything, and who is told what is sent. */
interface Held {
  live: () => boolean
  settled: (rung: Rung, before: Rung | null) => void
}

export class Sender {
  readonly capture = useCapture()
  readonly sending: Sending
  readonly rung = shallowRef<Rung | null>(null)
  readonly elsewhere = ref(false)
  readonly asking = ref(false)
  private working = false
  private triedAt = 0
  private tries = 0
  /** How often what was sent did not come. */
  private misses = 0
  /** What the person wants to send, whatever can be sent now. */
  private wanted: Step | null = null

  constructor(doors: Doors, ice: Joined['ice'], private readonly mendings: Mendings, private readonly held: Held) {
    this.sending = new Sending(doors, ice)
  }

  get busy(): boolean {
    return this.working
  }

  /** Try to send this much; goes down until something works. */
  async climb(step: Step, why: Why): Promise<void> {
    if (this.working || !this.held.live()) return
    this.working = true
    this.elsewhere.value = false
    if (why !== 'no_video') this.wanted = step
    let rung: Rung = canCapture() ? { step, why } : next('video', 'unsupported')
    try {
      while (kindsOf(rung.step).length) {
        const left = await this.tried(rung.step)
        if (!left) break
        rung = left
      }
    } finally {
      this.working = false
    }
    if (!this.held.live()) this.hush()
    else if (rung.why === 'engine_away') this.waitForEngine()
    else this.settle(rung)
  }

  /** What is left to try when it did not work; null when it did. */
  private async tried(step: Step): Promise<Rung | null> {
    const kinds = kindsOf(step)
    try {
      const stream = this.holds(kinds) ?? (await this.opened(kinds, step))
      if (this.held.live()) await this.sending.publish(stream)
      return null
    } catch (error) {
      if (error instanceof Unanswered) return { step: 'text', why: 'denied' }
      if (!(error instanceof Problem)) return next(step, whyNot(error))
      return next(step, error.code === 'call_engine_away' || error.passing ? 'engine_away' : 'unsupported')
    }
  }

  /** The stream that is open, when it is of just these kinds. */
  private holds(kinds: readonly Kind[]): MediaStream | null {
    const stream = this.capture.stream.value
    const same = stream && !this.capture.taken() && kinds.every((kind) => this.capture.track(kind)) && stream.getTracks().length === kinds.length
    return same ? stream : null
  }

  /** Throws what the browser throws, and Unanswered; what is allowed later is sent then. */
  private async opened(kinds: readonly Kind[], step: Step): Promise<MediaStream> {
    this.asking.value = true
    try {
      const opening = this.capture.open(kinds)
      const found = await Promise.race([opening, pause(PATIENCE)])
      if (found) return found
      void opening.then(() => this.allowed(step), () => undefined)
      throw new Unanswered()
    } finally {
      this.asking.value = false
    }
  }

  private allowed(step: Step): void {
    if (this.rung.value?.why === 'denied') void this.climb(step, 'recovered')
    else if (!this.sending.publication.value) this.capture.close()
  }

  private waitForEngine(): void {
    this.tries = this.rung.value?.why === 'engine_away' ? this.tries + 1 : 1
    this.triedAt = Date.now()
    this.settle(next('video', 'engine_away'))
  }

  private settle(rung: Rung): void {
    const before = this.rung.value
    this.rung.value = rung
    if (rung.why === 'engine_away') this.sending.close()
    else {
      if (rung.why !== 'no_video') this.wanted = rung.step
      if (!kindsOf(rung.step).length) this.rest(rung.why)
    }
    this.held.settled(rung, before)
  }

  /** Send nothing; a prompt that is still open stays so. */
  private rest(why: Why): void {
    this.sending.close()
    if (why === 'denied') this.capture.release()
    else this.capture.close()
  }

  /** One rung down, because what was tried did not work. */
  private async down(why: Why): Promise<void> {
    const rung = next(this.rung.value?.step ?? 'video', why)
    if (kindsOf(rung.step).length) await this.climb(rung.step, why)
    else this.settle(rung)
  }

  async choose(step: Step): Promise<void> {
    if (kindsOf(step).length) await this.climb(step, lower(step, this.rung.value?.step ?? 'video') ? 'chosen' : 'recovered')
    else this.settle({ step, why: 'chosen' })
  }

  async flip(): Promise<void> {
    const fresh = await this.capture.flip()
    if (fresh && this.capture.stream.value) await this.sending.replace(fresh, this.capture.stream.value)
  }

  /** Find another way for what is sent. What could not even be asked for is tried again as if the engine were away. */
  async mend(): Promise<void> {
    if (this.working || !this.held.live() || !this.capture.stream.value) return
    this.working = true
    try {
      await this.sending.restart()
    } catch (error) {
      this.mendings.failed(this.sending)
      const away = error instanceof Problem && error.code === 'call_engine_away'
      if (away || !this.sending.publication.value) this.waitForEngine()
    } finally {
      this.working = false
    }
  }

  /** Some of it never came although it was sent long enough: less is sent, and all of it again later. */
  async missed(flows: readonly Kind[]): Promise<void> {
    if (!this.rung.value || !tooLong(this.sending, flows, Date.now())) return
    this.misses += 1
    this.triedAt = Date.now()
    await this.down('no_video')
  }

  /** What the system took away is opened again; an engine that was away, and pictures that did not come, are tried again. */
  async recover(): Promise<void> {
    const rung = this.rung.value
    if (!rung || this.elsewhere.value) return
    if (kindsOf(rung.step).length && this.capture.taken() && !document.hidden) return this.climb(this.wanted ?? rung.step, 'recovered')
    const after = pauseAfter(rung.why, rung.why === 'no_video' ? this.misses : this.tries)
    if (this.wanted && Date.now() - this.triedAt > after) await this.climb(this.wanted, 'recovered')
  }

  /** Another page of the same person sends now. */
  yieldTo(): void {
    this.elsewhere.value = true
    this.hush()
  }

  /** Send nothing any more; the call goes on. */
  hush(): void {
    this.sending.close()
    this.capture.close()
  }
}
