/**
 * How the map's ground looks: calm, so that what happens on it stands out.
 *
 * No glyphs and no sprite are named: MapLibre then draws every letter, Chinese and Latin, with the fonts of the device,
 * and nothing is fetched. Layers and source carry the prefix `ground`, so that a face can change the theme or the
 * language and keep its own layers.
 */
import type { DataDrivenPropertyValueSpecification, ExpressionSpecification, LayerSpecification, StyleSpecification } from 'maplibre-gl'
import type { Theme } from '@/theme'

/** What `/ground/style-sources.json` tells. `bounds`: west, south, east, north; null: the tiles say it themselves. */
export interface Ground {
  exists: boolean
  url: string
  bounds: [number, number, number, number] | null
  zooms: [number, number] | null
  attribution: string
}
export type Lang = 'zh' | 'en'

const FONTS = ['Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', 'HarmonyOS Sans SC', 'system-ui']

export const COLOURS = {
  light: {
    land: '#eff2f5',
    water: '#c9dfef',
    wood: '#dbe9d8',
    park: '#d3e6d0',
    built: '#e6eaee',
    house: '#d6dce2',
    lane: '#ffffff',
    arterial: '#ffffff',
    highway: '#fff3d6',
    edge: '#c3ccd5',
    path: '#b9b2a4',
    rail: '#a3adb7',
    border: '#8b6f9a',
    ink: '#2b3844',
    soft: '#4a5763',
    wet: '#24567f',
    halo: '#ffffff',
  },
  dark: {
    land: '#0e141a',
    water: '#10202f',
    wood: '#101b18',
    park: '#122019',
    built: '#131b22',
    house: '#1a242d',
    lane: '#24303a',
    arterial: '#2f3d49',
    highway: '#374550',
    edge: '#0a0f14',
    path: '#2a3038',
    rail: '#323d47',
    border: '#5b4c69',
    ink: '#c3cfda',
    soft: '#a6b5c2',
    wet: '#8fb6dc',
    halo: '#0a0f14',
  },
} as const satisfies Record<Theme, Record<string, string>>

/** Widths of roads in pixels at zooms 8, 14 and 18. */
const WIDTHS = {
  highway: [1.2, 5, 30],
  arterial: [0.8, 4, 26],
  road: [0.5, 2.6, 18],
  street: [0.3, 2, 16],
  lane: [0.2, 1.2, 11],
} as const
const ZOOMS = [8, 14, 18] as const

type Colours = (typeof COLOURS)[Theme]
type Value<T> = DataDrivenPropertyValueSpecification<T>

/** Without tiles the map is empty land, and everything that the face adds still shows. */
export function groundStyle(theme: Theme, lang: Lang, ground: Ground): StyleSpecification {
  const colours = COLOURS[theme]
  const land: LayerSpecification = { id: 'ground-land', type: 'background', paint: { 'background-color': colours.land } }
  if (!ground.exists) return { version: 8, sources: {}, layers: [land] }
  const url = `pmtiles://${new URL(ground.url, location.href).href}`
  return {
    version: 8,
    sources: { ground: { type: 'vector', url, attribution: ground.attribution } },
    layers: [land, ...surfaces(colours), ...ways(colours), ...labels(colours, lang)],
  }
}

function surfaces(colours: Colours): LayerSpecification[] {
  const area = (id: string, layer: string, kinds: string[], colour: string): LayerSpecification => ({
    id: `ground-${id}`,
    type: 'fill',
    source: 'ground',
    'source-layer': layer,
    filter: ['all', ['==', ['geometry-type'], 'Polygon'], ['in', ['get', 'kind'], ['literal', kinds]]],
    paint: { 'fill-color': colour, 'fill-antialias': id !== 'houses' },
  })
  return [
    area('woods', 'green', ['wood'], colours.wood),
    area('quarters', 'built', ['quarter'], colours.built),
    area('parks', 'green', ['park'], colours.park),
    area('waters', 'water', ['river', 'lake', 'pond'], colours.water),
    {
      id: 'ground-streams',
      type: 'line',
      source: 'ground',
      'source-layer': 'water',
      filter: ['==', ['geometry-type'], 'LineString'],
      paint: { 'line-color': colours.water, 'line-width': widening(1, 2, 6) },
    },
    area('houses', 'built', ['house'], colours.house),
  ]
}

