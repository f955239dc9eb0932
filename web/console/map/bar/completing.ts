/** What may come next on a line of the command bar. */
import { text, type Pair } from '@/words'
import type { Act } from '../../acts'
import { split, tokens, unitsMeant, meansCase } from './parse'
import type { Kind } from './verbs'

export interface Completion {
  /** The whole line when it is taken. */
  line: string
  name: string
  note: string
}

export interface Known {
  cases: readonly { number: string; short: string; name: string; note: string }[]
  units: readonly { call_sign: string; code: string; name: string; name_en: string; note: string }[]
  rows: Record<'disposition' | 'category', readonly { code: string; zh: string; en: string }[]>
}

const MOST = 8

/** Acts that have a verb, the bar's own before those of a page when both claim a word. */
export function speaking(acts: readonly Act[]): Act[] {
  const open = acts.filter((each) => each.verbs?.length && (each.when?.() ?? true))
  return [...open.filter((each) => each.id.startsWith('bar.')), ...open.filter((each) => !each.id.startsWith('bar.'))]
}

export const actOf = (acts: readonly Act[], verb: string): Act | undefined => speaking(acts).find((each) => each.verbs?.includes(verb))

export function completions(line: string, acts: readonly Act[], kinds: Record<string, Kind[]>, known: Known): Completion[] {
  const open = speaking(acts)
  const { verb, rest } = split(line, open.flatMap((each) => each.verbs ?? []))
  const act = verb ? actOf(acts, verb) : undefined
  if (!act) return verbsFor(line, open)
  const words = tokens(rest)
  const fresh = /\s$/.test(line) || !rest
  const typed = fresh ? '' : (words.at(-1) ?? '')
  const before = fresh ? words : words.slice(0, -1)
  const kind = expected(kinds[act.id] ?? ['text'], before)
  const head = [verb, ...before].join(' ')
  return offered(kind, typed, before, known).slice(0, MOST).map((each) => ({ line: `${head} ${each.word} `, name: each.name, note: each.note }))
}

function verbsFor(line: string, open: readonly Act[]): Completion[] {
  const low = line.trim().toLowerCase()
  const fits = (act: Act): boolean => !low || act.verbs!.some((each) => each.startsWith(low)) || act.name.some((each) => each.toLowerCase().includes(low))
  return open.filter(fits).map((act) => ({ line: `${act.verbs![0]} `, name: text(act.name), note: text(act.usage) || act.verbs!.join(' / ') }))
}

/** Without a case in front, a command about a case means the chosen one and its next word. */
function expected(order: readonly Kind[], before: readonly string[]): Kind {
  const at = order[0] === 'case' && before[0] !== undefined && !meansCase(before[0]) ? before.length + 1 : before.length
  return order[Math.min(at, order.length - 1)] ?? 'text'
}

function offered(kind: Kind, typed: string, before: readonly string[], known: Known): { word: string; name: string; note: string }[] {
  if (kind === 'case') {
    const wanted = typed.replace(/^[#.]/, '')
    return known.cases.filter((each) => each.short.startsWith(wanted) || each.number.endsWith(wanted)).map((each) => ({ word: each.short, name: each.name, note: each.note }))
  }
  if (kind === 'unit') {
    const found = typed ? unitsMeant(known.units, typed) : known.units
    return found.filter((each) => !before.includes(each.call_sign)).map((each) => ({ word: quoted(each.call_sign), name: each.call_sign, note: each.note }))
  }
  if (kind === 'text') return []
  const low = typed.toLowerCase()
  const pair = (row: { zh: string; en: string }): Pair => [row.zh, row.en]
  return known.rows[kind].filter((row) => !low || row.code.startsWith(low) || pair(row).some((each) => each.toLowerCase().includes(low))).map((row) => ({ word: row.code, name: text(row), note: row.code }))
}

const quoted = (word: string): string => (/\s/.test(word) ? `"${word}"` : word)
