/** What is laid on the map only when it is asked for: areas, gaps, premises, and what stands around the chosen case. */
import type { Geometry } from 'geojson'
import { reactive, shallowReactive, watch, type Ref } from 'vue'
import { api, ask, Problem } from '@/api/client'
import { lang, text } from '@/words'
import { circle, point, type Drawn, type Spot } from './features'
import { GROUPS, SWITCHES, type Group, type Source } from './layers'
import { proposed } from './link'

const KEPT = 'anmin.map.layers'
type Extra = Extract<Group, Source>

function kept(): Record<Group, boolean> {
  let held: Partial<Record<Group, boolean>> = {}
  try {
    held = JSON.parse(localStorage.getItem(KEPT) ?? '{}') as Partial<Record<Group, boolean>>
  } catch {
    // somebody wrote something else there
  }
  return Object.fromEntries(GROUPS.map((each) => [each, held[each] ?? SWITCHES[each].on])) as Record<Group, boolean>
}

/** Switches of the layers, and the features of those that are on; `refused`: what the house said instead. */
export function useExtras(selected: Ref<string | null>) {
  const on = reactive(kept())
  const features = shallowReactive<Partial<Record<Extra, Drawn[]>>>({})
  const refused = shallowReactive<Partial<Record<Extra, string>>>({})
  watch(on, () => localStorage.setItem(KEPT, JSON.stringify(on)))

  async function fill(extra: Extra, read: () => Promise<Drawn[]>): Promise<void> {
    delete refused[extra]
    try {
      features[extra] = await read()
    } catch (error) {
      features[extra] = []
      if (error instanceof Problem) refused[extra] = error.detail
    }
  }
  const whenOn = (extra: Extra, read: () => Promise<Drawn[]>): void => {
    watch(() => on[extra], (now) => now && void fill(extra, read), { immediate: true })
  }
  const ofCase = (extra: Extra, read: (id: string) => Promise<Drawn[]>): void => {
    watch([() => on[extra], selected, lang], ([now, id]) => {
      features[extra] = []
      if (now && id) void fill(extra, () => read(id))
    }, { immediate: true })
  }
  whenOn('areas', () => areas('jurisdiction', 1))
  whenOn('grids', () => areas('grid', 1))
  whenOn('gaps', gaps)
  whenOn('hazards', hazards)
  ofCase('caller', track)
  ofCase('cameras', cameras)
  watch([() => on.routes, proposed], ([now, wish]) => {
    if (now && wish) void fill('routes', () => routes(wish.case, wish.units))
    else features.routes = []
  }, { immediate: true })
  const gapsAnew = (): void => void (on.gaps && fill('gaps', gaps))
  return { on, features, refused, gapsAnew }
}

async function areas(kind: 'jurisdiction' | 'grid', level: number): Promise<Drawn[]> {
  const found: Drawn[] = []
  for (let after = ''; ; ) {
    const page = await ask(api.GET('/api/v1/areas', { params: { query: { kind, outlines: true, after, limit: 200 } } }))
    for (const each of page.areas) if (each.level >= level && each.geometry) found.push(...named(each.id, each.name, each.geometry as Geometry))
    if (!page.next) return found
    after = page.next
  }
}

/** An area and one point for its name, which else would stand once in every tile. */
function named(id: string, name: string, geometry: Geometry): Drawn[] {
  const rings = geometry.type === 'Polygon' ? [geometry.coordinates[0]] : geometry.type === 'MultiPolygon' ? geometry.coordinates.map((each) => each[0]) : []
  const corners = rings.flatMap((each) => each ?? [])
  const mean = (axis: 0 | 1): number => corners.reduce((sum, each) => sum + (each[axis] ?? 0), 0) / Math.max(1, corners.length)
  return [{ type: 'Feature', id, properties: { id }, geometry }, point(`${id}-name`, [mean(0), mean(1)], { name })]
}

async function gaps(): Promise<Drawn[]> {
  const [uncovered, grid] = await Promise.all([ask(api.GET('/api/v1/coverage', { params: { query: {} } })), areas('grid', 1)])
  const open = new Set(uncovered.map((each) => each.area))
  return grid.filter((each) => open.has(each.id))
}

interface Premise {
  code: string
  name: string
  hazard: string
  lon: number
  lat: number
}

async function hazards(): Promise<Drawn[]> {
  const found: Drawn[] = []
  for (let after = ''; ; ) {
    const page = await ask(api.GET('/api/v1/registers/{register}/rows', { params: { path: { register: 'cases.premises' }, query: { after, limit: 200 } } }))
    for (const { data } of page.rows as { data: Premise }[]) found.push(point(data.code, [data.lon, data.lat], { name: `${data.name}\n${data.hazard}` }))
    if (!page.next) return found
    after = page.next
  }
}

async function cameras(id: string): Promise<Drawn[]> {
  const found = await ask(api.GET('/api/v1/cases/{case}/cameras', { params: { path: { case: id }, query: { metres: 500 } } }))
  return found.map((each) => point(each.code, [each.lon, each.lat], { name: text(each) }))
}

/** Newest first as it comes; the last known one with how far it may be wrong. */
async function track(id: string): Promise<Drawn[]> {
  const passed = await ask(api.GET('/api/v1/cases/{case}/positions', { params: { path: { case: id } } }))
  const [last] = passed
  if (!last) return []
  const spots = passed.map((each): Spot => [each.lon, each.lat])
  const way: Drawn = { type: 'Feature', id: 'way', properties: { id: 'way' }, geometry: { type: 'LineString', coordinates: spots.map((each) => [...each]) } }
  const dots = spots.map((each, at) => point(`dot-${at}`, each, { last: at === 0 }))
  return [...(last.accuracy ? [circle('doubt', [last.lon, last.lat], last.accuracy)] : []), ...(spots.length > 1 ? [way] : []), ...dots]
}

async function routes(id: string, units: readonly string[]): Promise<Drawn[]> {
  const found = await Promise.all(
    units.map((unit) =>
      ask(api.GET('/api/v1/cases/{case}/routes/{unit}', { params: { path: { case: id, unit } } })).then(
        (route): Drawn => ({
          type: 'Feature',
          id: unit,
          properties: { id: unit, straight: route.basis !== 'road' },
          geometry: { type: 'LineString', coordinates: route.points as number[][] },
        }),
        () => null,
      ),
    ),
  )
  return found.filter((each) => each !== null)
}
