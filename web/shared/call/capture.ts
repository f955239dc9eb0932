/** The phone's camera and microphone: asked for once the other side has been rung, turned, muted, lit. */
import { ref, shallowRef } from 'vue'
import type { Kind } from './doors'

const VIDEO: MediaTrackConstraints = { width: { ideal: 960 }, height: { ideal: 540 }, frameRate: { ideal: 24, max: 30 } }
const AUDIO: MediaTrackConstraints = { echoCancellation: true, noiseSuppression: true }

interface Lit extends MediaTrackCapabilities {
  torch?: boolean
}

export const canCapture = (): boolean => typeof RTCPeerConnection !== 'undefined' && Boolean(navigator.mediaDevices)

const stop = (stream: MediaStream): void => stream.getTracks().forEach((each) => each.stop())

export function useCapture() {
  const stream = shallowRef<MediaStream | null>(null)
  const facing = ref<'environment' | 'user'>('environment')
  const muted = ref(false)
  const dark = ref(false)
  const torch = ref<'none' | 'off' | 'on'>('none')
  const track = (kind: Kind): MediaStreamTrack | undefined => stream.value?.getTracks().find((each) => each.kind === kind)

  /** What was asked for last; what comes of an earlier wish is not opened any more. */
  let wish = 0
  let turning = false

  /** Throws what the browser throws; an earlier stream goes on until the new one is there. */
  async function open(kinds: readonly Kind[]): Promise<MediaStream> {
    const mine = ++wish
    const video = kinds.includes('video') && { ...VIDEO, facingMode: facing.value }
    const found = await navigator.mediaDevices.getUserMedia({ audio: kinds.includes('audio') && AUDIO, video })
    if (mine !== wish) {
      stop(found)
      throw new DOMException('no longer wanted', 'AbortError')
    }
    release()
    take(found)
    return found
  }

  /** A camera comes with its torch dark. */
  function take(found: MediaStream): void {
    stream.value = found
    torch.value = (track('video')?.getCapabilities?.() as Lit | undefined)?.torch ? 'off' : 'none'
    settle()
  }

  function settle(): void {
    const [sound, picture] = [track('audio'), track('video')]
    if (sound) sound.enabled = !muted.value
    if (picture) picture.enabled = !dark.value
  }

  function mute(on: boolean): void {
    muted.value = on
    settle()
  }

  function darken(on: boolean): void {
    dark.value = on
    settle()
  }

  /** The other camera. A phone opens only one at a time; without another one the first comes back. Gives the new track. */
  async function flip(): Promise<MediaStreamTrack | undefined> {
    const held = stream.value
    if (!held || turning) return undefined
    turning = true
    try {
      return await turn(held)
    } finally {
      turning = false
    }
  }

  async function turn(held: MediaStream): Promise<MediaStreamTrack | undefined> {
    const before = facing.value
    track('video')?.stop()
    for (const each of [before === 'user' ? 'environment' : 'user', before] as const) {
      const found = await navigator.mediaDevices.getUserMedia({ video: { ...VIDEO, facingMode: { ideal: each } } }).catch(() => null)
      if (found && stream.value !== held) return void stop(found)
      const fresh = found?.getVideoTracks()[0]
      if (!fresh) continue
      facing.value = each
      take(new MediaStream([...held.getAudioTracks(), fresh]))
      return fresh
    }
    return undefined
  }

  async function light(on: boolean): Promise<void> {
    await track('video')?.applyConstraints({ advanced: [{ torch: on } as MediaTrackConstraintSet] })
    torch.value = on ? 'on' : 'off'
  }

  /** A system that took the camera away (a call, another app) ends its track: whether it has to be opened again. */
  const taken = (): boolean => !turning && (stream.value?.getTracks().some((each) => each.readyState === 'ended') ?? false)

  /** What is open is closed; what is being asked for may still come. */
  function release(): void {
    if (stream.value) stop(stream.value)
    stream.value = null
    torch.value = 'none'
  }

  function close(): void {
    wish++
    release()
  }

  return { stream, facing, muted, dark, torch, open, mute, darken, flip, light, taken, release, close, track }
}
export type Capture = ReturnType<typeof useCapture>
