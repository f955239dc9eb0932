/** The recommendation for a case, read anew when units or the case change. */
import { ref, shallowRef, watch, type Ref } from 'vue'
import { api, ask, Problem, type Schemas } from '@/api/client'
import { useLive } from '../live'
import { paced } from './sharing'

const MOST = 12

export function useAdvice(id: Ref<string>) {
  const advice = shallowRef<Schemas['Recommended'] | null>(null)
  const problem = shallowRef<Problem | null>(null)
  const loading = ref(false)

  async function load(): Promise<void> {
    const asked = id.value
    loading.value = true
    try {
      const found = await ask(api.GET('/api/v1/cases/{case}/recommendation', { params: { path: { case: asked }, query: { most: MOST } } }))
      if (asked !== id.value) return
      advice.value = found
      problem.value = null
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      if (asked === id.value) problem.value = error
    } finally {
      loading.value = false
    }
  }
  const again = paced(load, 5_000)
  watch(id, () => {
    advice.value = null
    void load()
  }, { immediate: true })
  const concerns = ['PlaceSet', 'Classified', 'LevelSet', 'Ordered', 'Withdrawn', 'Refused', 'UnitStatusSet']
  useLive(['cases.', 'dispatch.'], (lines) => {
    const mine = lines.some((line) => concerns.some((each) => line.event.endsWith(`.${each}`)) && (line.payload.case === id.value || line.event === 'dispatch.UnitStatusSet'))
    if (mine) again()
  }, again)
  return { advice, problem, loading, load }
}
