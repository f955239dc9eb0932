/** What stands on the map, as GeoJSON: units, incidents, circles of doubt; and what changed since it was last drawn. */
import type { Feature, Geometry, Point, Polygon } from 'geojson'
import type { Pair } from '@/words'
import { serial, type Incident } from './incidents'
import type { Unit } from './fleet'

export type Spot = readonly [lon: number, lat: number]
export type Standing = 'free' | 'sent' | 'moving' | 'scene' | 'rest' | 'off'
export interface StatusRow {
  code: string
  zh: string
  en: string
  free: boolean
  on_duty: boolean
  on_event: boolean
}
export interface Drawn<G extends Geometry = Geometry> extends Feature<G> {
  id: string
  properties: Record<string, string | number | boolean>
}

/** One letter for what kind of unit it is. */
export const LETTERS: Record<Unit['kind'], Pair> = {
  police_car: ['车', 'C'],
  foot_patrol: ['步', 'P'],
  plainclothes: ['便', 'D'],
  motorcycle: ['骑', 'M'],
  technicians: ['技', 'T'],
  village_patrol: ['村', 'V'],
  fire: ['消', 'F'],
  ambulance: ['救', 'A'],
  gas: ['气', 'G'],
  water: ['水', 'W'],
  power: ['电', 'E'],
  tow: ['拖', 'R'],
  drone: ['飞', 'U'],
  boat: ['船', 'B'],
  other: ['他', 'O'],
}

/** The family of a status, which has a colour and a shape. */
export function standing(status: string, rows: readonly StatusRow[]): Standing {
  const row = rows.find((each) => each.code === status)
  if (status === 'dispatched') return 'sent'
  if (status === 'en_route') return 'moving'
  if (row ? row.on_event : ['on_scene', 'transporting', 'reporting'].includes(status)) return 'scene'
  if (row ? row.free : ['available', 'at_station', 'patrol'].includes(status)) return 'free'
  return (row ? !row.on_duty : status === 'off_duty') ? 'off' : 'rest'
}

export interface Fix {
  spot: Spot
  /** Seconds; null: it never said where it is and is drawn at its home. */
  age: number | null
  stale: boolean
}

/** Where a unit is or else belongs. */
export function fix(unit: Unit, now: number): Fix | null {
  if (unit.position) {
    const age = Math.max(0, (now - Date.parse(unit.position.at)) / 1_000)
    return { spot: [unit.position.lon, unit.position.lat], age, stale: age > unit.stale_seconds }
  }
  return unit.home_lon === null || unit.home_lat === null ? null : { spot: [unit.home_lon, unit.home_lat], age: null, stale: true }
}

export interface Telling {
  rows: readonly StatusRow[]
  now: number
  letter: (pair: Pair) => string
  /** An age in few words: `3 分`. */
  age: (seconds: number | null) => string
}

export function unitFeature(unit: Unit, telling: Telling): Drawn<Point> | null {
  const at = fix(unit, telling.now)
  const how = standing(unit.status, telling.rows)
  if (!at || how === 'off') return null
  const doubtful = unit.position ? ['coarse', 'jump', 'future'].includes(unit.position.mark) : false
  const heading = unit.position?.heading
  return point(unit.id, at.spot, {
    icon: ['unit', how, at.stale ? 'stale' : 'fresh', doubtful ? 'doubt' : 'sound', telling.letter(LETTERS[unit.kind])].join('|'),
    name: at.stale ? `${unit.call_sign}\n${telling.age(at.age)}` : unit.call_sign,
    stale: at.stale,
    rank: how === 'free' ? 1 : 0,
    ...(heading === null || heading === undefined || at.stale ? {} : { heading: Math.round(heading) }),
  })
}

export function incidentFeature(incident: Incident, selected: boolean): Drawn<Point> {
  const practice = incident.flags.includes('drill') || incident.flags.includes('test')
  return point(incident.case, [incident.lon, incident.lat], {
    icon: ['case', incident.level, incident.quiet ? 'quiet' : 'loud', practice ? 'practice' : 'real', incident.column === 'waiting' ? 'waiting' : 'known'].join('|'),
    name: serial(incident.number),
    selected,
    order: -incident.level,
  })
}

export const point = (id: string, spot: Spot, properties: Drawn['properties'] = {}): Drawn<Point> => ({
  type: 'Feature',
  id,
  properties: { ...properties, id },
  geometry: { type: 'Point', coordinates: [...spot] },
})

const EARTH = 6_371_008.8
const radians = (degrees: number): number => (degrees * Math.PI) / 180

export function metresBetween(a: Spot, b: Spot): number {
  const [dLat, dLon] = [radians(b[1] - a[1]), radians(b[0] - a[0])]
  const half = Math.sin(dLat / 2) ** 2 + Math.cos(radians(a[1])) * Math.cos(radians(b[1])) * Math.sin(dLon / 2) ** 2
  return 2 * EARTH * Math.asin(Math.min(1, Math.sqrt(half)))
}

/** A circle of so many metres, as a polygon of 48 corners. */
export function circle(id: string, middle: Spot, metres: number): Drawn<Polygon> {
  const lat = (metres / EARTH) * (180 / Math.PI)
  const lon = lat / Math.max(0.01, Math.cos(radians(middle[1])))
  const ring = Array.from({ length: 49 }, (_, at) => {
    const turn = (at % 48) * (Math.PI / 24)
    return [middle[0] + lon * Math.cos(turn), middle[1] + lat * Math.sin(turn)]
  })
  return { type: 'Feature', id, properties: { id }, geometry: { type: 'Polygon', coordinates: [ring] } }
}

/** What must be taken off, and what put on anew, to get from what is drawn (`before`, kept up to date) to `wanted`. */
export function changes(before: Map<string, string>, wanted: readonly Drawn[]): { remove: string[]; add: Drawn[] } {
  const stays = new Set<string>()
  const add: Drawn[] = []
  for (const each of wanted) {
    stays.add(each.id)
    const print = JSON.stringify([each.geometry, each.properties])
    if (before.get(each.id) === print) continue
    before.set(each.id, print)
    add.push(each)
  }
  const remove = [...before.keys()].filter((id) => !stays.has(id))
  for (const id of remove) before.delete(id)
  return { remove, add }
}
