/** The tree of categories as choices: found by words, by code, and by how callers put it. */
import { lang } from '@/words'
import type { Option } from './option'
import type { CategoryRow } from './registers'

/** Every row with its whole path; the deepest rows first come the ones people mean. */
export function categoryOptions(rows: CategoryRow[], level: (level: number) => string): Option[] {
  const known = new Map(rows.map((row) => [row.code, row]))
  const parents = new Set(rows.map((row) => row.parent))
  const name = (row: CategoryRow): string => (lang.value === 'zh' ? row.zh : row.en)
  const path = (row: CategoryRow): string[] => {
    const above = known.get(row.parent)
    return above && above !== row ? [...path(above), name(row)] : [name(row)]
  }
  const options = rows.map((row) => ({
    leaf: !parents.has(row.code),
    option: { value: row.code, name: name(row), note: `${path(row).slice(0, -1).join(' › ')} · ${row.code} · ${level(row.level)}`, also: [row.zh, row.en, ...row.words] },
  }))
  return [...options.filter((each) => each.leaf), ...options.filter((each) => !each.leaf)].map((each) => each.option)
}
