/** A distance along points that are set one after the other. */
import { computed, shallowRef } from 'vue'
import { metresBetween, point, type Drawn, type Spot } from './features'
import { far } from './saying'

export function useMeasure() {
  const spots = shallowRef<readonly Spot[] | null>(null)
  const metres = computed(() => along(spots.value ?? []))
  const features = computed((): Drawn[] => {
    const set = spots.value ?? []
    const dots = set.map((each, at) => point(`m${at}`, each, at && at === set.length - 1 ? { name: far(metres.value) } : {}))
    const way: Drawn = { type: 'Feature', id: 'm', properties: { id: 'm' }, geometry: { type: 'LineString', coordinates: set.map((each) => [...each]) } }
    return set.length > 1 ? [way, ...dots] : dots
  })
  return {
    spots,
    metres,
    features,
    begin: (from?: Spot) => (spots.value = from ? [from] : []),
    add: (spot: Spot): boolean => {
      if (!spots.value) return false
      spots.value = [...spots.value, spot]
      return true
    },
    end: () => (spots.value = null),
  }
}

export function along(spots: readonly Spot[]): number {
  return spots.slice(1).reduce((sum, each, at) => sum + metresBetween(spots[at] ?? each, each), 0)
}
