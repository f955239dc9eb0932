/** The lamp of a matter as it stands now: a pause holds it, an ended one keeps how it ended. */
import type { Schemas } from '@/api/client'

export interface Running {
  due_at: string
  warn_at: string
  paused_at?: string | null
  concluded_at?: string | null
}

export function lampOf(matter: Running, now: number): Schemas['Lamp'] {
  const at = Date.parse(matter.concluded_at ?? matter.paused_at ?? '') || now
  if (Date.parse(matter.due_at) <= at) return 'red'
  return Date.parse(matter.warn_at) <= at ? 'yellow' : 'green'
}

/** How much of the way from its beginning to its end is gone, in percent. */
export function gone(begun: string, due: string, at: number): number {
  const [from, to] = [Date.parse(begun), Date.parse(due)]
  return to <= from ? 100 : Math.min(100, Math.max(0, Math.round(((at - from) / (to - from)) * 100)))
}
