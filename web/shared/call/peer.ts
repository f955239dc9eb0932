/** One connection of media with the house: what is sent, or what one other is listened to. */
import { ref, shallowRef } from 'vue'
import { Problem } from '@/api/client'
import { described, gathered, sendAll, servers } from './connection'
import { Direct, Offers } from './direct'
import type { CallShown, Doors, Joined, Kind } from './doors'
import type { Carrying } from './mending'

/** A browser that believes in a way does not look for another one: such a connection is not mended but built anew. */
const STANDS: readonly RTCPeerConnectionState[] = ['connected', 'closed']

async function receivedBy(pc: RTCPeerConnection | null): Promise<number | null> {
  for (const each of (await pc?.getStats())?.values() ?? []) if (each.type === 'transport') return (each as RTCTransportStats).packetsReceived ?? null
  return null
}

/** What this page sends. Built anew rather than mended when the engine cannot mend. */
export class Sending implements Carrying {
  readonly publication = ref<string | null>(null)
  readonly state = ref<RTCPeerConnectionState>('new')
  /** When the house had taken it, and what of it has come. */
  takenAt = 0
  readonly arrived = new Set<Kind>()
  private pc: RTCPeerConnection | null = null
  private stream: MediaStream | null = null
  /** Set while no engine carries what is sent. */
  private direct: Direct | null = null

  constructor(private readonly doors: Doors, private readonly ice: Joined['ice']) {}

  get kinds(): Kind[] {
    return (this.stream?.getTracks() ?? []).map((each) => each.kind as Kind).sort()
  }

  /** Throws `Problem`. */
  async publish(stream: MediaStream): Promise<void> {
    this.drop()
    this.stream = stream
    this.arrived.clear()
    const pc = (this.pc = new RTCPeerConnection(servers(this.ice)))
    pc.onconnectionstatechange = () => pc === this.pc && (this.state.value = pc.connectionState)
    sendAll(pc, stream)
    await pc.setLocalDescription(await pc.createOffer())
    const answer = await this.doors.publish(described(pc), this.kinds)
    if (pc !== this.pc) return
    this.publication.value = answer.publication
    this.takenAt = Date.now()
    if (answer.direct) return this.goDirect(pc, answer.publication, stream)
    await pc.setRemoteDescription({ type: 'answer', sdp: answer.sdp })
  }

  private goDirect(pc: RTCPeerConnection, publication: string, stream: MediaStream): void {
    pc.close()
    this.state.value = 'connected'
    this.direct = new Direct(this.doors, this.ice, publication, stream)
  }

  /** What the house says of the call. */
  told(found: CallShown): void {
    this.direct?.follow(found)
  }

  /** Find another way through the network; built anew when the engine asks for that. Throws `Problem`. */
  async restart(): Promise<void> {
    const [pc, id, stream] = [this.pc, this.publication.value, this.stream]
    if (!stream) return
    if (!pc || !id || (!this.direct && STANDS.includes(pc.connectionState))) return this.publish(stream)
    try {
      // Each listener mends its own line; the house says whether what is sent still stands.
      if (this.direct) return void (await this.doors.restart(id, described(pc)))
      await pc.setLocalDescription(await pc.createOffer({ iceRestart: true }))
      const { sdp } = await this.doors.restart(id, described(pc))
      if (pc === this.pc) await pc.setRemoteDescription({ type: 'answer', sdp })
    } catch (error) {
      if (error instanceof Problem && error.passing && error.code !== 'call_engine_away') throw error
      if (pc === this.pc) await this.publish(stream)
    }
  }

  /** Each listener has a connection of its own while no engine carries what is sent. */
  received(): Promise<number | null> {
    return receivedBy(this.direct ? null : this.pc)
  }

  /** Another camera in the place of the first, without a new connection. */
  async replace(track: MediaStreamTrack, stream: MediaStream): Promise<void> {
    this.stream = stream
    if (this.direct) return this.direct.replace(stream)
    await this.pc?.getSenders().find((each) => each.track?.kind === track.kind)?.replaceTrack(track)
  }

  private drop(): void {
    const pc = this.pc
    this.direct?.close()
    this.direct = null
    this.pc = null
    this.publication.value = null
    this.state.value = 'new'
    pc?.close()
  }

  close(): void {
    this.drop()
    this.stream = null
  }
}

/** What is received of one publication. */
export class Hearing implements Carrying {
  readonly stream = shallowRef<MediaStream | null>(null)
  readonly state = ref<RTCPeerConnectionState>('new')
  private pc: RTCPeerConnection | null = null
  private over = false
  private readonly offers = new Offers()

  constructor(private readonly doors: Doors, private readonly ice: Joined['ice'], readonly of: string) {}

  /** What the house says of the call. */
  told(found: CallShown): void {
    this.offers.follow(found)
  }

  /** Throws `Problem`. */
  async begin(): Promise<void> {
    this.pc?.close()
    const pc = (this.pc = new RTCPeerConnection(servers(this.ice)))
    pc.onconnectionstatechange = () => pc === this.pc && (this.state.value = pc.connectionState)
    const found = new MediaStream()
    pc.ontrack = ({ track }) => {
      found.addTrack(track)
      if (pc === this.pc) this.stream.value = new MediaStream(found.getTracks())
    }
    const { listening, sdp } = await this.doors.listen(this.of)
    const offer = sdp || (await this.offers.of(listening))
    if (this.over || pc !== this.pc) return pc.close()
    await pc.setRemoteDescription({ type: 'offer', sdp: offer })
    await pc.setLocalDescription(await pc.createAnswer())
    await this.doors.answerListen(listening, sdp ? described(pc) : await gathered(pc))
  }

  received(): Promise<number | null> {
    return receivedBy(this.pc)
  }

  close(): void {
    this.over = true
    this.pc?.close()
    this.pc = null
    this.stream.value = null
  }
}
