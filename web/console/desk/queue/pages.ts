/**
 * The rows of a column that were read so far, as a chain of pages. A page begins where the one before it ends, so that
 * asking one again changes that page alone; its neighbour is asked again when it comes into view.
 */
import type { Schemas } from '@/api/client'

export type CaseLine = Schemas['CaseLine']

export interface Page {
  /** Where it begins: `next` of the page before; null for the first. */
  after: string | null
  rows: CaseLine[]
  /** Whether something has happened since it was read. */
  stale: boolean
}

export interface Chain {
  pages: Page[]
  /** Where the page after the last one begins; null at the end of the column. */
  next: string | null
}

export const EMPTY: Chain = { pages: [], next: null }

/** The chain with one page as it was answered just now. Rows that did not change stay the same objects. */
export function answered(chain: Chain, at: number, rows: CaseLine[], next: string | null): Chain {
  const before = new Map(chain.pages.flatMap((page) => page.rows).map((row) => [row.case, row]))
  const fresh = rows.map((row) => same(before.get(row.case), row))
  const here = new Set(rows.map((row) => row.case))
  const pages = chain.pages.map((page) => (page.rows.some((row) => here.has(row.case)) ? { ...page, rows: page.rows.filter((row) => !here.has(row.case)) } : page))
  const page: Page = { after: chain.pages[at]?.after ?? (at === 0 ? null : chain.next), rows: fresh, stale: false }
  if (at >= chain.pages.length) return { pages: [...pages, page], next }
  if (next === null) return { pages: [...pages.slice(0, at), page], next }
  const last = at === chain.pages.length - 1
  const moved = pages.slice(at + 1).map((each, index) => (index === 0 ? { ...each, after: next, stale: each.stale || each.after !== next } : each))
  return { pages: [...pages.slice(0, at), page, ...moved], next: last ? next : chain.next }
}

/** All pages to be read again when they come into view. */
export function aged(chain: Chain): Chain {
  return { ...chain, pages: chain.pages.map((page) => (page.stale ? page : { ...page, stale: true })) }
}

/** The pages that hold the rows from `first` to `last`; one more when they lie behind what was read. */
export function pagesOf(chain: Chain, first: number, last: number): number[] {
  const found: number[] = []
  let begin = 0
  for (const [index, page] of chain.pages.entries()) {
    const end = begin + page.rows.length
    if (begin <= last && (end > first || !page.rows.length)) found.push(index)
    begin = end
  }
  if (last >= begin && (chain.next !== null || !chain.pages.length)) found.push(chain.pages.length)
  return found
}

function same(old: CaseLine | undefined, row: CaseLine): CaseLine {
  if (!old) return row
  const plain = (each: CaseLine): string => JSON.stringify({ ...each, age: 0 })
  return plain(old) === plain(row) ? old : row
}
