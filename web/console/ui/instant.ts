/** What a field for a day and a time holds, read and written in the time of the bureau. */
import { ZONE } from '@/time'

const parts = new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE, dateStyle: 'short', timeStyle: 'short' })

/** `2026-11-22T09:30` in the bureau's time. */
export const local = (at: number | string): string => parts.format(new Date(at)).replace(' ', 'T')
export const tomorrow = (now = Date.now()): string => `${local(now + 86_400_000).slice(0, 10)}T09:00`
/** The instant of what such a field holds; China keeps one offset all year. */
export const beijing = (typed: string): string => `${typed.length === 16 ? `${typed}:00` : typed}+08:00`
