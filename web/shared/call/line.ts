/**
 * A call that this page takes part in: what the house says of it each second, what is sent, what is received, and the
 * mending of both. It lives until `close`, whatever page is looked at meanwhile.
 */
import { ref, shallowReactive, shallowRef } from 'vue'
import { Problem } from '@/api/client'
import { canCapture } from './capture'
import { doorsOf, type CallShown, type Joined, type Step, type Why } from './doors'
import type { Rung } from './ladder'
import { Mendings, SILENCE } from './mending'
import { Hearing, type Sending } from './peer'
import { mine, others, running, sentBy } from './says'
import { Sender } from './sender'

/** The house is asked this often, and soon again when it did not answer. */
const BEAT = 1_000
const SOON = 300
/** A publication that the house does not show this long after it took it is gone. */
const GONE = 2_000
/** While a connection is doubted it is looked at more often. */
const LOOK = 200
const PROOF = 10_000
/** With these a call says that it is nothing to this person. */
const CLOSED = [403, 404]

export class Line {
  readonly shown = shallowRef<CallShown>()
  readonly doors
  readonly sender: Sender
  readonly sending: Sending
  readonly capture
  /** What is received, by publication. */
  readonly hearings = shallowReactive(new Map<string, Hearing>())
  /** Since when the house is not heard; null: it is. */
  readonly awaySince = ref<number | null>(null)
  /** The house has put this page's person out of the call, which goes on: transferred, or away too long. */
  readonly out = ref(false)
  /** What is sent now, and why it is not more. Null: nothing was asked for yet. */
  readonly rung
  /** Another page of the same person sends in the place of this one. */
  readonly elsewhere
  /** The camera and the microphone are being asked for. */
  readonly asking
  /** By how much the house's clock is ahead of this one, in milliseconds. */
  readonly ahead = ref(0)
  /** Called with each state the house tells. */
  onShown: (shown: CallShown) => void = () => undefined
  private heardAt = Date.now()
  private readonly mendings: Mendings
  private timer: ReturnType<typeof setTimeout> | undefined
  private looking: ReturnType<typeof setTimeout> | undefined
  private over = false
  private showing = false
  /** The house answered after the last doubt: there is a network to mend a connection with. */
  private sure = true

  constructor(readonly joined: Joined, session: () => string | null = () => null) {
    this.doors = doorsOf(joined.call, session)
    this.mendings = new Mendings(joined.engine)
    this.sender = new Sender(this.doors, joined.ice, this.mendings, { live: () => this.live, settled: (rung, before) => this.tell(rung, before) })
    ;({ sending: this.sending, capture: this.capture, rung: this.rung, elsewhere: this.elsewhere, asking: this.asking } = this.sender)
    this.take(joined.shown, Date.now(), Date.now())
    addEventListener('online', this.doubt)
    this.timer = setTimeout(() => void this.beat(), BEAT)
  }

  private readonly connections = (): (Sending | Hearing)[] => [this.sending, ...this.hearings.values()]
  get live(): boolean {
    return !this.over && !this.out.value && running(this.shown.value ?? null)
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
      if (CLOSED.includes(error.status)) this.leave()
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
    else if (!mine(found) && mine(this.joined.shown)) this.leave()
    else if (!this.out.value) {
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
    if (!id || this.sender.busy || before < this.sending.takenAt + GONE) return
    if (own && own.publication !== id) this.sender.yieldTo()
    else if (!own) void this.sender.mend()
    else if (!own.direct) void this.sender.missed(own.flows)
  }

  /** Connections through which nothing comes are mended; an engine that was away is tried again. */
  private async tend(): Promise<void> {
    if (!this.live) return
    const [sends, found] = [this.sending.publication.value !== null && Date.now() > this.sending.takenAt + GONE, this.shown.value]
    if (await this.mendings.broken(this.sending, sends, this.sure)) void this.sender.mend()
    for (const each of [...this.hearings.values()]) {
      const sent = others(found ?? null).map(sentBy).find((one) => one?.publication === each.of)
      const due = found?.state !== 'held' && Boolean(sent?.flows.length)
      if ((await this.mendings.broken(each, due, this.sure)) && this.live) void this.hear(each)
    }
    void this.sender.recover()
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

  readonly climb = (step: Step, why: Why): Promise<void> => this.sender.climb(step, why)
  readonly choose = (step: Step): Promise<void> => this.sender.choose(step)
  readonly flip = (): Promise<void> => this.sender.flip()

  /** Only the caller's steps are told; the first one is, when it is not what the call began with. */
  private tell(rung: Rung, before: Rung | null): void {
    if (before?.step === rung.step && before.why === rung.why) return
    const told = mine(this.shown.value ?? this.joined.shown)?.role === 'caller' && (before || rung.step !== this.joined.shown.picture)
    if (told) void this.doors.step(rung.step, rung.why).catch(() => undefined)
  }

  /** Back from another app: a camera that the system took is opened again. */
  async awake(): Promise<void> {
    this.poke()
    await this.sender.recover()
  }

  /** Put out by the house: nothing is sent or heard any more, and what the call goes on to is still looked at. */
  private leave(): void {
    this.out.value = true
    this.hangUp()
  }

  private hangUp(): void {
    this.sender.hush()
    for (const each of this.hearings.values()) each.close()
    this.hearings.clear()
  }

  close(): void {
    this.over = true
    removeEventListener('online', this.doubt)
    clearTimeout(this.timer)
    clearTimeout(this.looking)
    this.hangUp()
  }
}
