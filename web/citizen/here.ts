/** Where this phone is. It asks the browser once per want and never keeps a place. */
import { shallowRef } from 'vue'
import type { Schemas } from '@/api/client'

export type Spot = Schemas['Spot']
export type Finding = 'unknown' | 'finding' | 'found' | 'denied' | 'failed'

/** WGS-84 in seven places (a centimetre), accuracy in whole metres. */
export function spotOf(position: GeolocationPosition): Spot {
  const { longitude, latitude, accuracy } = position.coords
  return { lon: round(longitude), lat: round(latitude), datum: 'wgs84', accuracy: Math.ceil(accuracy), at: new Date(position.timestamp).toISOString() }
}

const round = (degrees: number): number => Math.round(degrees * 1e7) / 1e7

/** Asks until something answers: first exactly, then as well as can be. */
export async function locate(): Promise<Spot> {
  const ask = (options: PositionOptions): Promise<Spot> =>
    new Promise((resolve, reject) => navigator.geolocation.getCurrentPosition((found) => resolve(spotOf(found)), reject, options))
  try {
    return await ask({ enableHighAccuracy: true, timeout: 8_000, maximumAge: 15_000 })
  } catch (error) {
    if ((error as GeolocationPositionError).code === 1) throw error
    return ask({ enableHighAccuracy: false, timeout: 15_000, maximumAge: 120_000 })
  }
}

/** Whether the person has allowed it before, so that asking shows no question. */
export async function allowed(): Promise<boolean> {
  try {
    return (await navigator.permissions.query({ name: 'geolocation' })).state === 'granted'
  } catch {
    return false
  }
}

/** The place with how the search for it stands. */
export function useHere() {
  const spot = shallowRef<Spot | null>(null)
  const finding = shallowRef<Finding>('unknown')
  async function find(): Promise<void> {
    if (!('geolocation' in navigator)) return void (finding.value = 'failed')
    finding.value = 'finding'
    try {
      spot.value = await locate()
      finding.value = 'found'
    } catch (error) {
      finding.value = (error as GeolocationPositionError).code === 1 ? 'denied' : 'failed'
    }
  }
  return { spot, finding, find }
}
