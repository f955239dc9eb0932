/** Under which session a thread is read and written: of a call that was opened by a link, in a browser that bears somebody else's. */
import { inject, type InjectionKey } from 'vue'
import { lang } from '@/words'

export type Session = () => string | null
export const SESSION: InjectionKey<Session> = Symbol('session')
export const useSession = (): Session => inject(SESSION, () => () => null, true)

export const bearing = (session: string | null | undefined): Record<string, string> => (session ? { authorization: `Bearer ${session}` } : {})
/** For what the typed doors do not ask for. */
export const headersOf = (session: string | null | undefined): Record<string, string> => ({ 'accept-language': lang.value, ...bearing(session) })
