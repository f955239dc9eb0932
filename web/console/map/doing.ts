/** Acts on a case that the map, the recommendation and the command bar share. Each tells how it is taken back. */
import { api, ask, newKey, type Schemas } from '@/api/client'
import type { operations } from '@/api/schema'
import { say, text, words } from '@/words'
import type { Spot } from './features'
import { offerUndo } from './undo'

export type Placed = Schemas['OrderPlaced']
type PlaceBody = NonNullable<operations['setPlace']['requestBody']>['content']['application/json']
type LevelBody = operations['setLevel']['requestBody']['content']['application/json']
export type Wish = Omit<operations['orderResponders']['requestBody']['content']['application/json'], 'key'>

const w = words({ exchanged: ['已用 {to} 换下 {from}', '{to} takes over from {from}'] })
const path = (id: string): { params: { path: { case: string } } } => ({ params: { path: { case: id } } })
const mistake = (): string => text(['撤销误操作', 'Undone: done by mistake'])

/** One act orders all. `said` is shown beside the undo. Throws `Problem`: `unit_busy` wants `preempt`. */
export async function order(id: string, wish: Wish, key: string, said: string): Promise<Placed[]> {
  const placed = await ask(api.POST('/api/v1/cases/{case}/orders', { ...path(id), body: { ...wish, key } }))
  offerUndo({ said, undo: () => Promise.all(placed.map((each) => withdrawn(each.order, 'mistake', mistake()))) })
  return placed
}

const withdrawn = (id: string, reason: Schemas['WithdrawReason'], note = ''): Promise<unknown> =>
  ask(api.POST('/api/v1/orders/{order}/withdraw', { params: { path: { order: id } }, body: { reason, note, key: newKey() } }))

export async function withdraw(from: string, placed: { order: string; responder: Schemas['Responder'] }, reason: Schemas['WithdrawReason'], said: string): Promise<void> {
  await withdrawn(placed.order, reason)
  const again = newKey()
  offerUndo({ said, undo: () => ask(api.POST('/api/v1/cases/{case}/orders', { ...path(from), body: { responders: [placed.responder], key: again } })) })
}

interface Running {
  id: string
  responder: string
  kind: Schemas['ResponderKind']
}

/** `names`: of the old one and the new one. A unit is taken back by another exchange. Throws `Problem`: `unit_busy` wants `preempt`. */
export async function exchange(from: Running, wish: { unit: string; note?: string; preempt?: boolean }, key: string, names: readonly [string, string]): Promise<string> {
  const swap = (order: string, body: { unit: string; note?: string; preempt?: boolean; key: string }): Promise<Placed> =>
    ask(api.POST('/api/v1/orders/{order}/exchange', { params: { path: { order } }, body }))
  const placed = await swap(from.id, { ...wish, key })
  const said = say(w.exchanged, { from: names[0], to: names[1] })
  const back = newKey()
  if (from.kind === 'unit') offerUndo({ said, undo: () => swap(placed.order, { unit: from.responder, note: mistake(), key: back }) })
  return said
}

export type StaffCase = Awaited<ReturnType<typeof staffCase>>

export async function staffCase(id: string) {
  const page = await ask(api.GET('/api/v1/cases/{case}', path(id)))
  if (page.view !== 'staff') throw new Error('not the page of staff')
  return page
}

/** A new place: by a point, by words, or both. Somebody else's change meanwhile is a 409 with both values. */
export async function place(page: StaffCase, wanted: { spot?: Spot; address?: string }, key: string, said: string): Promise<void> {
  const { case: row, place: before } = page
  const spot = (lon: number | null, lat: number | null) => (lon === null || lat === null ? null : { lon, lat, datum: 'wgs84' as const })
  const put = (body: PlaceBody): Promise<unknown> => ask(api.PUT('/api/v1/cases/{case}/place', { ...path(row.id), body }))
  await put({
    place: wanted.spot ? spot(...wanted.spot) : spot(before.lon, before.lat),
    address: wanted.address ?? before.address,
    landmark: before.landmark,
    version: row.version,
    key,
  })
  const back = newKey()
  offerUndo({ said, undo: () => put({ place: spot(before.lon, before.lat), address: before.address, landmark: before.landmark, forced: before.state === 'forced', key: back }) })
}

export async function level(page: StaffCase, wanted: number, reason: Schemas['LevelReason'], key: string, said: string): Promise<void> {
  const { id, level: before, version } = page.case
  const put = (body: LevelBody): Promise<unknown> => ask(api.PUT('/api/v1/cases/{case}/level', { ...path(id), body }))
  await put({ level: wanted, reason, version, key })
  const back = newKey()
  offerUndo({ said, undo: () => put({ level: before, reason: 'misjudged', key: back }) })
}
