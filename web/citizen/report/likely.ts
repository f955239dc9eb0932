/** Which kinds the typed words may mean: those whose own words occur in them, the longest word first. */
import type { Schemas } from '@/api/client'

type Category = Schemas['CategoryOffered']
const MOST = 3

export function likely(typed: string, categories: readonly Category[]): Category[] {
  const said = typed.toLowerCase()
  if (said.trim().length < 2) return []
  const score = (each: Category): number =>
    Math.max(0, ...[each.zh, each.en, ...each.words].map((word) => word.toLowerCase()).filter((word) => word.length > 1 && said.includes(word)).map((word) => word.length))
  return categories
    .filter((each) => each.offered)
    .map((each) => ({ each, score: score(each) }))
    .filter((found) => found.score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, MOST)
    .map((found) => found.each)
}
