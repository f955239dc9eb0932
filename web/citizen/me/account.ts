/** The account of whoever uses this phone; null without one, undefined until the house has answered. */
import { shallowRef } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { api, ask, Problem, type Schemas } from '@/api/client'

export const profile = shallowRef<Schemas['Profile'] | null | undefined>(undefined)

/** Read it. Throws `Problem` when the house cannot be reached. */
export async function readProfile(): Promise<Schemas['Profile'] | null> {
  try {
    profile.value = await ask(api.GET('/api/v1/me'))
  } catch (error) {
    if (!(error instanceof Problem) || error.passing) throw error
    profile.value = null
  }
  return profile.value ?? null
}

/** For a page that needs an account: leads to the sign-in and back. */
export function useAccount(): { profile: typeof profile; read: () => Promise<void> } {
  const [route, router] = [useRoute(), useRouter()]
  async function read(): Promise<void> {
    if (!(await readProfile())) await router.replace({ path: '/sign-in', query: { to: route.fullPath } })
  }
  return { profile, read }
}

export async function signOut(everywhere: boolean): Promise<void> {
  await ask(api.POST('/api/v1/citizens/sessions/end', { body: { everywhere } }))
  profile.value = null
}
