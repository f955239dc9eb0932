/**
 * The call that is being written. It lives as long as the window, whatever page is shown, and nowhere else: what a caller
 * says is kept in no storage of the browser.
 */
import { reactive } from 'vue'
import { newKey, type Schemas } from '@/api/client'
import type { paths } from '@/api/schema'

type RecordCase = NonNullable<paths['/api/v1/cases/recorded']['post']['requestBody']>['content']['application/json']

export interface Point {
  lon: number
  lat: number
}

export type Same = 'merge' | 'duplicate' | 'urge'

export interface Draft {
  open: boolean
  call: string | null
  call_kind: Schemas['CallKind']
  channel: Schemas['Channel']
  address: string
  landmark: string
  place: Point | null
  category: string | null
  content: string
  phone: string
  name: string
  sex: Schemas['Sex'] | ''
  flags: Schemas['Flag'][]
  advised: boolean
  /** `2026-11-22T09:30`, in the bureau's time. */
  scheduled: string
  same: { case: string; number: string; how: Same } | null
  key: string
  linkKey: string
}

export const blank = (): Draft => ({
  open: false, call: null, call_kind: 'help', channel: 'phone', address: '', landmark: '', place: null, category: null, content: '', phone: '', name: '', sex: '', flags: [], advised: false,
  scheduled: '', same: null, key: newKey(), linkKey: newKey(),
})

export const draft = reactive<Draft>(blank())
export const reset = (): void => void Object.assign(draft, blank())

/** Whether something would be lost. */
export const written = (now: Draft): boolean => [now.address, now.landmark, now.content, now.phone, now.name].some((each) => each.trim()) || now.category !== null || now.place !== null

/** What is sent: only what was given. */
export function recorded(now: Draft, instant: (typed: string) => string): RecordCase {
  return {
    call: now.call, call_kind: now.call_kind, channel: now.channel, category: now.category, content: now.content.trim(), address: now.address.trim(), landmark: now.landmark.trim(),
    place: now.place ? { ...now.place, datum: 'wgs84' } : null, phone: now.phone.replace(/[\s-]/g, '') || null, name: now.name.trim() || null, sex: now.sex || null, flags: now.flags,
    advised: now.advised, scheduled_for: now.scheduled ? instant(now.scheduled) : null, key: now.key,
  }
}
