/**
 * The acts of the console: every thing that can be done with the mouse has an entry here, with its key. The overlay of `?`
 * and the command bar are made from this list, so a key that is not told cannot exist.
 */
import { onScopeDispose, shallowReactive } from 'vue'
import type { Pair } from '@/words'

export interface Act {
  /** What tells it from every other: `desk.take`. */
  id: string
  name: Pair
  /** Heading of the overlay under which it stands. */
  group: Pair
  /** `t`, `shift+n`, `ctrl+enter`, `g d` (one after the other), `f2`, `escape`; none: only in the command bar. */
  keys?: string
  /** Words of the command bar that begin it: `d`, `派`. The rest of the line is given to `run`. */
  verbs?: string[]
  /** How its line is written: `d 12 车3 车7`. */
  usage?: Pair
  /** Whether it can be done now. */
  when?: () => boolean
  /** Also while typing in a field. */
  always?: boolean
  /** `line`: what followed the verb. What it returns is shown as the answer of the command bar. */
  run: (line: string) => unknown
}

export const acts = shallowReactive(new Map<string, Act>())

/** Offer acts for as long as the calling component lives. */
export function useActs(...offered: Act[]): void {
  for (const each of offered) acts.set(each.id, each)
  onScopeDispose(() => {
    for (const each of offered) if (acts.get(each.id) === each) acts.delete(each.id)
  })
}

const FIELDS = 'input, textarea, select, [contenteditable=""], [contenteditable="true"]'
let before = ''
let forgotten: ReturnType<typeof setTimeout> | undefined

export function pressed(event: KeyboardEvent): string {
  const parts = [event.ctrlKey || event.metaKey ? 'ctrl' : '', event.altKey ? 'alt' : '']
  const key = event.key.toLowerCase()
  if (event.shiftKey && (key.length > 1 || /[a-z]/.test(key))) parts.push('shift')
  return [...parts.filter(Boolean), key === ' ' ? 'space' : key].join('+')
}

/** Listen for keys until the returned function is called. */
export function listen(target: Document = document): () => void {
  const heard = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.isComposing) return
    if (event.target === target.body && target.querySelector('dialog[open]')) return // what had the focus in it is gone
    const key = pressed(event)
    const typing = event.target instanceof Element && event.target.closest(FIELDS) !== null
    const two = before ? `${before} ${key}` : ''
    const open = [...acts.values()].filter((each) => (!typing || each.always) && (each.when?.() ?? true))
    const found = open.find((each) => two && each.keys === two) ?? open.find((each) => each.keys === key)
    before = ''
    clearTimeout(forgotten)
    if (found) {
      event.preventDefault()
      void found.run('')
    } else if (!typing && key.length === 1) {
      before = key
      forgotten = setTimeout(() => (before = ''), 1_200)
    }
  }
  target.addEventListener('keydown', heard)
  return () => target.removeEventListener('keydown', heard)
}
