/** The drawn map: sources that are changed by difference, groups of layers that come and go. Loaded lazily with MapLibre. */
import type { GeoJSONSource, MapMouseEvent } from 'maplibre-gl'
import { openGround, type GroundMap } from '@/map/groundmap'
import { changes, type Drawn, type Spot } from './features'
import { drawn } from './icons'
import { GROUPS, layers, SOURCES, type Group, type Source } from './layers'

export interface Camera {
  center: [number, number]
  zoom: number
}

export class Surface {
  private readonly wanted = new Map<Source, readonly Drawn[]>()
  private readonly held = new Map<Source, Map<string, string>>()
  private readonly off = new Set<Group>()
  private ready = false

  private constructor(readonly map: GroundMap) {}

  static async open(container: HTMLElement, at?: Camera): Promise<Surface> {
    let surface: Surface | undefined
    const early: { stands: boolean } = { stands: false }
    const { map } = await openGround(container, () => (surface ? surface.stand() : (early.stands = true)), at ? { bounds: undefined, ...at } : { fitBoundsOptions: { padding: 24 } })
    surface = new Surface(map)
    map.setMissingStyleImageResolver((name) => {
      const found = drawn(name)
      if (found && !map.hasImage(name)) map.addImage(name, found.image, { pixelRatio: found.pixelRatio })
    })
    if (early.stands || map.isStyleLoaded()) surface.stand()
    return surface
  }

  /** Everything anew, after the ground was laid. */
  private stand(): void {
    for (const source of SOURCES) {
      this.held.set(source, new Map())
      if (!this.map.getSource(source)) this.map.addSource(source, { type: 'geojson', promoteId: 'id', data: { type: 'FeatureCollection', features: [] } })
    }
    for (const each of layers()) if (!this.map.getLayer(each.id)) this.map.addLayer(each)
    this.ready = true
    for (const group of GROUPS) this.show(group, !this.off.has(group))
    for (const [source, features] of this.wanted) this.draw(source, features)
  }

  draw(source: Source, features: readonly Drawn[]): void {
    this.wanted.set(source, features)
    const held = this.held.get(source)
    const drawnSource = this.ready ? this.map.getSource<GeoJSONSource>(source) : undefined
    if (!held || !drawnSource) return
    const { remove, add } = changes(held, features)
    if (remove.length || add.length) void drawnSource.updateData({ remove, add })
  }

  show(group: Group, on: boolean): void {
    if (on) this.off.delete(group)
    else this.off.add(group)
    if (!this.ready) return
    for (const each of this.map.getStyle().layers) {
      if ('source' in each && each.source === group) this.map.setLayoutProperty(each.id, 'visibility', on ? 'visible' : 'none')
    }
  }

  /** What lies under a place of the screen: the incident before the unit. */
  under(at: { x: number; y: number }): { what: 'incident' | 'unit'; id: string } | null {
    const reach = 12
    const found = this.map.queryRenderedFeatures([[at.x - reach, at.y - reach], [at.x + reach, at.y + reach]], { layers: ['incident', 'unit'] })
    const first = found.find((each) => each.layer.id === 'incident') ?? found[0]
    return first ? { what: first.layer.id as 'incident' | 'unit', id: String(first.properties.id) } : null
  }

  fly(spot: Spot, near = false): void {
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches
    const zoom = near ? Math.max(this.map.getZoom(), 14.5) : this.map.getZoom()
    this.map.easeTo({ center: [...spot], zoom, duration: still ? 0 : 500 })
  }

  /** All of these in view, with room around them. */
  fit(spots: readonly Spot[]): void {
    if (!spots.length) return
    const [lons, lats] = [spots.map((each) => each[0]), spots.map((each) => each[1])]
    this.map.fitBounds([Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)], { padding: 60, maxZoom: 15, duration: 0 })
  }

  get middle(): Spot {
    const { lng, lat } = this.map.getCenter()
    return [lng, lat]
  }

  /** Where a place of the ground stands on the screen. */
  screen(spot: Spot): { x: number; y: number } {
    return this.map.project([...spot])
  }

  close(): void {
    this.map.remove()
  }
}

export type { MapMouseEvent }
