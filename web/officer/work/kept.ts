/**
 * What this telephone knows when it is opened without a network: the open orders of whoever is signed in, as they were
 * last told, and names from the registers. Of a case nothing else, of colleagues and of earlier orders nothing.
 *
 * It is gone with the session: on signing out, when the house says that the session is over, and half a day later.
 */
import type { Schemas } from '@/api/client'
import { done, openDatabase } from '@/database'
import type { Account } from '@/staff/session'
import { plain } from './drafts'

export interface Told {
  account: Account
  mine: Schemas['MyOrdersShown']
  at: number
}

const OLD = 12 * 3_600_000 // no session lasts longer

const store = async (mode: IDBTransactionMode): Promise<IDBObjectStore> => (await openDatabase('officer-kept', ['kept'])).transaction('kept', mode).objectStore('kept')

/** A browser that keeps nothing works, only not without a network. */
export async function keep(name: string, value: unknown): Promise<void> {
  await store('readwrite').then((kept) => done(kept.put(plain(value), name))).catch(() => undefined)
}

export async function recall<T>(name: string): Promise<T | undefined> {
  return store('readonly').then((kept) => done(kept.get(name) as IDBRequest<T | undefined>)).catch(() => undefined)
}

export async function forget(): Promise<void> {
  await store('readwrite').then((kept) => done(kept.clear())).catch(() => undefined)
}

/** No telephone number, no position, no colleague of the crew. `unit`: the one that is shown as mine. */
export function leastOf(account: Account, mine: Told['mine'], open: Told['mine']['orders'], unit: string | undefined): Omit<Told, 'at'> {
  const units = mine.units
    .filter((each) => each.id === unit)
    .map((each) => ({ ...each, position: null, shift: each.shift && { ...each.shift, crew: each.shift.crew.filter((member) => member.person === account.staff.id) } }))
  return { account: { ...account, last: null, staff: { ...account.staff, phone: null } }, mine: { orders: open, units, nearby: [] } }
}

export async function recalled(): Promise<Told | null> {
  const told = await recall<Told>('orders')
  if (told && Date.now() - told.at < OLD) return told
  if (told) await forget()
  return null
}
