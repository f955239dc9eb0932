/** Lines of the command bar as parts. Knows how people type: full-width letters, Chinese commas, a verb stuck to its number. */

const BETWEEN = /[\s、，,;；]+/g
const HEAD = /^[\s、，,;；]*([^\s、，,;；]+)[\s、，,;；]*([\s\S]*)$/
const half = (said: string): string => said.normalize('NFKC')

export interface Line {
  /** '' when none is known. */
  verb: string
  /** As it was typed. */
  rest: string
}

/** The verb that begins a line: the longest known one that is followed by a space, a digit, or nothing. */
export function split(line: string, verbs: readonly string[]): Line {
  const said = line.trimStart()
  const low = half(said).toLowerCase()
  const found = verbs.filter((each) => low.startsWith(each.toLowerCase()) && ends(low, each)).sort((a, b) => b.length - a.length)[0]
  return found ? { verb: found, rest: said.slice(found.length).trim() } : { verb: '', rest: said.trim() }
}

function ends(said: string, verb: string): boolean {
  const next = said[verb.length]
  return next === undefined || /[\s\d.]/.test(next) || (/[\u4e00-\u9fff]$/.test(verb) && /["“#]/.test(next))
}

/** Words of a line, commas between them or not; `"…"` and `“…”` keep theirs together. */
export function tokens(rest: string): string[] {
  return [...half(rest).replace(BETWEEN, ' ').matchAll(/"([^"]*)"|“([^”]*)”|(\S+)/g)].map((each) => each[1] ?? each[2] ?? each[3] ?? '').filter(Boolean)
}

/** The first word, and everything behind it as it was typed. */
export function first(rest: string): [word: string, more: string] {
  const [, word = '', more = ''] = HEAD.exec(rest) ?? []
  return [half(word), more.trim()]
}

/** Everything up to the last word as it was typed, and that word; one word alone is not split. */
export function last(rest: string): [most: string, word: string] {
  const [, most = rest.trim(), word = ''] = /^([\s\S]*?\S)[\s、，,]+([^\s、，,]+)$/.exec(rest.trim()) ?? []
  return [most, half(word)]
}

/** Whether a word means a case: `12`, `#12`, a whole number, or `.` for the chosen one. */
export const meansCase = (word: string): boolean => word === '.' || /^#?[\d-]+$/.test(word)

/** The case and what follows; without one it is the chosen case and everything follows. */
export function caseFirst(rest: string): [which: string, more: string] {
  const [word, more] = first(rest)
  return meansCase(word) ? [word.replace(/^#/, ''), more] : ['.', rest.trim()]
}

export interface Numbered {
  number: string
}

/** Cases that `typed` means: by their serial, the newest day first; else by any part of the number. */
export function casesMeant<T extends Numbered>(all: readonly T[], typed: string): T[] {
  const wanted = typed.replace(/^0+(?=\d)/, '')
  const serialOf = (each: T): string => each.number.slice(each.number.lastIndexOf('-') + 1).replace(/^0+(?=\d)/, '')
  const exact = all.filter((each) => serialOf(each) === wanted)
  if (!exact.length) return all.filter((each) => each.number.endsWith(typed))
  const days = exact.map(day)
  const newest = days.reduce((a, b) => (a > b ? a : b))
  return exact.filter((each) => day(each) === newest)
}

const day = (each: Numbered): string => each.number.split('-').at(-2) ?? ''

export interface Named {
  call_sign: string
  code: string
  name: string
  name_en: string
}

const fold = (said: string): string => said.normalize('NFKC').toLowerCase().replace(/[\s_-]/g, '')
const parts = (said: string): string[] => fold(said).match(/\d+|[\u4e00-\u9fff]|[a-z]+/g) ?? []

/** Units that a word means: by the whole call sign, code or name; else all whose name holds every part of it, numbers whole. */
export function unitsMeant<T extends Named>(all: readonly T[], typed: string): T[] {
  const wanted = fold(typed)
  if (!wanted) return []
  const names = (each: T): string[] => [each.call_sign, each.code, each.name, each.name_en].filter(Boolean)
  const exact = all.filter((each) => names(each).some((name) => fold(name) === wanted))
  if (exact.length) return exact
  const sought = parts(typed)
  return all.filter((each) => names(each).some((name) => holds(parts(name), sought)))
}

/** Each part that is sought is there, in any order (`车3` is 3号车); letters may begin a longer word, numbers are whole. */
function holds(held: readonly string[], sought: readonly string[]): boolean {
  const left = [...held]
  return sought.every((wanted) => {
    const at = left.findIndex((part) => (/^\d/.test(wanted) ? /^\d/.test(part) && Number(part) === Number(wanted) : part.startsWith(wanted)))
    if (at >= 0) left.splice(at, 1)
    return at >= 0
  })
}
