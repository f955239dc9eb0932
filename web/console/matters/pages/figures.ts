/** What the address of the page of figures asks for, and how long a bar is. */
import type { LocationQuery } from 'vue-router'
import type { Schemas } from '@/api/client'
import type { operations } from '@/api/schema'
import type { Pair } from '@/words'

export type Asked = Pick<NonNullable<operations['figures']['parameters']['query']>, 'since' | 'until' | 'by' | 'kind' | 'category' | 'office'>
type By = NonNullable<Asked['by']>
export const BYS: Record<By, Pair> = {
  none: ['合计', 'Total'],
  organisation: ['单位', 'Organisation'],
  category: ['类别', 'Category'],
  kind: ['类型', 'Kind'],
  level: ['级别', 'Level'],
  channel: ['来源', 'Channel'],
  day: ['日期', 'Day'],
}
const NAMES = ['since', 'until', 'by', 'kind', 'category', 'office'] as const

export function askedBy(query: LocationQuery): Asked {
  const found = Object.fromEntries(NAMES.flatMap((name) => (typeof query[name] === 'string' && query[name] ? [[name, query[name]]] : [])))
  if (!((found.by ?? 'none') in BYS)) delete found.by
  return found as Asked
}

/** Out of a hundred: a share by itself, what is counted or timed against the most. */
export function part(value: Schemas['Value'] | undefined, most: number): number {
  if (!value) return 0
  if (value.ratio !== null) return Math.min(100, value.ratio * 100)
  return Math.min(100, ((value.seconds ?? value.numerator) / most) * 100)
}
