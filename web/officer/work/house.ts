/** My units and orders as the house last told them, kept fresh by the live stream; and how far its clock is from ours. */
import { computed, ref, shallowRef } from 'vue'
import { api, ask, Problem, type Schemas } from '@/api/client'
import { Live, type Line } from '@/live'
import { account, may } from '@/staff/session'
import { act, actOf, unsent, whenArrived } from './acts'
import { keep, leastOf, type Told } from './kept'
import { parted, type Own } from './steps'

export type Unit = Schemas['UnitShown']

export const mine = shallowRef<Schemas['MyOrdersShown'] | null>(null)
/** When it was told, by this telephone's clock; null before the first time. */
export const toldAt = ref<number | null>(null)
export const unreachable = ref(false)
/** Milliseconds by which the house's clock is ahead of ours. */
const ahead = ref(0)
const NOTICEABLE = 2_000

export const nowThere = (): number => Date.now() + ahead.value

export const orders = computed(() => parted(mine.value?.orders ?? []))
export const orderBy = (id: string): Own | undefined => mine.value?.orders.find((each) => each.order.row.order.id === id)

/** Counts up when something of a case was said: its page reads itself anew. */
export const saidOf = shallowRef<ReadonlyMap<string, number>>(new Map())

const KEPT = 'anmin.officer.unit'
const chosen = ref(localStorage.getItem(KEPT))

/** The unit whose crew I am; where nobody is on a roster, the one that was chosen on this telephone. */
export const unit = computed<Unit | null>(() => {
  const units = mine.value?.units ?? []
  const crewed = units.find((each) => each.shift?.crew.some((member) => member.person === account.value?.staff.id))
  return crewed ?? units.find((each) => each.id === chosen.value) ?? (units.length === 1 ? (units[0] ?? null) : null)
})

/** Whether whoever is signed in goes out with a unit: the police do, a department only where it has units. */
export const crews = computed(() => Boolean(mine.value?.units.length) || may('cases.write'))

export function chooseUnit(id: string): void {
  chosen.value = id
  localStorage.setItem(KEPT, id)
}

let asking: Promise<void> | null = null
export function reload(): Promise<void> {
  return (asking ??= read().finally(() => (asking = null)))
}

/** What stands now: a reading that was begun before does not count. */
async function reloadAfresh(): Promise<void> {
  await asking
  await reload()
}

async function read(): Promise<void> {
  const before = Date.now()
  const asked = api.GET('/api/v1/orders/mine')
  try {
    mine.value = await ask(asked)
    unreachable.value = false
    toldAt.value = Date.now()
    if (account.value) void keep('orders', { ...leastOf(account.value, mine.value, orders.value.open, unit.value?.id), at: toldAt.value })
    set((await asked).response.headers.get('date'), (before + Date.now()) / 2)
    if (!document.hidden) receive(mine.value.orders)
  } catch (error) {
    unreachable.value = error instanceof Problem && error.passing
  }
}

/** Show what was told at an earlier visit, until the house is heard. */
export function recollect(told: Told): void {
  mine.value ??= told.mine
  toldAt.value ??= told.at
}

function set(date: string | null, here: number): void {
  const there = date ? Date.parse(date) + 500 - here : NaN // the header has whole seconds
  if (!Number.isNaN(there)) ahead.value = Math.abs(there) > NOTICEABLE ? there : 0
}

/** An order that is shown has reached its terminal; that is told once, apart from the acknowledgement by hand. */
const told = new Set<string>()
function receive(found: readonly Own[]): void {
  for (const { order } of found) {
    const { id, state } = order.row.order
    if (state !== 'ordered' || told.has(id)) continue
    told.add(id)
    const waits = unsent.value.some((each) => {
      const what = actOf(each)
      return what.door === 'stage' && what.order === id
    })
    if (!waits) void act({ door: 'stage', order: id, body: { stage: 'received', at: stampAfter(order.row.order.ordered_at) } })
  }
}

/** Now by the house's clock, and not before an instant that it told us. */
export const stampAfter = (instant: string | number): string => new Date(Math.max(nowThere(), new Date(instant).getTime())).toISOString()

const SETTLE = 300
let soon: ReturnType<typeof setTimeout> | undefined
const reloadSoon = (): void => {
  clearTimeout(soon)
  soon = setTimeout(() => void reload(), SETTLE)
}

function concerns({ subject, payload }: Line): boolean {
  const ids = new Set([payload.case, payload.order, payload.responder, payload.unit, subject.split(':')[1]])
  const known = mine.value
  if (!known) return true
  return (
    known.units.some((each) => ids.has(each.id) || ids.has(each.office)) ||
    known.orders.some((each) => ids.has(each.line.case)) ||
    payload.office === account.value?.staff.organisation
  )
}

function hear(lines: Line[]): void {
  const said = new Map(saidOf.value)
  for (const { subject, payload } of lines) {
    const id = typeof payload.case === 'string' ? payload.case : subject.split(':')[1]
    if (id) said.set(id, (said.get(id) ?? 0) + 1)
  }
  saidOf.value = said
  if (lines.some(concerns)) reloadSoon()
}

export const live = new Live({ events: ['cases.', 'matters.', 'dispatch.Shift', 'dispatch.Unit'], lines: hear, reset: reloadSoon })

/** Since when nothing can be expected to arrive: the stream is lost, or the telephone itself knows that it has no network. */
const offlineSince = ref<number | null>(navigator.onLine ? null : Date.now())
const network = (): void => {
  offlineSince.value = navigator.onLine ? null : Date.now()
}
export const lostSince = computed(() => (live.link.value === 'lost' ? live.since.value : null) ?? offlineSince.value)

/** Positions of others leave no line: they are asked for while somebody is under way with us. */
const NEARBY = 20_000
let beat: ReturnType<typeof setInterval> | undefined

const shown = (): void => {
  if (!document.hidden) void reload()
}

export function begin(): void {
  live.start()
  whenArrived(reloadAfresh)
  document.addEventListener('visibilitychange', shown)
  addEventListener('online', network)
  addEventListener('offline', network)
  beat = setInterval(() => {
    if (!document.hidden && (unreachable.value || orders.value.open.some((each) => each.beside.length))) void reload()
  }, NEARBY)
}

export function end(): void {
  live.stop()
  whenArrived()
  document.removeEventListener('visibilitychange', shown)
  removeEventListener('online', network)
  removeEventListener('offline', network)
  clearInterval(beat)
  clearTimeout(soon)
  mine.value = null
  toldAt.value = null
  told.clear()
}
