/** The kinds that can be tapped: leaves of the classes for which 12345 answers, each with a sign. */
import type { Schemas } from '@/api/client'
import type { IconName } from '@/ui/icons'

type Category = Schemas['CategoryOffered']

/** By the class that a kind belongs to; the register may hold others. */
const SIGNS: Readonly<Record<string, IconName>> = { '0601': 'map', '0602': 'flame', '0603': 'leaf', '0604': 'heart', '0605': 'receipt', '060101': 'shop', '060102': 'sun', '060103': 'home', '060104': 'leaf', '060105': 'car', '060201': 'drop', '060202': 'bolt', '060204': 'door', '060205': 'phone', '060302': 'silent' }

export const signOf = (code: string): IconName => SIGNS[code] ?? SIGNS[code.slice(0, 4)] ?? 'form'

export function tilesOf(categories: readonly Category[]): Category[] {
  const tops = categories.filter((each) => !each.parent && !each.police).map((each) => each.code)
  const above = new Set(categories.map((each) => each.parent))
  return categories.filter((each) => each.offered && !above.has(each.code) && tops.some((top) => each.code.startsWith(top)))
}
