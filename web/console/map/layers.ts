/** The layers that the console lays on the ground, from below to above, and the groups in which a person switches them. */
import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl'
import type { Pair } from '@/words'

export const GROUPS = ['units', 'incidents', 'routes', 'caller', 'areas', 'grids', 'hazards', 'cameras', 'gaps'] as const
export type Group = (typeof GROUPS)[number]
/** `key`: pressed after `z`. */
export const SWITCHES: Record<Group, { name: Pair; key: string; on: boolean; note?: Pair }> = {
  units: { name: ['警力', 'Units'], key: 'u', on: true },
  incidents: { name: ['警情', 'Incidents'], key: 'i', on: true },
  routes: { name: ['路线', 'Routes'], key: 'r', on: true },
  caller: { name: ['报警人轨迹', 'Caller’s track'], key: 'c', on: false, note: ['查看会留痕', 'Each look is noted'] },
  areas: { name: ['辖区', 'Jurisdictions'], key: 'a', on: true },
  grids: { name: ['网格', 'Grid cells'], key: 'g', on: false },
  hazards: { name: ['重点场所', 'Premises and hazards'], key: 'p', on: false },
  cameras: { name: ['附近视频点', 'Cameras near'], key: 'm', on: false, note: ['查看会留痕', 'Each look is noted'] },
  gaps: { name: ['覆盖缺口', 'Coverage gaps'], key: 'x', on: false },
}

export const SOURCES = ['areas', 'grids', 'gaps', 'routes', 'caller', 'hazards', 'cameras', 'incidents', 'units', 'marks'] as const
export type Source = (typeof SOURCES)[number]

const FONTS = ['Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', 'system-ui']
const token = (name: string): string => getComputedStyle(document.documentElement).getPropertyValue(name).trim()
/** Seen from afar the signs shrink, so that they do not cover each other. */
const SMALLER: ExpressionSpecification = ['interpolate', ['linear'], ['zoom'], 10, 0.62, 13, 0.9, 15, 1]
const is = (property: string, value: string | boolean): ExpressionSpecification => ['==', ['get', property], value]

function line(id: string, source: Source, colour: string, width: number, more: { dash?: number[]; filter?: ExpressionSpecification; opacity?: number } = {}): LayerSpecification {
  return {
    id,
    type: 'line',
    source,
    ...(more.filter ? { filter: more.filter } : {}),
    layout: { 'line-join': 'round', 'line-cap': more.dash ? 'butt' : 'round' },
    paint: { 'line-color': colour, 'line-width': width, 'line-opacity': more.opacity ?? 1, ...(more.dash ? { 'line-dasharray': more.dash } : {}) },
  }
}

function label(id: string, source: Source, size: number, colour: string, more: { minzoom?: number; filter?: ExpressionSpecification; offset?: [number, number] } = {}): LayerSpecification {
  return {
    id,
    type: 'symbol',
    source,
    ...(more.minzoom ? { minzoom: more.minzoom } : {}),
    ...(more.filter ? { filter: more.filter } : {}),
    layout: { 'text-field': ['get', 'name'], 'text-font': FONTS, 'text-size': size, 'text-offset': more.offset ?? [0, 0], 'text-anchor': more.offset ? 'top' : 'center', 'text-max-width': 9, 'text-padding': 4 },
    paint: { 'text-color': colour, 'text-halo-color': token('--surface'), 'text-halo-width': 1.5 },
  }
}

const sign = (id: string, source: Source, icon: ExpressionSpecification | string, sort: string): LayerSpecification => ({
  id,
  type: 'symbol',
  source,
  layout: { 'icon-image': icon, 'icon-size': SMALLER, 'icon-allow-overlap': true, 'icon-ignore-placement': true, 'symbol-sort-key': ['coalesce', ['get', sort], 0] },
})

