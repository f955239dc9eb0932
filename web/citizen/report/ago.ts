/** Minutes as one says them. */
import { say, words } from '@/words'

const w = words({
  now: ['刚刚', 'just now'],
  minutes: ['{n} 分钟前', '{n} min ago'],
  hours: ['{n} 小时前', '{n} h ago'],
  days: ['{n} 天前', '{n} d ago'],
})

export function ago(minutes: number): string {
  if (minutes < 5) return w.now
  if (minutes < 60) return say(w.minutes, { n: minutes })
  const hours = Math.round(minutes / 60)
  return hours < 24 ? say(w.hours, { n: hours }) : say(w.days, { n: Math.round(hours / 24) })
}
