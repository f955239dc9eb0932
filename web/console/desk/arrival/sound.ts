/** The sounds of an arrival, made here and different for each level: told apart without looking. */
import { ref } from 'vue'

/** Hertz, when it begins and how long it lasts, in seconds. */
export type Tone = readonly [hertz: number, at: number, lasts: number]

export const TONES: Record<number, readonly Tone[]> = {
  1: [[880, 0, 0.18], [1_175, 0.2, 0.18], [880, 0.4, 0.18], [1_175, 0.6, 0.18], [880, 0.8, 0.18], [1_175, 1, 0.3]],
  2: [[740, 0, 0.2], [988, 0.25, 0.2], [740, 0.5, 0.3]],
  3: [[659, 0, 0.18], [784, 0.22, 0.3]],
  4: [[523, 0, 0.3]],
}
/** Seconds until it sounds again, while nobody has acknowledged. */
export const REPEATS: Record<number, number> = { 1: 3, 2: 5, 3: 8, 4: 12 }

const KEPT = 'anmin.console.volume'
const kept = Number(localStorage.getItem(KEPT) ?? '0.7')
export const volume = ref(Number.isFinite(kept) ? Math.min(1, Math.max(0.1, kept)) : 0.7)
/** Whether the browser lets it sound: it asks for one click or key first. */
export const sounding = ref(false)
let context: AudioContext | null = null

export function setVolume(next: number): void {
  volume.value = next
  localStorage.setItem(KEPT, String(next))
}

/** To be called from a click or a key. */
export async function wake(): Promise<void> {
  context ??= new AudioContext()
  context.onstatechange = () => (sounding.value = context?.state === 'running')
  await context.resume()
  sounding.value = context.state === 'running'
}

export const sound = (level: number): void => play(TONES[level] ?? TONES[4] ?? [])

export function play(tones: readonly Tone[]): void {
  if (context?.state !== 'running') return
  const begin = context.currentTime + 0.02
  for (const [hertz, at, lasts] of tones) tone(context, hertz, begin + at, lasts)
}

function tone(into: AudioContext, hertz: number, at: number, lasts: number): void {
  const voice = into.createOscillator()
  const loud = into.createGain()
  voice.type = 'triangle'
  voice.frequency.value = hertz
  loud.gain.setValueAtTime(0, at)
  loud.gain.linearRampToValueAtTime(volume.value, at + 0.015)
  loud.gain.setValueAtTime(volume.value, at + lasts - 0.03)
  loud.gain.linearRampToValueAtTime(0, at + lasts)
  voice.connect(loud).connect(into.destination)
  voice.start(at)
  voice.stop(at + lasts)
}