function ways(colours: Colours): LayerSpecification[] {
  const path: ExpressionSpecification = ['==', ['get', 'class'], 'path']
  const main: Value<string> = ['match', ['get', 'class'], 'highway', colours.highway, ['arterial', 'road'], colours.arterial, colours.lane]
  const road = { type: 'line', source: 'ground', 'source-layer': 'roads' } as const
  const round = { 'line-cap': 'round', 'line-join': 'round', 'line-sort-key': order() } as const
  return [
    {
      id: 'ground-paths',
      ...road,
      filter: path,
      paint: { 'line-color': colours.path, 'line-width': widening(1, 1, 2), 'line-dasharray': [2, 1.5] },
    },
    { id: 'ground-road-edges', ...road, filter: ['!', path], layout: round, paint: { 'line-color': colours.edge, 'line-width': roadWidth(1.5) } },
    { id: 'ground-roads', ...road, filter: ['!', path], layout: round, paint: { 'line-color': main, 'line-width': roadWidth(0) } },
    {
      id: 'ground-rails',
      type: 'line',
      source: 'ground',
      'source-layer': 'rails',
      paint: { 'line-color': colours.rail, 'line-width': widening(0.8, 1.5, 4), 'line-dasharray': [4, 2] },
    },
    {
      id: 'ground-borders',
      type: 'line',
      source: 'ground',
      'source-layer': 'borders',
      paint: { 'line-color': colours.border, 'line-width': ['match', ['get', 'level'], 1, 2, 1], 'line-dasharray': [5, 2, 1, 2] },
    },
  ]
}

function labels(colours: Colours, lang: Lang): LayerSpecification[] {
  const name: ExpressionSpecification = ['coalesce', ['get', lang], ['get', lang === 'zh' ? 'en' : 'zh'], '']
  const text = (id: string, layer: string, size: Value<number>, colour: string, along: boolean): LayerSpecification => ({
    id: `ground-${id}`,
    type: 'symbol',
    source: 'ground',
    'source-layer': layer,
    filter: along ? ['==', ['geometry-type'], 'LineString'] : ['has', 'rank'],
    layout: {
      'text-field': name,
      'text-font': FONTS,
      'text-size': size,
      'text-max-width': 8,
      'text-padding': 6,
      'symbol-placement': along ? 'line' : 'point',
      'symbol-spacing': 420,
      'symbol-sort-key': along ? order() : ['get', 'rank'],
    },
    paint: { 'text-color': colour, 'text-halo-color': colours.halo, 'text-halo-width': 1.4 },
  })
  const sizes: Value<number> = ['interpolate', ['linear'], ['zoom'], 8, byRank(15, 12, 10), 14, byRank(20, 16, 13)]
  return [
    { ...text('road-names', 'roads', widening(10, 11, 15), colours.soft, true), minzoom: 12.5 },
    { ...text('water-names', 'water', widening(11, 13, 17), colours.wet, true), minzoom: 11 },
    text('place-names', 'places', sizes, colours.ink, false),
  ] as LayerSpecification[]
}

function byRank(city: number, town: number, village: number): ExpressionSpecification {
  return ['match', ['get', 'rank'], 1, city, 2, town, village]
}

/** Great roads above small ones, and their names first. */
function order(): ExpressionSpecification {
  return ['match', ['get', 'class'], 'highway', 5, 'arterial', 4, 'road', 3, 'street', 2, 1]
}

function widening(...widths: [number, number, number]): Value<number> {
  return ['interpolate', ['exponential', 1.6], ['zoom'], ...ZOOMS.flatMap((zoom, at) => [zoom, widths[at]!])] as Value<number>
}

function roadWidth(edge: number): Value<number> {
  const at = (place: 0 | 1 | 2) => ['match', ['get', 'class'], ...Object.entries(WIDTHS).flatMap(([kind, widths]) => [kind, widths[place] + edge]), edge]
  return ['interpolate', ['exponential', 1.6], ['zoom'], ...ZOOMS.flatMap((zoom, place) => [zoom, at(place as 0 | 1 | 2)])] as Value<number>
}
