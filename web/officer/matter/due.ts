/** Until when a matter is due, as one says it in the field: its lamp, its instant, and what is left in words. */
import type { Schemas } from '@/api/client'
import { shortly } from '@/time'
import { say, word, words } from '@/words'
import { SpanUnit } from '@/words/codes'

const w = words({
  paused: ['等诉求人答复，时限已暂停', 'Waits for the citizen; the time does not run'],
  late: ['已超时，应于 {at} 前答复', 'Overdue: it was due by {at}'],
  today: ['今天 {at} 前答复', 'Due today by {at}'],
  due: ['{at} 前答复', 'Due by {at}'],
  span: ['办理时限 {n}{unit}', 'Time allowed: {n} {unit}'],
  accept: ['{at} 前签收', 'Accept by {at}'],
})

type Clock = Pick<Schemas['Matter'], 'due_at' | 'warn_at' | 'paused_at' | 'concluded_at'>

/** As the board of supervision counts; a pause holds the lamp where it was. */
export function lampOf(it: Clock, now: number): Schemas['Lamp'] {
  const at = Date.parse(it.concluded_at ?? it.paused_at ?? '') || now
  return at >= Date.parse(it.due_at) ? 'red' : at >= Date.parse(it.warn_at) ? 'yellow' : 'green'
}

export function dueSays(due: string, { paused, lamp }: { paused: boolean; lamp: Schemas['Lamp'] }): string {
  if (paused) return w.paused
  const at = shortly(due).replace(/(\d\d:\d\d):\d\d$/, '$1')
  return say(lamp === 'red' ? w.late : at.length <= 5 ? w.today : w.due, { at })
}

export const spanSays = ({ count, unit }: Schemas['Span']): string => say(w.span, { n: count, unit: word(SpanUnit, unit) })
export const acceptSays = (at: string): string => say(w.accept, { at: shortly(at).replace(/(\d\d:\d\d):\d\d$/, '$1') })
