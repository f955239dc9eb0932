/** Instants and spans as people of the bureau read them: its time zone, to the second. */
import { onScopeDispose, ref } from 'vue'
import { lang, locale } from '@/words'

/** The time zone of the bureau, whatever the device says. */
export const ZONE = 'Asia/Shanghai'

const made = new Map<string, Intl.DateTimeFormat>()
function format(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const name = locale.value + JSON.stringify(options)
  let found = made.get(name)
  if (!found) made.set(name, (found = new Intl.DateTimeFormat(locale.value, { timeZone: ZONE, hourCycle: 'h23', ...options })))
  return found
}

type Instant = string | number | Date
const TIME = { hour: '2-digit', minute: '2-digit', second: '2-digit' } as const
const DAY = { year: 'numeric', month: '2-digit', day: '2-digit' } as const

export const clockTime = (at: Instant): string => format(TIME).format(new Date(at))
export const day = (at: Instant): string => format(DAY).format(new Date(at))
export const dayTime = (at: Instant): string => format({ ...DAY, ...TIME }).format(new Date(at))
/** Today the time alone, else with its day. */
export const shortly = (at: Instant, now: number = Date.now()): string =>
  day(at) === day(now) ? clockTime(at) : format({ month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' }).format(new Date(at))

/** Seconds as 0:05, 12:30, 3:04:05; days in front. For a running clock. */
export function span(seconds: number): string {
  const all = Math.max(0, Math.floor(seconds))
  const days = Math.floor(all / 86_400)
  const [h, m, s] = [Math.floor(all / 3_600) % 24, Math.floor(all / 60) % 60, all % 60]
  const two = (n: number): string => String(n).padStart(2, '0')
  const hours = days || h ? `${h}:${two(m)}` : String(m)
  return `${days ? (lang.value === 'zh' ? `${days}天 ` : `${days} d `) : ''}${hours}:${two(s)}`
}

/** The present instant, each second. One beat for the whole page. */
const now = ref(Date.now())
let users = 0
let beat: ReturnType<typeof setInterval> | undefined
export function useNow(): typeof now {
  users += 1
  now.value = Date.now()
  beat ??= setInterval(() => (now.value = Date.now()), 1_000)
  onScopeDispose(() => {
    users -= 1
    if (users) return
    clearInterval(beat)
    beat = undefined
  })
  return now
}
