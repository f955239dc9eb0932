/** What the whole page is: itself, the tags of a silent alarm, or a page of notes. No address and no history tells it. */
import { shallowRef } from 'vue'

export type Face = 'own' | 'tags' | 'notes'
export const face = shallowRef<Face>('own')

/** The button of the silent alarm waits for the second tap until this instant. */
export const armedUntil = shallowRef(0)
const WAIT = 5_000

export function arm(): void {
  armedUntil.value = Date.now() + WAIT
  setTimeout(() => Date.now() >= armedUntil.value && (armedUntil.value = 0), WAIT)
}

export function open(): void {
  armedUntil.value = 0
  face.value = 'tags'
}