/** Read anew after each change of theme: the colours are those of the page. */
export function layers(): LayerSpecification[] {
  const [ink, soft, accent, warn, danger, surface] = ['--ink', '--ink-2', '--accent', '--warn-fill', '--danger', '--surface'].map(token) as [string, string, string, string, string, string]
  return [
    { id: 'gap-fill', type: 'fill', source: 'gaps', paint: { 'fill-color': warn, 'fill-opacity': 0.16 } },
    line('gap-edge', 'gaps', warn, 1.2, { dash: [3, 2] }),
    line('grid-edge', 'grids', soft, 0.8, { opacity: 0.5 }),
    label('grid-name', 'grids', 10.5, soft, { minzoom: 13.5 }),
    line('area-edge', 'areas', accent, 1.6, { dash: [4, 2], opacity: 0.55 }),
    label('area-name', 'areas', 12, accent),
    { id: 'caller-doubt', type: 'fill', source: 'caller', filter: ['==', ['geometry-type'], 'Polygon'], paint: { 'fill-color': danger, 'fill-opacity': 0.12 } },
    line('caller-way', 'caller', danger, 2, { dash: [1.5, 1.5], filter: ['==', ['geometry-type'], 'LineString'] }),
    { id: 'caller-dot', type: 'circle', source: 'caller', filter: ['==', ['geometry-type'], 'Point'], paint: { 'circle-radius': ['case', is('last', true), 6, 3], 'circle-color': danger, 'circle-stroke-color': surface, 'circle-stroke-width': 1.5 } },
    line('route-edge', 'routes', surface, 7, { filter: is('straight', false) }),
    line('route', 'routes', accent, 4, { filter: is('straight', false), opacity: 0.9 }),
    line('route-guess', 'routes', accent, 2, { filter: is('straight', true), dash: [2, 2] }),
    sign('camera', 'cameras', 'camera', 'id'),
    label('camera-name', 'cameras', 10.5, soft, { minzoom: 14, offset: [0, 0.9] }),
    sign('hazard', 'hazards', 'hazard', 'id'),
    label('hazard-name', 'hazards', 11, ink, { minzoom: 12.5, offset: [0, 1] }),
    { id: 'chosen', type: 'circle', source: 'incidents', filter: is('selected', true), paint: { 'circle-radius': 22, 'circle-color': token('--focus'), 'circle-opacity': 0.18, 'circle-stroke-color': token('--focus'), 'circle-stroke-width': 2.5 } },
    { ...sign('heading', 'units', 'heading', 'rank'), filter: ['has', 'heading'], layout: { 'icon-image': 'heading', 'icon-rotate': ['get', 'heading'], 'icon-rotation-alignment': 'map', 'icon-size': SMALLER, 'icon-allow-overlap': true, 'icon-ignore-placement': true } } as LayerSpecification,
    sign('unit', 'units', ['get', 'icon'], 'rank'),
    { ...label('unit-name', 'units', 11, ink, { minzoom: 12, offset: [0, 1.15] }), paint: { 'text-color': ['case', is('stale', true), soft, ink], 'text-halo-color': surface, 'text-halo-width': 1.5 } } as LayerSpecification,
    sign('incident', 'incidents', ['get', 'icon'], 'order'),
    label('incident-name', 'incidents', 11.5, ink, { minzoom: 11.5, offset: [0, 1.15] }),
    line('mark-line', 'marks', token('--focus'), 2, { dash: [2, 1.5], filter: ['==', ['geometry-type'], 'LineString'] }),
    { id: 'mark-dot', type: 'circle', source: 'marks', filter: ['==', ['geometry-type'], 'Point'], paint: { 'circle-radius': 4, 'circle-color': token('--focus'), 'circle-stroke-color': surface, 'circle-stroke-width': 1.5 } },
    label('mark-name', 'marks', 12, ink, { offset: [0, 0.6], filter: ['all', ['==', ['geometry-type'], 'Point'], ['has', 'name']] }),
  ]
}
