/**
 * A call that this page takes part in: what the house says of it each second, what is sent, what is received, and the
 * mending of both. It lives until `close`, whatever page is looked at meanwhile.
 */
import { effectScope, ref, shallowReactive, shallowRef, type EffectScope } from 'vue'
import { Problem } from '@/api/client'
import { kindsOf, lower, next, pauseAfter, tooLong, whyNot, type Rung } from './ladder'
import { canCapture, useCapture } from './capture'
import { doorsOf, type CallShown, type Joined, type Step, type Why } from './doors'
import { Mendings, SILENCE } from './mending'
import { Hearing, Sending } from './peer'
import { mine, others, running, sentBy } from './says'

/** The house is asked this often, and soon again when it did not answer. */
const BEAT = 1_000
const SOON = 300
/** A publication that the house does not show this long after it took it is gone. */
const GONE = 2_000
/** While a connection is doubted it is looked at more often. */
const LOOK = 200
const PROOF = 10_000

export class Line {
  readonly shown = shallowRef<CallShown>()
  readonly doors
  readonly sending: Sending
  readonly capture
  /** What is received, by publication. */
  readonly hearings = shallowReactive(new Map<string, Hearing>())
  /** Since when the house is not heard; null: it is. */
  readonly awaySince = ref<number | null>(null)
  /** What is sent now, and why it is not more. Null: nothing was asked for yet. */
  readonly rung = shallowRef<Rung | null>(null)
  /** Another page of the same person sends in the place of this one. */
  readonly elsewhere = ref(false)
  readonly out = ref(false)
  /** The camera and the microphone are being asked for. */
  readonly asking = ref(false)
  /** By how much the house's clock is ahead of this one, in milliseconds. */
  readonly ahead = ref(0)
  /** Called with each state the house tells. */
  onShown: (shown: CallShown) => void = () => undefined
  private readonly scope: EffectScope = effectScope(true)
  private heardAt = Date.now()
  private readonly mendings: Mendings
  private timer: ReturnType<typeof setTimeout> | undefined
  private looking: ReturnType<typeof setTimeout> | undefined
  private over = false
  private showing = false
  private busy = false
  private triedAt = 0
  private tries = 0
  /** What the person wants to send, whatever can be sent now. */
  private wanted: Step | null = null
  /** The house answered after the last doubt: there is a network to mend a connection with. */
  private sure = true

  constructor(readonly joined: Joined, session: () => string | null = () => null) {
    this.doors = doorsOf(joined.call, session)
    this.mendings = new Mendings(joined.engine)
    this.capture = this.scope.run(() => useCapture())!
    this.sending = new Sending(this.doors, joined.ice)
    this.take(joined.shown, Date.now(), Date.now())
    addEventListener('online', this.doubt)
    this.timer = setTimeout(() => void this.beat(), BEAT)
  }

  private readonly connections = (): (Sending | Hearing)[] => [this.sending, ...this.hearings.values()]
  get live(): boolean {
    return !this.over && running(this.shown.value ?? null)
  }

  /** Something was said of the call: ask at once. */
  poke(): void {
    if (!this.showing) void this.look()
  }

  private async beat(): Promise<void> {
    const answered = await Promise.race([this.look(), new Promise<false>((done) => setTimeout(done, SILENCE, false))])
    if (this.over) return
    if (Date.now() - this.heardAt > SILENCE) this.awaySince.value = this.heardAt
    await this.tend()
    this.timer = setTimeout(() => void this.beat(), answered ? BEAT : SOON)
  }

  /** Whether the house answered. */
  private async look(): Promise<boolean> {
    if (this.showing || this.over) return true
    this.showing = true
    const before = Date.now()
    try {
      this.take(await this.doors.show(SILENCE), before, Date.now())
    } catch (error) {
      // A refusal is an answer too: the network is there.
      if (!(error instanceof Problem) || error.unreachable) this.doubt()
      if (!(error instanceof Problem) || error.passing) return false
    } finally {
      this.showing = false
    }
    this.sure = true
    this.heardAt = Date.now()
    this.awaySince.value = null
    return true
  }

  /** `before` and `after`: when it was asked for and when it came. */
  private take(found: CallShown, before: number, after: number): void {
    const known = this.shown.value
    if (this.over || (known && found.version < known.version)) return
    this.ahead.value = Date.parse(found.now) - (before + after) / 2
    this.shown.value = found
    if (found.state === 'ended') this.hangUp()
    else {
      this.follow(found)
      for (const each of this.connections()) each.told(found)
      this.compare(found, before)
    }
    this.onShown(found)
  }

  /** Listen to everybody else who sends, and to nobody who stopped. */
  private follow(found: CallShown): void {
    if (!canCapture()) return
    const wanted = new Set(others(found).flatMap((each) => sentBy(each)?.publication ?? []))
    for (const [id, hearing] of this.hearings) {
      if (wanted.has(id)) continue
      hearing.close()
      this.hearings.delete(id)
    }
    for (const id of wanted) {
      if (this.hearings.has(id)) continue
      const hearing = new Hearing(this.doors, this.joined.ice, id)
      this.hearings.set(id, hearing)
      void this.hear(hearing)
    }
  }

  private async hear(hearing: Hearing): Promise<void> {
    try {
      await hearing.begin()
    } catch {
      // Asked for again with the next state: what is sent may not have come yet.
      if (this.hearings.get(hearing.of) === hearing) this.hearings.delete(hearing.of)
      hearing.close()
    }
  }

