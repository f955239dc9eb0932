/**
 * Everything an officer says to the house, kept until it has arrived: one entry an act, in order for each case.
 *
 * Each person has a box of their own, so that nobody sends what another left on the same telephone.
 */
import { computed, shallowRef } from 'vue'
import { api, ask, newKey, Problem, type Schemas } from '@/api/client'
import type { paths } from '@/api/schema'
import { Outbox, type Entry } from '@/outbox'
import { sendDeed, type Deed } from './deeds'
import { upload, type Attachment } from './upload'
import { further, type State, type Underway } from './steps'

type Bodies<Path extends keyof paths> = paths[Path] extends { post: { requestBody?: { content: { 'application/json': infer Body } } } }
  ? Omit<Body, 'key' | 'evidence'>
  : never
export type Report = Bodies<'/api/v1/orders/{order}/reports'>
export type Found = Bodies<'/api/v1/cases/found'>

/** What is done, to what, with which files. `order` and `case` are ids. `early`: on the way; the order stays where it stands. */
export type Act =
  | { door: 'stage'; order: string; body: { stage: State; at: string; position?: Schemas['Spot'] } }
  | { door: 'refuse'; order: string; body: Bodies<'/api/v1/orders/{order}/refuse'>; at: number }
  | { door: 'welfare'; order: string }
  | { door: 'end_seen'; order: string }
  | { door: 'report'; order: string; body: Report; files: Attachment[]; at: number; early?: boolean }
  | { door: 'message'; case: string; body: Bodies<'/api/v1/cases/{case}/messages'>; files: Attachment[] }
  | { door: 'status'; unit: string; status: string }
  | { door: 'found'; body: Found; files: Attachment[] }
  | { door: 'deed'; order: string; of: string; what: Deed; files: Attachment[] }

export const UNDO = 5_000

const box = shallowRef<Outbox | null>(null)

/** What is not sent, oldest first. */
export const unsent = computed(() => box.value?.entries.value ?? [])
export const actOf = (entry: Entry): Act => entry.what as Act

const nothing = (): Promise<void> => Promise.resolve()
let readAnew: () => Promise<unknown> = nothing
/** How the orders are read when something has arrived. Until they were, it goes on being shown as said: no button falls back. */
export function whenArrived(read: () => Promise<unknown> = nothing): void {
  readAnew = read
}
/** A house that took an act and then does not answer holds nothing up. */
const PATIENCE = 4_000

/** Open the box of this person and send what an earlier visit left. */
export async function openBox(person: string): Promise<void> {
  box.value = new Outbox(`officer-${person}`).sends('act', send)
  await box.value.start()
}

export function closeBox(): void {
  box.value?.stop()
  box.value = null
}

/** Keep an act; it is safe when this returns. `undo`: it can be taken back for that long. Answers its id. */
export async function act(what: Act, undo = 0): Promise<string> {
  const id = newKey()
  const matter = 'order' in what ? what.order : 'case' in what ? what.case : id
  const after = undo ? Date.now() + undo : undefined
  await box.value?.put({ id, kind: 'act', matter, what, after })
  return id
}

export const takeBack = (id: string): Promise<void> => box.value?.drop(id) ?? Promise.resolve()
export const tryAgain = (id: string): Promise<void> => box.value?.retry(id) ?? Promise.resolve()
export const sendNow = (): Promise<void> => box.value?.flush() ?? Promise.resolve()

/** What is on its way for an order; a refused act has changed nothing. */
export function underway(order: string, entries: readonly Entry[]): Underway[] {
  return entries.flatMap((entry): Underway[] => {
    const what = actOf(entry)
    if (entry.state === 'refused' || !('order' in what) || what.order !== order) return []
    if (what.door === 'deed') return what.what.deed === 'accept' ? [{ stage: 'accepted', at: entry.made }] : []
    if (what.door === 'stage') return [{ stage: what.body.stage, at: Date.parse(what.body.at) }]
    if (what.door === 'report') return what.early ? [] : [{ stage: what.body.final ? 'done' : 'reported', at: what.at }]
    return what.door === 'refuse' ? [{ stage: 'refused', at: what.at }] : []
  })
}

async function send(entry: Entry): Promise<void> {
  const what = actOf(entry)
  try {
    await sent(what, entry.id).catch(async (error: unknown) => {
      if (!(error instanceof Problem) || !(await already(what, error))) throw error
    })
  } finally {
    await Promise.race([readAnew(), new Promise((done) => setTimeout(done, PATIENCE))])
  }
}

async function sent(what: Act, key: string): Promise<unknown> {
  switch (what.door) {
    case 'stage':
      return staged(what, key)
    case 'refuse':
      return ask(api.POST('/api/v1/orders/{order}/refuse', { params: { path: { order: what.order } }, body: { ...what.body, key } }))
    case 'welfare':
      return ask(api.POST('/api/v1/orders/{order}/welfare', { params: { path: { order: what.order } }, body: { key } }))
    case 'end_seen':
      return ask(api.POST('/api/v1/orders/{order}/withdrawn', { params: { path: { order: what.order } }, body: { key } }))
    case 'report': {
      const body = { ...what.body, evidence: await upload(what.files), key }
      return ask(api.POST('/api/v1/orders/{order}/reports', { params: { path: { order: what.order } }, body }))
    }
    case 'message': {
      const body = { ...what.body, evidence: await upload(what.files), key }
      return ask(api.POST('/api/v1/cases/{case}/messages', { params: { path: { case: what.case } }, body }))
    }
    case 'status':
      return ask(api.POST('/api/v1/units/{unit}/status', { params: { path: { unit: what.unit } }, body: { status: what.status, key } }))
    case 'deed':
      return sendDeed(what.of, what.what, await upload(what.files), key)
    case 'found': {
      const body = { ...what.body, evidence: await upload(what.files), key }
      return ask(api.POST('/api/v1/cases/found', { body }))
    }
  }
}

/** A clock that goes wrong must not lose a stage: then the house's own time counts. */
async function staged(what: Extract<Act, { door: 'stage' }>, key: string): Promise<unknown> {
  const { stage, at, position } = what.body
  const params = { path: { order: what.order } }
  const door = (said: { at?: string }): Promise<unknown> =>
    stage === 'accepted'
      ? ask(api.POST('/api/v1/orders/{order}/acknowledge', { params, body: { ...said, position, key } }))
      : ask(api.POST('/api/v1/orders/{order}/stages', { params, body: { ...said, stage, position, key } }))
  try {
    return await door({ at })
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'stage_time') throw error
    return door({})
  }
}

/** Whether a partner has said the same or more from another telephone: then there is nothing left to do. */
async function already(what: Act, problem: Problem): Promise<boolean> {
  if (what.door !== 'stage' || problem.code !== 'illegal_stage') return false
  const mine = await ask(api.GET('/api/v1/orders/mine'))
  const found = mine.orders.find((each) => each.order.row.order.id === what.order)
  return found !== undefined && further(found.order.row.order.state, what.body.stage)
}
