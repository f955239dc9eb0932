/** The phone's camera and microphone: asked for once the other side has been rung, turned, muted, lit. */
import { ref, shallowRef } from 'vue'
import type { Kind } from './doors'

const VIDEO: MediaTrackConstraints = { width: { ideal: 960 }, height: { ideal: 540 }, frameRate: { ideal: 24, max: 30 } }
const AUDIO: MediaTrackConstraints = { echoCancellation: true, noiseSuppression: true }

interface Lit extends MediaTrackCapabilities {
  torch?: boolean
}

export const canCapture = (): boolean => typeof RTCPeerConnection !== 'undefined' && Boolean(navigator.mediaDevices)

export function useCapture() {
  const stream = shallowRef<MediaStream | null>(null)
  const facing = ref<'environment' | 'user'>('environment')
  const muted = ref(false)
  const dark = ref(false)
  const torch = ref<'none' | 'off' | 'on'>('none')
  const track = (kind: Kind): MediaStreamTrack | undefined => stream.value?.getTracks().find((each) => each.kind === kind)

  /** Throws what the browser throws; an earlier stream goes on until the new one is there. */
  async function open(kinds: readonly Kind[]): Promise<MediaStream> {
    const video = kinds.includes('video') && { ...VIDEO, facingMode: facing.value }
    const found = await navigator.mediaDevices.getUserMedia({ audio: kinds.includes('audio') && AUDIO, video })
    close()
    stream.value = found
    settle()
    return found
  }

  function settle(): void {
    const [sound, picture] = [track('audio'), track('video')]
    if (sound) sound.enabled = !muted.value
    if (picture) picture.enabled = !dark.value
    torch.value = (picture?.getCapabilities?.() as Lit | undefined)?.torch ? 'off' : 'none'
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
    if (!held) return undefined
    const before = facing.value
    track('video')?.stop()
    for (const each of [before === 'user' ? 'environment' : 'user', before] as const) {
      const found = await navigator.mediaDevices.getUserMedia({ video: { ...VIDEO, facingMode: { ideal: each } } }).catch(() => null)
      const fresh = found?.getVideoTracks()[0]
      if (!fresh) continue
      facing.value = each
      stream.value = new MediaStream([...held.getAudioTracks(), fresh])
      settle()
      return fresh
    }
    return undefined
  }

  async function light(on: boolean): Promise<void> {
    await track('video')?.applyConstraints({ advanced: [{ torch: on } as MediaTrackConstraintSet] })
    torch.value = on ? 'on' : 'off'
  }

  /** A system that took the camera away (a call, another app) ends its track: whether it has to be opened again. */
  const taken = (): boolean => stream.value?.getTracks().some((each) => each.readyState === 'ended') ?? false

  function close(): void {
    stream.value?.getTracks().forEach((each) => each.stop())
    stream.value = null
    torch.value = 'none'
  }

  return { stream, facing, muted, dark, torch, open, mute, darken, flip, light, taken, close, track }
}
export type Capture = ReturnType<typeof useCapture>
