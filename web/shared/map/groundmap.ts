/**
 * A map on the house's own ground, in the theme and language of the page; asks nobody else for anything.
 *
 * Import it lazily: MapLibre is large. What a face adds to the map is added again whenever the ground changes its looks.
 */
import { addProtocol, Map as GroundMap, setWorkerUrl, type MapOptions } from 'maplibre-gl'
import 'maplibre-gl/dist/maplibre-gl.css'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'
import { PMTiles, Protocol } from 'pmtiles'
import { watch } from 'vue'
import { theme } from '@/theme'
import { lang } from '@/words'
import { groundStyle, type Ground } from './style'
import { PatientSource } from './tiles'

export type { GroundMap }

setWorkerUrl(workerUrl)
const archives = new Protocol()
addProtocol('pmtiles', archives.tile)

export const NO_GROUND: Ground = { exists: false, url: '', bounds: null, zooms: null, attribution: '' }

async function readGround(): Promise<Ground> {
  const answer = await fetch('/ground/style-sources.json').catch(() => null)
  return answer?.ok ? ((await answer.json()) as Ground) : NO_GROUND
}

/** Where the whole ground can be seen; without one, the middle of the country. */
function whole(ground: Ground): Pick<MapOptions, 'bounds' | 'center' | 'zoom'> {
  return ground.bounds ? { bounds: ground.bounds } : { center: [104, 35.5], zoom: 3.5 }
}

/** `added` is called after the ground stands, and again after each change of theme or language. */
export async function openGround(container: HTMLElement, added: (map: GroundMap) => void, options: Partial<MapOptions> = {}): Promise<{ map: GroundMap; ground: Ground }> {
  const ground = await readGround()
  const url = new URL(ground.url, location.href).href
  if (ground.exists && !archives.get(url)) archives.add(new PMTiles(new PatientSource(url)))
  const style = (): ReturnType<typeof groundStyle> => groundStyle(theme.value, lang.value, ground)
  const map = new GroundMap({
    container,
    style: style(),
    attributionControl: false,
    pitchWithRotate: false,
    dragRotate: false,
    maxZoom: 19,
    fadeDuration: 0,
    ...whole(ground),
    ...options,
  })
  map.touchZoomRotate.disableRotation()
  map.on('style.load', () => added(map))
  const unwatch = watch([theme, lang], () => map.setStyle(style(), { diff: false }))
  map.on('remove', unwatch)
  return { map, ground }
}
