/**
 * Whether the house is still heard: it is asked once a second, and 2.5 s without an answer mean that the network went
 * away. Pure: instants in milliseconds go in, what to do comes out.
 */
export const BEAT = 1_000
export const SILENCE = 2_500
/** A house that did not answer is asked again after this. */
export const SOON = 300

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
