/** What the words of a command mean: cases, units, offices, codes. What is in doubt is asked back and never guessed. */
import { api, ask, type Schemas } from '@/api/client'
import { say, text, words, type Pair } from '@/words'
import { casesMeant, unitsMeant, type Named } from './parse'

const w = words({
  noCase: ['没有找到警情 {what}', 'There is no case {what}'],
  cases: ['有多个警情：{list}；请多写几位', 'Several cases: {list}; write more of the number'],
  chooseCase: ['请写警情号，或先选中一个警情', 'Name a case, or choose one first'],
  noUnit: ['没有找到警力“{what}”', 'There is no unit “{what}”'],
  units: ['“{what}”可能是：{list}', '“{what}” may be: {list}'],
  noCode: ['没有找到“{what}”', 'There is no “{what}”'],
  codes: ['“{what}”可能是：{list}', '“{what}” may be: {list}'],
})

/** A line that cannot be done as it is; its message is for the person. */
export class Unclear extends Error {}

export interface Meant {
  case: string
  number: string
}

const SHOWN = 6
const listed = (names: readonly string[]): string => names.slice(0, SHOWN).join('、') + (names.length > SHOWN ? '…' : '')

/** Every open case whose number holds what was typed, whichever column it stands in. */
async function open(number: string): Promise<Meant[]> {
  const desk = (column: Schemas['DeskColumn']) => ask(api.GET('/api/v1/desk', { params: { query: { number, column, limit: 50 } } }))
  const first = await desk('waiting')
  const others = first.columns.filter((each) => each.count && each.column !== 'waiting')
  const pages = await Promise.all(others.map((each) => desk(each.column)))
  return [first, ...pages].flatMap((each) => each.cases)
}

/** `.`: the chosen one. `known` is looked at before the house is asked. Throws `Unclear`. */
export async function caseMeant(typed: string, chosen: string | null, known: readonly Meant[]): Promise<Meant> {
  if (typed === '.') {
    if (!chosen) throw new Unclear(w.chooseCase)
    return known.find((each) => each.case === chosen) ?? { case: chosen, number: '' }
  }
  const found = casesMeant(await open(typed), typed)
  if (found.length > 1) throw new Unclear(say(w.cases, { list: listed(found.map((each) => each.number)) }))
  if (!found[0]) throw new Unclear(say(w.noCase, { what: typed }))
  return found[0]
}

/** Throws `Unclear`. */
export function unitMeant<T extends Named>(all: readonly T[], typed: string): T {
  const found = unitsMeant(all, typed)
  if (found.length > 1) throw new Unclear(say(w.units, { what: typed, list: listed(found.map((each) => each.call_sign)) }))
  if (!found[0]) throw new Unclear(say(w.noUnit, { what: typed }))
  return found[0]
}

export interface Coded {
  code: string
  zh: string
  en: string
}

/** A row by its code, its whole name, or the only one whose name holds it. Throws `Unclear`. */
export function rowMeant<T extends Coded>(rows: readonly T[], typed: string): T {
  const low = typed.toLowerCase()
  const names = (row: T): string[] => [row.zh, row.en.toLowerCase()]
  const exact = rows.filter((row) => row.code.toLowerCase() === low || names(row).includes(low))
  const found = exact.length ? exact : rows.filter((row) => names(row).some((name) => name.includes(low)))
  if (found.length > 1) throw new Unclear(say(w.codes, { what: typed, list: listed(found.map((row) => `${text(row)} ${row.code}`)) }))
  if (!found[0]) throw new Unclear(say(w.noCode, { what: typed }))
  return found[0]
}

/** A code out of a list of words, found as a row is. */
export function codeMeant<K extends string>(list: Readonly<Record<K, Pair>>, typed: string): K {
  const rows = (Object.entries(list) as [K, Pair][]).map(([code, [zh, en]]) => ({ code, zh, en }))
  return rowMeant(rows, typed).code
}
