/** What is typed and taken for a thread and not sent: it outlives its part of the page, as long as the page is there. */
import { ref, shallowRef, type Ref, type ShallowRef } from 'vue'
import type { Enclosed } from '../report/report'

export interface Writing {
  body: Ref<string>
  files: ShallowRef<Enclosed[]>
}

const all = new Map<string, Writing>()

export function writingFor(matter: string): Writing {
  const found = all.get(matter) ?? { body: ref(''), files: shallowRef([]) }
  all.set(matter, found)
  return found
}

/** Leave no trace of it. */
export const forget = (matter: string): void => void all.delete(matter)
