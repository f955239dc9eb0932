/** How urgent a case is, in words. */
import { text, type Pair } from '@/words'

const LEVELS: readonly Pair[] = [
  ['一级', 'Level 1'],
  ['二级', 'Level 2'],
  ['三级', 'Level 3'],
  ['四级', 'Level 4'],
]
export const levelName = (level: number): string => text(LEVELS[level - 1])
export const levelColour = (level: number): string => `var(--level-${level})`
