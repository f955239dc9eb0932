/** The phone's place while a call runs: every few seconds, as the silent alarm sends it. */
import { onScopeDispose, ref } from 'vue'
import { api, ask, newKey, Problem } from '@/api/client'
import { spotOf, type Spot } from '../here'

const BEAT = 5_000
const MOST = 100

export function usePlace(of: () => string | null, session: () => string | null) {
  const state = ref<'off' | 'on' | 'denied'>('off')
  /** At least one position has arrived. */
  const sent = ref(false)
  let watching: number | undefined
  let fixes: Spot[] = []
  let going: { key: string; fixes: Spot[] } | null = null
  let timer: ReturnType<typeof setInterval> | undefined

  async function post(): Promise<void> {
    const matter = of()
    going ??= fixes.length ? { key: newKey(), fixes: fixes.splice(0) } : null
    if (!matter || !going) return
    const bearer = session()
    try {
      const headers = bearer ? { authorization: `Bearer ${bearer}` } : {}
      const kept = await ask(api.POST('/api/v1/cases/{case}/positions', { params: { path: { case: matter } }, body: going, headers }))
      going = null
      sent.value = true
      if (!kept.go_on) stop()
    } catch (error) {
      if (error instanceof Problem && !error.passing) going = null
    }
  }

  function start(): void {
    if (watching !== undefined || !('geolocation' in navigator)) return
    watching = navigator.geolocation.watchPosition(
      (found) => {
        state.value = 'on'
        const first = !fixes.length && !going
        fixes = [...fixes, spotOf(found)].slice(-MOST)
        if (first) void post()
      },
      (error) => {
        if (error.code !== 1) return
        state.value = 'denied'
        stop()
      },
      { enableHighAccuracy: true, maximumAge: 10_000 },
    )
    timer = setInterval(() => void post(), BEAT)
  }

  function stop(): void {
    if (watching !== undefined) navigator.geolocation.clearWatch(watching)
    watching = undefined
    clearInterval(timer)
    if (state.value === 'on') state.value = 'off'
  }

  onScopeDispose(stop)
  return { state, sent, start, stop }
}
export type Place = ReturnType<typeof usePlace>
