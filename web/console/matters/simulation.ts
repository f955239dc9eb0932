/** The pieces of a simulation added up: what changed rules would have made of past matters. */
import type { Schemas } from '@/api/client'

type Piece = Schemas['Simulated']
export interface Sum {
  total: number
  looked: number
  before: number
  after: number
  changed: number
  fits: Piece['fits'] | null
  changes: Piece['changes']
  effects: Piece['effects']
}
/** As many as are looked at, whatever there is. */
export const MOST = 10_000
const SHOWN = 20
export const NOTHING: Sum = { total: 0, looked: 0, before: 0, after: 0, changed: 0, fits: null, changes: [], effects: [] }

export function added(sum: Sum, piece: Piece): Sum {
  const changes = new Map(sum.changes.map((each) => [JSON.stringify([each.before, each.after]), each]))
  for (const each of piece.changes) {
    const key = JSON.stringify([each.before, each.after])
    changes.set(key, { ...each, count: each.count + (changes.get(key)?.count ?? 0) })
  }
  return {
    total: piece.total ?? sum.total,
    looked: sum.looked + piece.looked,
    before: sum.before + piece.fits_before,
    after: sum.after + piece.fits_after,
    changed: sum.changed + piece.changed,
    fits: piece.fits,
    changes: [...changes.values()].sort((a, b) => b.count - a.count),
    effects: [...sum.effects, ...piece.effects].slice(0, SHOWN),
  }
}

/** A share in percent at one digit; over nothing there is none. */
export const share = (part: number, whole: number): string => (whole ? `${(Math.round((part * 1_000) / whole) / 10).toFixed(1)} %` : '—')
