/** A new order is heard and felt: three rising tones and a vibration, again until it is acknowledged. */
import { ref, watch } from 'vue'
import { orders } from './house'

const KEPT = 'anmin.officer.silent'
const AGAIN = 15_000

export const sounding = ref(localStorage.getItem(KEPT) !== '1')
export function chooseSound(on: boolean): void {
  sounding.value = on
  if (on) localStorage.removeItem(KEPT)
  else localStorage.setItem(KEPT, '1')
}

let audio: AudioContext | null = null
/** A browser lets a page sound only after the first touch. */
const unlock = (): void => {
  audio ??= new AudioContext()
  void audio.resume()
}

export function ring(): void {
  if (navigator.userActivation?.hasBeenActive ?? true) navigator.vibrate?.([400, 150, 400, 150, 800])
  if (!sounding.value || audio?.state !== 'running') return
  ;[660, 880, 1_175].forEach((pitch, place) => tone(pitch, place * 0.22))
}

function tone(pitch: number, after: number): void {
  if (!audio) return
  const [source, volume, at] = [audio.createOscillator(), audio.createGain(), audio.currentTime + after]
  source.frequency.value = pitch
  volume.gain.setValueAtTime(0, at)
  volume.gain.linearRampToValueAtTime(0.4, at + 0.02)
  volume.gain.linearRampToValueAtTime(0, at + 0.2)
  source.connect(volume).connect(audio.destination)
  source.start(at)
  source.stop(at + 0.21)
}

/** Ring for what nobody has acknowledged; answers how to end. */
export function attend(): () => void {
  const heard = new Set<string>()
  let beat: ReturnType<typeof setInterval> | undefined
  const unanswered = (): string[] =>
    orders.value.open.flatMap(({ order }) => (['ordered', 'received'].includes(order.row.order.state) ? [order.row.order.id] : []))
  addEventListener('pointerdown', unlock, { once: true })
  const stop = watch(
    unanswered,
    (ids) => {
      if (ids.some((id) => !heard.has(id))) ring()
      ids.forEach((id) => heard.add(id))
      clearInterval(beat)
      if (ids.length) beat = setInterval(ring, AGAIN)
    },
    { immediate: true },
  )
  return () => {
    stop()
    clearInterval(beat)
    removeEventListener('pointerdown', unlock)
  }
}
