/** Distances on the ground, for a person who is on the way. */
import { say, words } from '@/words'

const w = words({
  metres: ['{n} 米', '{n} m'],
  kilometres: ['{n} 公里', '{n} km'],
})

export interface Degrees {
  lon: number
  lat: number
}

const EARTH = 6_371_008.8

/** Metres on the sphere. */
export function metresBetween(one: Degrees, other: Degrees): number {
  const rad = Math.PI / 180
  const [a, b] = [one.lat * rad, other.lat * rad]
  const h = Math.sin((b - a) / 2) ** 2 + Math.cos(a) * Math.cos(b) * Math.sin(((other.lon - one.lon) * rad) / 2) ** 2
  return 2 * EARTH * Math.asin(Math.min(1, Math.sqrt(h)))
}

/** 80 米, 1.4 公里, 12 公里: as exact as is of use. */
export function distance(metres: number): string {
  if (metres < 1_000) return say(w.metres, { n: Math.round(metres / 10) * 10 })
  return say(w.kilometres, { n: metres < 9_950 ? (metres / 1_000).toFixed(1) : Math.round(metres / 1_000) })
}

/** What a map application of the telephone opens; a point and nothing that says what is there. */
export const geo = ({ lon, lat }: Degrees): string => `geo:${lat.toFixed(6)},${lon.toFixed(6)}?q=${lat.toFixed(6)},${lon.toFixed(6)}`
