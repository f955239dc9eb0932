/** The map of areas: outlines, the chosen one, and the corners of one that is being drawn. MapLibre is loaded only here. */
import { LngLatBounds, type GeoJSONSource } from 'maplibre-gl'
import { openGround, type GroundMap } from '@/map/groundmap'

export type Point = [lon: number, lat: number]
export interface Outline {
  id: string
  name: string
  geometry: unknown
}
type Shape = GeoJSON.Feature | GeoJSON.FeatureCollection

const many = (features: GeoJSON.Feature[]): GeoJSON.FeatureCollection => ({ type: 'FeatureCollection', features })

type Nested = readonly number[] | readonly Nested[]
/** Widen `bounds` by every point of a geometry's coordinates. */
function reach(bounds: LngLatBounds, at: Nested): void {
  if (typeof at[0] === 'number') bounds.extend(at as Point)
  else for (const each of at as readonly Nested[]) reach(bounds, each)
}

/** A polygon of the corners, closed; a line while there are fewer than three. */
export function drawn(corners: Point[]): GeoJSON.Feature {
  const geometry: GeoJSON.Geometry = corners.length < 3 ? { type: 'LineString', coordinates: corners } : { type: 'Polygon', coordinates: [[...corners, corners[0] as Point]] }
  return { type: 'Feature', properties: {}, geometry }
}

export interface AreaMap {
  show: (areas: readonly Outline[], chosen: string | null) => void
  draw: (corners: Point[]) => void
  remove: () => void
}

export async function openAreaMap(container: HTMLElement, title: string, heard: { picked: (area: string) => void; point: (at: Point) => void }): Promise<AreaMap> {
  let areas: Shape = many([])
  let corners: Shape = many([])
  const css = (name: string): string => getComputedStyle(document.documentElement).getPropertyValue(name).trim()
  const add = (map: GroundMap): void => {
    const accent = css('--accent')
    map.addSource('areas', { type: 'geojson', data: areas })
    map.addSource('corners', { type: 'geojson', data: corners })
    map.addLayer({ id: 'areas-fill', type: 'fill', source: 'areas', paint: { 'fill-color': accent, 'fill-opacity': ['case', ['get', 'chosen'], 0.3, 0.07] } })
    map.addLayer({ id: 'areas-line', type: 'line', source: 'areas', paint: { 'line-color': accent, 'line-width': ['case', ['get', 'chosen'], 3, 1.2] } })
    map.addLayer({ id: 'corners', type: 'circle', source: 'corners', paint: { 'circle-color': css('--focus'), 'circle-radius': 4 } })
    map.addLayer({ id: 'corners-line', type: 'line', source: 'corners', paint: { 'line-color': css('--focus'), 'line-width': 3, 'line-dasharray': [2, 1] } })
  }
  const { map } = await openGround(container, add, { locale: { 'Map.Title': title } })
  let fitted = ''
  map.on('idle', () => map.getCanvas().setAttribute('data-areas', String(new Set(map.queryRenderedFeatures({ layers: ['areas-fill'] }).map((each) => each.properties.id)).size)))
  map.on('click', (event) => {
    heard.point([event.lngLat.lng, event.lngLat.lat])
    const found = map.getLayer('areas-fill') ? map.queryRenderedFeatures(event.point, { layers: ['areas-fill'] })[0] : undefined
    if (found) heard.picked(String(found.properties.id))
  })
  const put = (source: string, data: Shape): void => void (map.getSource(source) as GeoJSONSource | undefined)?.setData(data)
  /** Other areas than before: all of them are brought into sight, once. */
  const fit = (found: readonly Outline[]): void => {
    const bounds = new LngLatBounds()
    for (const each of found) if (each.geometry) reach(bounds, (each.geometry as GeoJSON.Polygon).coordinates)
    const now = found.map((each) => each.id).join()
    if (now !== fitted && !bounds.isEmpty()) map.fitBounds(bounds, { padding: 32, animate: false })
    fitted = now
  }
  return {
    show: (found, chosen) => {
      areas = many(found.filter((each) => each.geometry).map((each) => ({ type: 'Feature', properties: { id: each.id, chosen: each.id === chosen }, geometry: each.geometry as GeoJSON.Geometry })))
      put('areas', areas)
      fit(found)
    },
    draw: (points) => {
      corners = points.length > 1 ? drawn(points) : many(points.map((coordinates) => ({ type: 'Feature', properties: {}, geometry: { type: 'Point', coordinates } })))
      put('corners', corners)
    },
    remove: () => map.remove(),
  }
}
