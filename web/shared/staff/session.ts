/** Who of the staff is signed in on this page, and what they may do. The server decides; this only spares dead buttons. */
import { computed, ref } from 'vue'
import { api, ask, Problem, unknownVisitor, type Schemas } from '@/api/client'

export type Account = Schemas['MyAccountShown']

export const account = ref<Account | null>(null)
/** The session ended by itself: by time, or because the account was used elsewhere. */
export const ended = ref(false)
const held = computed(() => new Set(account.value?.permissions.map((each) => each.code)))

unknownVisitor.addEventListener('unknown', () => {
  if (account.value) ended.value = true
})

/**
 * Read the account; null when nobody is signed in, or while something is left to set up (`account` then says what).
 * Throws `Problem` when the house cannot be reached, or does not answer as a house.
 */
export async function load(): Promise<Account | null> {
  const { data, response } = await api.GET('/api/v1/account').catch(() => ({ data: undefined, response: null }))
  if (!response || response.status >= 500 || response.status === 429) throw new Problem(response?.status ?? 0, 'unreachable', '')
  account.value = data ?? null
  return data?.restricted ? null : account.value
}

export const may = (permission: string): boolean => held.value.has(permission)

export async function signOut(): Promise<void> {
  await ask(api.POST('/api/v1/sign-out', { body: {} })).catch(() => undefined)
  account.value = null
  ended.value = false
}
