/** A flat list of offices as a tree, in the order in which it is drawn. */
export interface Node {
  id: string
  parent: string | null
  code: string
}

/** Each with its depth, parents before children, by code; what hangs on something unseen begins at the top. */
export function treeOf<T extends Node>(rows: readonly T[]): { row: T; depth: number }[] {
  const known = new Set(rows.map((each) => each.id))
  const below = new Map<string | null, T[]>()
  for (const row of [...rows].sort((a, b) => a.code.localeCompare(b.code))) {
    const parent = row.parent !== null && known.has(row.parent) ? row.parent : null
    below.set(parent, [...(below.get(parent) ?? []), row])
  }
  const walk = (parent: string | null, depth: number): { row: T; depth: number }[] => (below.get(parent) ?? []).flatMap((row) => [{ row, depth }, ...walk(row.id, depth + 1)])
  return walk(null, 0)
}
