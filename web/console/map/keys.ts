/** Keys as they are written on a keyboard, and acts in their groups. */
import { text, type Pair } from '@/words'
import type { Act } from '../acts'

const NAMES: Record<string, Pair | string> = {
  ctrl: 'Ctrl', shift: 'Shift', alt: 'Alt', enter: 'Enter', escape: 'Esc', tab: 'Tab', delete: 'Del',
  space: ['空格', 'Space'], arrowup: '↑', arrowdown: '↓', arrowleft: '←', arrowright: '→', pageup: 'PgUp', pagedown: 'PgDn', home: 'Home', end: 'End',
}

/** `g d` → `G`, `D`; `ctrl+enter` → `Ctrl+Enter`. */
export function keyNames(keys: string): string[] {
  return keys.split(' ').map((stroke) => (stroke === '+' ? '+' : stroke.split('+').map(named).join('+')))
}

function named(key: string): string {
  const found = NAMES[key]
  if (found) return typeof found === 'string' ? found : text(found)
  return key.toUpperCase()
}

export interface Grouped {
  name: string
  acts: Act[]
}

/** Acts that have a key or a word, by group in the order in which they were offered; narrowed by `sought`. */
export function grouped(acts: readonly Act[], sought: string): Grouped[] {
  const wanted = sought.trim().toLowerCase()
  const found = new Map<string, Act[]>()
  for (const act of acts) {
    if (!act.keys && !act.verbs?.length) continue
    const said = [...act.name, act.keys ?? '', ...(act.verbs ?? []), ...(act.usage ?? [])].join(' ').toLowerCase()
    if (wanted && !said.includes(wanted)) continue
    const name = text(act.group)
    found.set(name, [...(found.get(name) ?? []), act])
  }
  return [...found].map(([name, inside]) => ({ name, acts: inside }))
}
