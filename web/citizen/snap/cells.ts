/** Matters by the cell in which they are shown: nobody's point, only where a cell has its middle. */
import type { Schemas } from '@/api/client'

type Shown = Pick<Schemas['PublicMatter'], 'report' | 'lon' | 'lat' | 'metres'>

export interface Cell {
  id: string
  lon: number
  lat: number
  metres: number
  count: number
}

/** Empty where no place is known. */
export const cellOf = ({ lon, lat, metres }: Pick<Shown, 'lon' | 'lat' | 'metres'>): string => (lon === null || lat === null ? '' : `${lon} ${lat} ${metres}`)

export function cellsOf(matters: readonly Shown[]): Cell[] {
  const found = new Map<string, Cell>()
  for (const each of matters) {
    const id = cellOf(each)
    if (!id || each.lon === null || each.lat === null) continue
    const before = found.get(id)
    found.set(id, { id, lon: each.lon, lat: each.lat, metres: each.metres, count: (before?.count ?? 0) + 1 })
  }
  return [...found.values()]
}

/** A further page; what came in meanwhile stands once. */
export function merged<T extends { report: string }>(before: readonly T[], page: readonly T[]): T[] {
  const known = new Set(before.map((each) => each.report))
  return [...before, ...page.filter((each) => !known.has(each.report))]
}
