/**
 * Whether the house is still heard: it is asked once a second, and 2.5 s without an answer mean that the network went
 * away. Pure: instants in milliseconds go in, what to do comes out.
 */
export const BEAT = 1_000
export const SILENCE = 2_500
/** A connection of media that came back must work again within this, else it is built anew. */
export const MEND = 4_000

export type Told = 'fine' | 'away' | 'back'

export class Watch {
  private heardAt: number
  private away = false

  constructor(now: number) {
    this.heardAt = now
  }

  /** Since when nothing was heard; null while the house answers. */
  get since(): number | null {
    return this.away ? this.heardAt : null
  }

  /** An answer came. `back`: after a silence, so that connections want to be mended. */
  heard(now: number): Told {
    const told = this.away ? 'back' : 'fine'
    this.away = false
    this.heardAt = now
    return told
  }

  /** `away` once, when the silence has become too long. */
  beat(now: number): Told {
    if (this.away || now - this.heardAt <= SILENCE) return 'fine'
    this.away = true
    return 'away'
  }
}

/** What the browser says of a connection, over time: `mend` when it has been broken for too long, once per break. */
export class Break {
  private since: number | null = null
  private told = false

  seen(state: RTCPeerConnectionState, now: number): 'fine' | 'broken' | 'mend' {
    if (state === 'connected' || state === 'connecting' || state === 'new') {
      this.since = null
      this.told = false
      return 'fine'
    }
    this.since ??= now
    if (this.told || (state === 'disconnected' && now - this.since < SILENCE)) return 'broken'
    this.told = true
    return 'mend'
  }
}
