/** What the mouse does on the map: choose, drag a unit onto an incident, drag the chosen incident, ask for the menu. */
import type { MapMouseEvent } from 'maplibre-gl'
import type { Drawn, Spot } from './features'
import type { Surface } from './surface'

export interface Heard {
  chosen: (what: 'incident' | 'unit', id: string) => void
  nothing: () => void
  menu: (at: { x: number; y: number }, spot: Spot) => void
  ordered: (unit: string, incident: string) => void
  moved: (incident: string, to: Spot) => void
  /** A click while measuring; answers whether it was taken. */
  measured: (spot: Spot) => boolean
  /** The incident that may be dragged. */
  mayMove: () => string | null
  mayOrder: () => boolean
}

const FAR = 6
const spotOf = (event: MapMouseEvent): Spot => [event.lngLat.lng, event.lngLat.lat]

export function listen(surface: Surface, heard: Heard): void {
  const { map } = surface
  let held: { what: 'incident' | 'unit'; id: string; x: number; y: number; from: Spot; going: boolean } | null = null

  map.on('mousedown', (event) => {
    const found = event.originalEvent.button === 0 ? surface.under(event.point) : null
    if (!found) return
    const may = found.what === 'unit' ? heard.mayOrder() : heard.mayMove() === found.id
    if (!may) return
    event.preventDefault()
    held = { ...found, ...event.point, from: spotOf(event), going: false }
  })
  map.on('mousemove', (event) => {
    if (!held) {
      map.getCanvas().style.cursor = surface.under(event.point) ? 'pointer' : ''
      return
    }
    held.going ||= Math.hypot(event.point.x - held.x, event.point.y - held.y) > FAR
    if (held.going) surface.draw('marks', dragged(held.from, spotOf(event)))
  })
  map.on('mouseup', (event) => {
    const done = held
    held = null
    if (!done?.going) return
    surface.draw('marks', [])
    if (done.what === 'incident') return heard.moved(done.id, spotOf(event))
    const target = map.queryRenderedFeatures([[event.point.x - 16, event.point.y - 16], [event.point.x + 16, event.point.y + 16]], { layers: ['incident'] })[0]
    if (target) heard.ordered(done.id, String(target.properties.id))
  })
  map.on('click', (event) => {
    if (heard.measured(spotOf(event))) return
    const found = surface.under(event.point)
    if (found) heard.chosen(found.what, found.id)
    else heard.nothing()
  })
  map.on('contextmenu', (event) => {
    event.preventDefault()
    heard.menu(event.point, spotOf(event))
  })
}

function dragged(from: Spot, to: Spot): Drawn[] {
  return [
    { type: 'Feature', id: 'drag', properties: { id: 'drag' }, geometry: { type: 'LineString', coordinates: [[...from], [...to]] } },
    { type: 'Feature', id: 'drag-end', properties: { id: 'drag-end' }, geometry: { type: 'Point', coordinates: [...to] } },
  ]
}
