/** One live stream for the whole console; parts listen by the first words of the events they care about. */
import { onScopeDispose } from 'vue'
import { Live, type Line } from '@/live'

type Heard = (lines: Line[]) => void

const listeners = new Map<Heard, string[]>()
const again = new Set<() => void>()

export const live = new Live({
  lines: (lines) => {
    for (const [heard, prefixes] of listeners) {
      const own = lines.filter((line) => prefixes.some((each) => line.event.startsWith(each)))
      if (own.length) heard(own)
    }
  },
  reset: () => again.forEach((each) => each()),
})

/** Hear lines whose event begins with one of `prefixes`, and `reset` when everything shown must be read anew. */
export function useLive(prefixes: string[], heard: Heard, reset: () => void): void {
  listeners.set(heard, prefixes)
  again.add(reset)
  onScopeDispose(() => {
    listeners.delete(heard)
    again.delete(reset)
  })
}
