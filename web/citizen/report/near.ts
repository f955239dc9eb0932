/** What others have reported near a place; asked again when the place moves. */
import { shallowRef, watch } from 'vue'
import { api, ask, type Schemas } from '@/api/client'
import type { Spot } from '../here'

const MOVED = 400

export function useNear(at: () => Spot | null) {
  const reports = shallowRef<Schemas['NearReport'][]>([])
  let timer: ReturnType<typeof setTimeout> | undefined

  async function look(): Promise<void> {
    const spot = at()
    if (spot) reports.value = await ask(api.POST('/api/v1/reports/near', { body: { lon: spot.lon, lat: spot.lat } })).catch(() => reports.value)
  }

  watch(
    // Some ten metres: a phone that trembles asks nothing.
    () => at() && `${at()!.lon.toFixed(4)} ${at()!.lat.toFixed(4)}`,
    () => {
      clearTimeout(timer)
      timer = setTimeout(() => void look(), MOVED)
    },
    { immediate: true },
  )
  return reports
}
