/** The open cases that have a place. What changes is heard, and the list then read anew. */
import { onScopeDispose, ref, shallowRef } from 'vue'
import { api, ask, type Schemas } from '@/api/client'
import { may } from '@/staff/session'
import { useLive } from '../live'
import { paced, sharing } from './sharing'

export type Incident = Schemas['Incident']

const AGAIN = 5_000

export const useIncidents = sharing(() => {
  const incidents = shallowRef<readonly Incident[]>([])
  const failed = ref(false)
  let again: ReturnType<typeof setTimeout> | undefined
  onScopeDispose(() => clearTimeout(again))
  async function load(): Promise<void> {
    if (!may('cases.list')) return
    try {
      incidents.value = await ask(api.GET('/api/v1/map/incidents'))
      failed.value = false
    } catch {
      failed.value = true
      again = setTimeout(reload, AGAIN)
    }
  }
  const reload = paced(load, 2_000)
  useLive(['cases.'], reload, reload)
  reload()
  return { incidents, failed, reload }
})

/** `350701-20261122-00012` → `12`: what people call a case by. */
export function serial(number: string): string {
  return number.slice(number.lastIndexOf('-') + 1).replace(/^0+(?=\d)/, '')
}
