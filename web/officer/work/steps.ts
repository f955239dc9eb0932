/** How an order goes on, as far as a page must know: the server gives the legal steps and decides. */
import type { Schemas } from '@/api/client'

export type Own = Schemas['OwnOrder']
export type State = Schemas['OrderState']
export type Stage = 'accepted' | 'en_route' | 'on_scene'

const CHAIN: readonly State[] = ['ordered', 'received', 'accepted', 'en_route', 'on_scene', 'reported', 'done']
const ENDED: readonly State[] = ['done', 'refused', 'withdrawn']

/** What is on its way to the server for an order, in the order in which it was done. */
export interface Underway {
  stage: State
  at: number
}

export const ended = (state: State): boolean => ENDED.includes(state)
export const further = (one: State, other: State): boolean => CHAIN.indexOf(one) > CHAIN.indexOf(other)

/** Where the order stands once everything that is not sent yet has arrived. */
export function standing(state: State, underway: readonly Underway[]): State {
  if (ended(state)) return state
  return underway.reduce((before, { stage }) => (stage === 'refused' || further(stage, before) ? stage : before), state)
}

/** What the large button says: one step at a time; null when only reports are left, or nothing. */
export function nextStage(state: State, kind: Schemas['ResponderKind']): Stage | null {
  if (state === 'ordered' || state === 'received') return 'accepted'
  if (kind !== 'unit') return null
  return state === 'accepted' ? 'en_route' : state === 'en_route' ? 'on_scene' : null
}

export const mayRefuse = (own: Own, state: State): boolean =>
  (state === 'ordered' || state === 'received') && own.order.row.order.parent === null

/** A unit reports from the scene; an office that was ordered itself as soon as it has acknowledged. */
export function mayReport(state: State, kind: Schemas['ResponderKind']): boolean {
  return state === 'on_scene' || state === 'reported' || (kind !== 'unit' && state === 'accepted')
}

/** When it reached the stage at which it stands; nothing later may be earlier. */
export function lastAt(order: Schemas['Order'], underway: readonly Underway[]): number {
  const times = [order.ordered_at, order.received_at, order.acknowledged_at, order.set_out_at, order.arrived_at, order.reported_at]
  const known = times.flatMap((each) => (each ? [Date.parse(each)] : []))
  return Math.max(...known, ...underway.map((each) => each.at))
}

/** Open ones: those a person still has to acknowledge first, then by level, then the oldest. */
export function sorted(orders: readonly Own[]): Own[] {
  const waits = (own: Own): number => (['ordered', 'received'].includes(own.order.row.order.state) ? 0 : 1)
  return [...orders].sort(
    (a, b) =>
      waits(a) - waits(b) || a.line.level - b.line.level || a.order.row.order.ordered_at.localeCompare(b.order.row.order.ordered_at),
  )
}

/** Ended ones, and among them those taken back that nobody has acknowledged: they stand with the open ones. */
export function parted(orders: readonly Own[]): { open: Own[]; over: Own[] } {
  const unseen = ({ order }: Own): boolean => order.row.order.state === 'withdrawn' && order.row.order.end_seen_at === null
  const open = orders.filter((each) => !ended(each.order.row.order.state) || unseen(each))
  return { open: sorted(open), over: orders.filter((each) => !open.includes(each)) }
}

/** On the way a unit may already say that it needs others. */
export const asksAhead = (state: State, kind: Schemas['ResponderKind']): boolean => kind === 'unit' && (state === 'accepted' || state === 'en_route')
