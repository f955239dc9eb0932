/** Rows of the registers that the desk works by, read once and again when somebody changes one. */
import { shallowRef, type ShallowRef } from 'vue'
import { api, ask, type Schemas } from '@/api/client'
import { useLive } from '../live'

export interface CategoryRow {
  code: string
  parent: string
  zh: string
  en: string
  police: boolean
  level: number
  template: string
  words: string[]
}
export interface NamedRow {
  code: string
  zh: string
  en: string
}
export interface DispositionRow extends NamedRow {
  outcome: string
  needs_legal_measure: boolean
}
export interface BucketRow extends NamedRow {
  clock: string
  most: number | null
}
export interface RouteRow {
  code: string
  category: string
  area: string
  lead: string
  supports: string[]
}
interface Rows {
  'cases.bucket': BucketRow
  'cases.category': CategoryRow
  'cases.disposition': DispositionRow
  'cases.measure': NamedRow
  'cases.template': Schemas['TemplateRow']
  'cases.question': Schemas['QuestionRow']
  'cases.task': NamedRow & { template: string }
  'cases.letterhead': NamedRow
  'cases.equipment': NamedRow
  'cases.safety_word': NamedRow
  'matters.route': RouteRow
  'matters.market': NamedRow & { service: string; organisation: string; resting: boolean }
  'transfers.peer': NamedRow & { office: string; active: boolean }
  'dispatch.unit_status': NamedRow & { free: boolean; on_duty: boolean; on_event: boolean }
  'dispatch.response_level': NamedRow & { level: number }
  'dispatch.plan': NamedRow
  'dispatch.capability': NamedRow
}

const kept = new Map<string, ShallowRef<unknown[]>>()

async function read(register: string, into: ShallowRef<unknown[]>): Promise<void> {
  const rows: unknown[] = []
  for (let after = ''; ; ) {
    const page = await ask(api.GET('/api/v1/registers/{register}/rows', { params: { path: { register }, query: { after, limit: 200 } } }))
    rows.push(...page.rows.map((each) => each.data))
    if (!page.next) break
    after = page.next
  }
  into.value = rows
}

/** The rows in force; empty until they were read, and where one may not see them. */
export function useRows<K extends keyof Rows>(register: K): ShallowRef<Rows[K][]> {
  let found = kept.get(register)
  const load = (): void => void read(register, found as ShallowRef<unknown[]>).catch(() => kept.delete(register))
  if (!found) {
    found = shallowRef<unknown[]>([])
    kept.set(register, found)
    load()
  }
  const changed = (lines: { payload: Record<string, unknown> }[]): void => {
    if (lines.some((line) => line.payload.register === register)) load()
  }
  useLive(['registers.'], changed, load)
  return found as ShallowRef<Rows[K][]>
}

const offices = shallowRef<Schemas['OrganisationShown'][]>([])

/** All offices of the house, by their tree. */
export function useOffices(): ShallowRef<Schemas['OrganisationShown'][]> {
  if (!offices.value.length) void readOffices().catch(() => undefined)
  return offices
}

/** Read them anew after somebody changed them here. */
export async function readOffices(): Promise<void> {
  const all: Schemas['OrganisationShown'][] = []
  for (let after: string | undefined; ; ) {
    const page = await ask(api.GET('/api/v1/organisations', { params: { query: { after, limit: 200 } } }))
    all.push(...page.organisations)
    if (!page.next) break
    after = page.next
  }
  offices.value = all
}