  /** What the house shows of what this page sends: taken over by another page, gone with its engine, or too late. */
  private compare(found: CallShown, before: number): void {
    const [own, id] = [sentBy(mine(found)), this.sending.publication.value]
    if (!id || this.busy || before < this.sending.takenAt + GONE) return
    if (own && own.publication !== id) {
      this.elsewhere.value = true
      this.hush()
    } else if (!own) void this.send(() => this.sending.restart())
    else if (!own.direct && tooLong(this.sending, own.flows, Date.now()) && this.rung.value) void this.down('no_video')
  }

  /** Connections through which nothing comes are mended; an engine that was away is tried again. */
  private async tend(): Promise<void> {
    if (!this.live) return
    const [sends, found] = [this.sending.publication.value !== null && Date.now() > this.sending.takenAt + GONE, this.shown.value]
    if ((await this.mendings.broken(this.sending, sends, this.sure)) && this.live) void this.send(() => this.sending.restart())
    for (const each of [...this.hearings.values()]) {
      const sent = others(found ?? null).map(sentBy).find((one) => one?.publication === each.of)
      const due = found?.state !== 'held' && Boolean(sent?.flows.length)
      if ((await this.mendings.broken(each, due, this.sure)) && this.live) void this.hear(each)
    }
    const waits = this.rung.value?.why === 'engine_away' && Date.now() - this.triedAt > pauseAfter(this.tries)
    if (waits && this.wanted) void this.climb(this.wanted, 'recovered')
  }

  /** The network may have changed: each connection has to show that it still carries something. */
  private readonly doubt = (): void => {
    this.sure = false
    void Promise.all(this.connections().map((each) => this.mendings.doubt(each))).then(() => this.prove(Date.now() + PROOF))
  }

  private async prove(until: number): Promise<void> {
    clearTimeout(this.looking)
    await this.tend()
    const doubted = this.connections().some((each) => this.mendings.doubted(each))
    if (doubted && this.live && Date.now() < until) this.looking = setTimeout(() => void this.prove(until), LOOK)
  }

  private async send(act: () => Promise<void>): Promise<void> {
    if (this.busy || !this.live || !this.capture.stream.value) return
    this.busy = true
    try {
      await act()
    } catch (error) {
      this.mendings.failed(this.sending)
      if (error instanceof Problem && error.code === 'call_engine_away') this.waitForEngine()
    } finally {
      this.busy = false
    }
  }

  /** Try to send this much; goes down until something works. */
  async climb(step: Step, why: Why): Promise<void> {
    if (this.busy || !this.live) return
    this.busy = true
    this.elsewhere.value = false
    this.wanted = step
    let rung: Rung = canCapture() ? { step, why } : next('video', 'unsupported')
    try {
      while (kindsOf(rung.step).length) {
        const failed = await this.tried(rung.step)
        if (!failed) break
        rung = next(rung.step, failed)
      }
    } finally {
      this.busy = false
    }
    if (rung.why === 'engine_away') this.waitForEngine()
    else this.settle(rung)
  }

  private waitForEngine(): void {
    this.tries = this.rung.value?.why === 'engine_away' ? this.tries + 1 : 1
    this.triedAt = Date.now()
    this.settle(next('video', 'engine_away'))
  }

  /** Why it did not work; null when it did. */
  private async tried(step: Step): Promise<Why | null> {
    const kinds = kindsOf(step)
    try {
      const held = this.capture.stream.value
      const same = held && !this.capture.taken() && kinds.every((kind) => this.capture.track(kind)) && held.getTracks().length === kinds.length
      this.asking.value = !same
      const stream = same ? held : await this.capture.open(kinds)
      this.asking.value = false
      if (this.over) return (this.capture.close(), 'chosen')
      await this.sending.publish(stream)
      return null
    } catch (error) {
      if (!(error instanceof Problem)) return whyNot(error)
      return error.code === 'call_engine_away' || error.passing ? 'engine_away' : 'unsupported'
    } finally {
      this.asking.value = false
    }
  }

  private settle(rung: Rung): void {
    const before = this.rung.value
    this.rung.value = rung
    if (rung.why === 'engine_away') this.sending.close()
    else {
      this.wanted = rung.step
      if (!kindsOf(rung.step).length) this.hush()
    }
    if (before?.step === rung.step && before.why === rung.why) return
    const told = mine(this.shown.value ?? this.joined.shown)?.role === 'caller' && (before || rung.step !== this.joined.shown.picture)
    if (told) void this.doors.step(rung.step, rung.why).catch(() => undefined)
  }

  /** One rung down, because what was tried did not work or the person wants less. */
  async down(why: Why): Promise<void> {
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

  /** Back from another app: a camera that the system took is opened again. */
  async awake(): Promise<void> {
    this.poke()
    if (this.rung.value && kindsOf(this.rung.value.step).length && this.capture.taken()) await this.climb(this.rung.value.step, 'recovered')
  }

  /** Send nothing any more; the call goes on. */
  hush(): void {
    this.sending.close()
    this.capture.close()
  }

  private hangUp(): void {
    this.hush()
    for (const each of this.hearings.values()) each.close()
    this.hearings.clear()
  }

  close(): void {
    this.over = true
    removeEventListener('online', this.doubt)
    clearTimeout(this.timer)
    clearTimeout(this.looking)
    this.hangUp()
    this.scope.stop()
  }
}
