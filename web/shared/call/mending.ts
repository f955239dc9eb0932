/** When a connection of media is mended. `Mending` is pure: instants in milliseconds go in, what is to be done comes out. */
import type { Ref } from 'vue'

/** Without an answer, or a sign of life, for this long something is away. */
export const SILENCE = 2_500
/** What was mended must work again within this, else it is mended once more. */
export const MEND = 4_000
/** Nothing at all comes through: dead, whatever the browser thinks of it. */
export const DEAD = 6_000

/**
 * Whether one connection of media has to be mended. It is left alone as long as anything comes through it: an api that
 * was started anew, or a page that was away, is no reason to interrupt a picture.
 */
export class Mending {
  private movedAt: number
  private doubtedAt: number | null = null
  private brokenAt: number | null = null
  private mendedAt = -Infinity

  /** `quiet`: how long nothing may come through a sound connection; see `quietOf`. */
  constructor(private readonly quiet: number, now: number) {
    this.movedAt = now
  }

  /** Something came through it. */
  moved(now: number): void {
    this.movedAt = now
    if (this.doubtedAt !== null && now > this.doubtedAt) this.doubtedAt = null
  }

  /** The network may have changed under it: it has to show that it still carries something. */
  doubt(now: number): void {
    this.doubtedAt ??= now
  }

  get doubted(): boolean {
    return this.doubtedAt !== null
  }

  /** Whether it has to be mended now. `due`: something should come through it. Once it is said, the mending gets its time. */
  broken(state: RTCPeerConnectionState, due: boolean, now: number): boolean {
    this.brokenAt = state === 'disconnected' || state === 'failed' ? (this.brokenAt ?? now) : null
    if (now - this.mendedAt < MEND) return false
    const still = now - this.movedAt
    const lost = this.brokenAt !== null && still >= this.quiet && (state === 'failed' || now - this.brokenAt >= SILENCE)
    const proved = due && this.doubtedAt !== null && now - this.doubtedAt >= this.quiet
    const dead = due && still >= DEAD
    if (!lost && !proved && !dead) return false
    this.mendedAt = this.movedAt = now
    this.doubtedAt = null
    return true
  }

  /** The mending could not even be asked for. */
  failed(): void {
    this.mendedAt = -Infinity
    this.doubtedAt = 0
  }
}

/** Janus tells more than once a second what came; the embedded engine and a browser each second and a half at the latest. */
const quietOf = (engine: string): number => (engine === 'janus' ? 1_200 : 1_700)

export interface Carrying {
  readonly state: Readonly<Ref<RTCPeerConnectionState>>
  /** Packets that came through it; null while there is none, or when the browser does not tell. */
  received(): Promise<number | null>
}

/** The mendings of all connections of a call. */
export class Mendings {
  private readonly known = new WeakMap<Carrying, { mending: Mending; count: number | null }>()

  constructor(private readonly engine: string) {}

  /** What came until now proves nothing. */
  async doubt(one: Carrying): Promise<void> {
    await this.look(one)
    this.held(one).mending.doubt(Date.now())
  }

  doubted(one: Carrying): boolean {
    return this.held(one).mending.doubted
  }

  failed(one: Carrying): void {
    this.held(one).mending.failed()
  }

  /** Whether it has to be mended now. `due`: something should come through it. `able`: there is a network to mend it with. */
  async broken(one: Carrying, due: boolean, able: boolean): Promise<boolean> {
    await this.look(one)
    return able && this.held(one).mending.broken(one.state.value, due, Date.now())
  }

  private async look(one: Carrying): Promise<void> {
    const held = this.held(one)
    const count = await one.received()
    if (count === null || count !== held.count) held.mending.moved(Date.now())
    held.count = count
  }

  private held(one: Carrying): { mending: Mending; count: number | null } {
    const found = this.known.get(one) ?? { mending: new Mending(quietOf(this.engine), Date.now()), count: null }
    this.known.set(one, found)
    return found
  }
}
