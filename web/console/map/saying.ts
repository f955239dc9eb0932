/** Distances, ages and durations in few words, as they stand on a map and in a list. */
import { say, words } from '@/words'

const w = words({
  home: ['驻地', 'home'],
  seconds: ['{n} 秒前', '{n} s ago'],
  minutes: ['{n} 分钟前', '{n} min ago'],
  hours: ['{n} 小时前', '{n} h ago'],
  days: ['{n} 天前', '{n} d ago'],
  metres: ['{n} 米', '{n} m'],
  kilometres: ['{n} 公里', '{n} km'],
  underAMinute: ['不到 1 分钟', 'under 1 min'],
  lasting: ['{n} 分钟', '{n} min'],
})

/** null: it never said where it is, and stands at its home. */
export function ago(seconds: number | null): string {
  if (seconds === null) return w.home
  if (seconds < 90) return say(w.seconds, { n: Math.round(seconds) })
  if (seconds < 5_400) return say(w.minutes, { n: Math.round(seconds / 60) })
  if (seconds < 172_800) return say(w.hours, { n: Math.round(seconds / 3_600) })
  return say(w.days, { n: Math.round(seconds / 86_400) })
}

export const far = (metres: number): string =>
  metres < 950 ? say(w.metres, { n: Math.round(metres / 10) * 10 }) : say(w.kilometres, { n: (metres / 1_000).toFixed(metres < 9_950 ? 1 : 0) })

export const lasting = (seconds: number): string => (seconds < 60 ? w.underAMinute : say(w.lasting, { n: Math.round(seconds / 60) }))
