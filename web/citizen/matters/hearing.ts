/** Hears that something changed in one's own matters, so that the page asks anew. What changed, the house tells only the one who asks. */
import { onScopeDispose, watch, type Ref } from 'vue'
import { Live, type Link } from '@/live'

const EVENTS = ['cases.']
const PAUSE = 300
/** Read marks of the police are told to nobody: they are found with the next asking. */
const EVERY = 30_000

/** Listens from the first time that `wanted` is true: whoever is nobody yet is told nothing. `again` with the case, or null for all. */
export function useHearing(wanted: () => boolean, again: (matters: Set<string> | null) => void): Ref<Link> {
  let timer: ReturnType<typeof setTimeout> | undefined
  let named: Set<string> | null = new Set()

  function soon(matters: string[] | null): void {
    if (!matters) named = null
    else if (named) matters.forEach((each) => named?.add(each))
    timer ??= setTimeout(() => {
      const found = named
      timer = undefined
      named = new Set()
      again(found)
    }, PAUSE)
  }

  const live = new Live({
    events: EVENTS,
    lines: (lines) => soon(lines.map((each) => each.subject.slice(each.subject.indexOf(':') + 1))),
    reset: () => soon(null),
  })
  const beat = setInterval(() => document.hidden || soon(null), EVERY)
  const seen = (): void => void (document.hidden || soon(null))
  document.addEventListener('visibilitychange', seen)
  watch(wanted, (now) => now && live.start(), { immediate: true })
  onScopeDispose(() => {
    live.stop()
    clearTimeout(timer)
    clearInterval(beat)
    document.removeEventListener('visibilitychange', seen)
  })
  return live.link
}
