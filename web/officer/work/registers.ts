/** Reference data that the pages need, read once a visit; a list that could not be read is asked for again. */
import { shallowReactive } from 'vue'
import { api, ask } from '@/api/client'
import { lang } from '@/words'
import { keep, recall } from './kept'

export interface Row {
  code: string
  zh: string
  en: string
}
export interface Status extends Row {
  on_duty: boolean
  on_event: boolean
  next: string[]
}
export interface Category extends Row {
  parent: string
  words: string[]
}

const AGAIN = 60_000
const held = shallowReactive(new Map<string, readonly unknown[]>())
const asked = new Set<string>()

/** The rows, empty until they are there. */
export function rows<T = Row>(register: string): readonly T[] {
  if (!held.has(register) && !asked.has(register)) {
    asked.add(register)
    void read(register).finally(() => asked.delete(register))
  }
  return (held.get(register) ?? []) as readonly T[]
}

async function read(register: string): Promise<void> {
  const found: unknown[] = []
  let after: string | undefined
  try {
    do {
      const query = { limit: 500, after }
      const page = await ask(api.GET('/api/v1/registers/{register}/rows', { params: { path: { register }, query } }))
      found.push(...page.rows.map((row) => ({ code: row.code, ...(row.data as object) })))
      after = page.next ?? undefined
    } while (after)
    held.set(register, found.sort((a, b) => order(a) - order(b)))
    void keep(register, found)
  } catch {
    // asked again when a page next looks at it; what an earlier visit was told stands for a minute
    const earlier = held.has(register) ? undefined : await recall<unknown[]>(register)
    if (earlier) held.set(register, earlier)
    if (held.has(register)) setTimeout(() => void read(register), AGAIN)
  }
}

const order = (row: unknown): number => (row as { order?: number }).order ?? 0

export const named = (row: Row | undefined, code: string): string => row?.[lang.value] || row?.zh || code
export const statuses = (): readonly Status[] => rows<Status>('dispatch.unit_status')
export const statusOf = (code: string): Status | undefined => statuses().find((each) => each.code === code)

/** Categories by their whole path, leaves and branches alike. */
export function categories(): { code: string; name: string; sought: string }[] {
  const all = rows<Category>('cases.category')
  const byCode = new Map(all.map((each) => [each.code, each]))
  const path = (row: Category): string[] => [...(byCode.has(row.parent) ? path(byCode.get(row.parent)!) : []), named(row, row.code)]
  return all.map((row) => ({ code: row.code, name: path(row).join(' › '), sought: [...path(row), ...(row.words ?? []), row.zh, row.en].join(' ').toLowerCase() }))
}
