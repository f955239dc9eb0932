/** Where this telephone is, told to the house for one's own unit: only while on duty and switched on by hand. */
import { computed, onScopeDispose, ref, shallowRef, watch, type ShallowRef } from 'vue'
import { api, newKey, type Schemas } from '@/api/client'
import { nowThere, unit } from './house'
import { metresBetween } from './places'
import { statusOf } from './registers'

export type Trouble = 'denied' | 'unavailable' | null
type Fix = Schemas['FixGiven']

const KEPT = 'anmin.officer.sharing'
const EVERY = 10_000
const MOVED = 30
const MOST = 300 // an hour without a link

export const sharing = ref(localStorage.getItem(KEPT) === '1')
export const here = shallowRef<{ lon: number; lat: number; accuracy: number; at: number } | null>(null)
export const trouble = ref<Trouble>(null)
/** When the house last had a position from here, by this telephone's clock. */
export const sentAt = ref<number | null>(null)
const waiting: Fix[] = []
export const unsentFixes = ref(0)

export function share(on: boolean): void {
  sharing.value = on
  if (on) localStorage.setItem(KEPT, '1')
  else localStorage.removeItem(KEPT)
}

type Fixed = NonNullable<typeof here.value>
const recent = (): Fixed | null => (here.value && Date.now() - here.value.at <= 60_000 ? here.value : null)

/** A position that is fit to stand beside a stage. */
export function spot(fix: Fixed | null = recent()): Schemas['Spot'] | undefined {
  if (!fix) return undefined
  return { lon: fix.lon, lat: fix.lat, accuracy: fix.accuracy, datum: 'wgs84', at: new Date(fix.at + nowThere() - Date.now()).toISOString() }
}

const fixOf = ({ coords, timestamp }: GeolocationPosition): Fixed => ({ lon: coords.longitude, lat: coords.latitude, accuracy: coords.accuracy, at: Math.min(timestamp, Date.now()) })

/** Where somebody is who is on no unit: known only while the form that it goes with is open, told to nobody before it is sent. */
export function useWhere(): ShallowRef<Fixed | null> {
  const at = shallowRef<Fixed | null>(null)
  const watching = navigator.geolocation?.watchPosition((found) => (at.value = fixOf(found)), () => undefined, { enableHighAccuracy: true, maximumAge: 5_000 })
  onScopeDispose(() => watching !== undefined && navigator.geolocation.clearWatch(watching))
  return at
}

const onDuty = computed(() => unit.value !== null && statusOf(unit.value.status)?.on_duty !== false)
const running = computed(() => sharing.value && onDuty.value)

let watching: number | null = null
let last: Fix | null = null
let lastAt = 0

function found(at: GeolocationPosition): void {
  trouble.value = null
  here.value = fixOf(at)
  offer()
}

function offer(): void {
  const at = here.value
  if (!at || !unit.value || !running.value) return
  if (last && Date.now() - lastAt < EVERY && metresBetween(last, at) < MOVED) return
  last = {
    unit: unit.value.id,
    lon: at.lon,
    lat: at.lat,
    accuracy: at.accuracy,
    datum: 'wgs84',
    at: new Date(at.at + nowThere() - Date.now()).toISOString(),
  }
  lastAt = Date.now()
  if (waiting.length >= MOST) waiting.shift()
  waiting.push(last)
  unsentFixes.value = waiting.length
  void send()
}

let sending = false
async function send(): Promise<void> {
  if (sending || !waiting.length) return
  sending = true
  const fixes = [...waiting]
  try {
    const { response } = await api.POST('/api/v1/positions', { body: { fixes, key: newKey() } })
    if (response.status < 500 && response.status !== 429 && response.status !== 401) {
      waiting.splice(0, fixes.length)
      if (response.ok) sentAt.value = Date.now()
    }
  } catch {
    // without a link they wait for the next one
  } finally {
    unsentFixes.value = waiting.length
    sending = false
  }
}

/** Watch as long as it is wanted; answers how to end. */
export function follow(): () => void {
  const stop = watch(running, (on) => (on ? start() : halt()), { immediate: true })
  const beat = setInterval(offer, EVERY)
  return () => {
    stop()
    halt()
    clearInterval(beat)
  }
}

function start(): void {
  if (!('geolocation' in navigator)) {
    trouble.value = 'unavailable'
    return
  }
  const failed = (error: GeolocationPositionError): void => {
    trouble.value = error.code === error.PERMISSION_DENIED ? 'denied' : 'unavailable'
  }
  watching = navigator.geolocation.watchPosition(found, failed, { enableHighAccuracy: true, maximumAge: 5_000, timeout: 30_000 })
}

function halt(): void {
  if (watching !== null) navigator.geolocation.clearWatch(watching)
  watching = null
  here.value = last = null
  waiting.length = unsentFixes.value = 0
}
