/** Names of the staff that the journal knows as `staff:…`, for those who may see staff; asked once each. */
import { shallowRef, watch } from 'vue'
import { api, ask } from '@/api/client'
import { may } from '@/staff/session'

const known = shallowRef<ReadonlyMap<string, string>>(new Map())
const asked = new Set<string>()

async function find(actor: string): Promise<void> {
  asked.add(actor)
  const page = await ask(api.GET('/api/v1/staff/{staff}', { params: { path: { staff: actor.slice(6) } } })).catch(() => null)
  if (page) known.value = new Map(known.value).set(actor, page.staff.name)
}

/** The name of an actor; empty until it is known, and for whoever may not see it. */
export function useNames(actors: () => readonly string[]): (actor: string) => string {
  watch(actors, (now) => {
    if (!may('identity.see_staff')) return
    for (const each of now) if (/^staff:[0-9a-f-]{36}$/.test(each) && !asked.has(each)) void find(each)
  }, { immediate: true })
  return (actor) => known.value.get(actor) ?? ''
}
