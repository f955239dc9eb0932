/** The ways of signing in that this house offers; in a demonstration its accounts with their codes of now. */
import { onScopeDispose, ref, shallowRef } from 'vue'
import { api, ask, type Schemas } from '@/api/client'

export type DemoAccount = Schemas['DevelopmentAccount']
const TICKET = 'anmin.oidc'

export function useWays() {
  const oidc = ref(false)
  const accounts = shallowRef<DemoAccount[]>([])
  const seconds = ref(0)
  const beat = setInterval(() => {
    if (seconds.value > 0) seconds.value -= 1
    else if (accounts.value.length) void read()
  }, 1_000)
  onScopeDispose(() => clearInterval(beat))

  async function read(): Promise<void> {
    const found = await ask(api.GET('/api/v1/development/accounts')).catch(() => [])
    accounts.value = found
    seconds.value = found[0]?.seconds ?? 0
  }

  async function load(): Promise<void> {
    const ways = await ask(api.GET('/api/v1/sign-in/ways')).catch(() => null)
    oidc.value = ways?.oidc ?? false
    if (ways?.demonstration) await read()
  }

  void load()
  return { oidc, accounts, seconds }
}

/** Go to the provider. What proves that the same browser comes back stays in this tab. */
export async function leaveForProvider(): Promise<void> {
  const journey = await ask(api.POST('/api/v1/sign-in/oidc', { body: {} }))
  if (!journey) return
  sessionStorage.setItem(TICKET, JSON.stringify({ ticket: journey.ticket, from: location.pathname }))
  location.assign(journey.url)
}

/** Come back from the provider; null when this page was not opened by it. */
export async function backFromProvider(): Promise<Schemas['SignInAnswer'] | null> {
  const query = new URLSearchParams(location.search)
  const [state, code, kept] = [query.get('state'), query.get('code'), sessionStorage.getItem(TICKET)]
  if (!state || !code || !kept) return null
  sessionStorage.removeItem(TICKET)
  const { ticket, from } = JSON.parse(kept) as { ticket: string; from: string }
  history.replaceState(history.state, '', from)
  return ask(api.POST('/api/v1/sign-in/oidc/finish', { body: { state, code, ticket } }))
}
