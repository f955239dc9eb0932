/**
 * A call from page to page, where no engine carries it. Whoever sends offers itself to each listener that the house names,
 * and hands in what it records; whoever listens waits for that offer. The house passes both descriptions on.
 */
import { gathered, sendAll, servers } from './connection'
import type { CallShown, Doors, Joined } from './doors'
import { Recording } from './pieces'

/** A listener gives up and asks anew. */
const PATIENCE = 30_000

export class Direct {
  private readonly lines = new Map<string, RTCPeerConnection>()
  private readonly settled = new Set<string>()
  private readonly recording: Recording
  private held = false

  constructor(private readonly doors: Doors, private readonly ice: Joined['ice'], private readonly publication: string, private stream: MediaStream) {
    this.recording = new Recording((n, at, body, last) => doors.piece(publication, n, at, body, last))
    this.recording.begin(stream)
  }

  follow(found: CallShown): void {
    const lines = found.lines.filter((each) => each.publication === this.publication)
    for (const [id, pc] of this.lines) {
      if (lines.some((each) => each.listening === id)) continue
      pc.close()
      this.lines.delete(id)
    }
    this.hold(found.state === 'held')
    for (const { listening, step, sdp } of lines) {
      if (step === 'asked' && !this.lines.has(listening)) void this.offer(listening)
      if (step === 'answered' && sdp && !this.settled.has(listening)) this.settle(listening, sdp)
    }
  }

  private async offer(listening: string): Promise<void> {
    const pc = new RTCPeerConnection(servers(this.ice))
    this.lines.set(listening, pc)
    try {
      sendAll(pc, this.stream)
      if (this.held) await this.give(pc)
      await pc.setLocalDescription(await pc.createOffer())
      const sdp = await gathered(pc)
      if (this.lines.get(listening) === pc) await this.doors.offerListen(listening, sdp)
    } catch {
      // Asked for again with the next state, for as long as the listener waits.
      if (this.lines.get(listening) === pc) this.lines.delete(listening)
      pc.close()
    }
  }

  private settle(listening: string, sdp: string): void {
    this.settled.add(listening)
    void this.lines.get(listening)?.setRemoteDescription({ type: 'answer', sdp }).catch(() => undefined)
  }

  /** What this line is to send now. */
  private async give(pc: RTCPeerConnection): Promise<void> {
    for (const { sender, receiver } of pc.getTransceivers()) {
      await sender.replaceTrack(this.held ? null : (this.stream.getTracks().find((each) => each.kind === receiver.track.kind) ?? null))
    }
  }

  private giveAll(): void {
    for (const pc of this.lines.values()) void this.give(pc).catch(() => undefined)
  }

  /** Held, nobody sees or hears anybody, and nothing is recorded. */
  private hold(on: boolean): void {
    if (on === this.held) return
    this.held = on
    this.giveAll()
    if (on) this.recording.pause()
    else this.recording.begin(this.stream)
  }

  /** Another camera: a recording cannot take it in, so a further file begins. */
  replace(stream: MediaStream): void {
    this.stream = stream
    this.giveAll()
    if (!this.held) this.recording.begin(stream)
  }

  close(): void {
    for (const pc of this.lines.values()) pc.close()
    this.lines.clear()
    this.recording.end()
  }
}

/** The offers of other pages, as the house tells of them. */
export class Offers {
  private found: CallShown['lines'] = []
  private heard: () => void = () => undefined
  private turn = 0

  follow(found: CallShown): void {
    this.found = found.lines
    this.heard()
  }

  /** Throws when none comes; empty when another one is waited for meanwhile. */
  async of(listening: string): Promise<string> {
    const [until, turn] = [Date.now() + PATIENCE, (this.turn += 1)]
    this.heard()
    for (;;) {
      if (turn !== this.turn) return ''
      const sdp = this.found.find((each) => each.listening === listening && each.step === 'offered')?.sdp
      if (sdp) return sdp
      const left = until - Date.now()
      if (left <= 0) throw new Error('no offer came')
      await new Promise<void>((done) => {
        this.heard = done
        setTimeout(done, left)
      })
    }
  }
}
