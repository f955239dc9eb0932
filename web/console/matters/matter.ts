/** What is kept beside a case that is no emergency: read with its page, and again when a line says that it changed. */
import { inject, onScopeDispose, provide, shallowRef, watch, type InjectionKey, type Ref, type ShallowRef } from 'vue'
import { api, ask, Problem, type Schemas } from '@/api/client'
import type { operations } from '@/api/schema'
import { account, may } from '@/staff/session'
import { lang, text } from '@/words'
import type { CaseShown } from '../desk/case/page'
import { useLive } from '../live'
import { useOffices } from '../ui/registers'
import type { Asked } from './asking'

export interface Whole {
  shown: Schemas['MatterShown']
  rectifications: Schemas['Rectification'][]
  supervisions: Schemas['SupervisionShown'][]
  links: Schemas['LinkShown'][]
  transfers: Schemas['TransferWhole'][]
}
export interface Matter {
  whole: ShallowRef<Whole | null>
  problem: ShallowRef<Problem | null>
  again: () => Promise<void>
  /** The question that stands open, whoever asked it. */
  asked: ShallowRef<Asked | null>
}
/** What a door takes. */
export type Body<K extends keyof operations> = operations[K] extends { requestBody?: { content: { 'application/json': infer B } } } ? Omit<B, 'key'> : never

const KEY: InjectionKey<Matter> = Symbol('matter')
const SOON = 400
export const isMatter = (page: CaseShown | null): boolean => page !== null && page.case.kind !== 'emergency'

async function read(id: string): Promise<Whole> {
  const params = { path: { case: id } }
  const none = <T>(): Promise<T[]> => Promise.resolve([])
  const [shown, rectifications, supervisions, links, transfers] = await Promise.all([
    ask(api.GET('/api/v1/matters/{case}', { params })),
    ask(api.GET('/api/v1/cases/{case}/rectifications', { params })),
    ask(api.GET('/api/v1/supervisions', { params: { query: { case: id } } })),
    ask(api.GET('/api/v1/cases/{case}/reply-links', { params })),
    may('transfers.handle') ? ask(api.GET('/api/v1/cases/{case}/transfers', { params })) : none<Schemas['TransferWhole']>(),
  ])
  return { shown, rectifications, supervisions, links, transfers }
}

/** For the page of a case; `heard` counts what was heard of the case itself. */
export function provideMatter(page: Ref<CaseShown | null>, heard: Ref<number>): Matter {
  const whole = shallowRef<Whole | null>(null)
  const problem = shallowRef<Problem | null>(null)
  let newest = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  async function again(): Promise<void> {
    clearTimeout(timer)
    timer = undefined
    const id = page.value?.case.id
    const own = (newest += 1)
    if (!id || !isMatter(page.value)) return void (whole.value = problem.value = null)
    try {
      const found = await read(id)
      if (own !== newest) return
      whole.value = found
      problem.value = null
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      if (own === newest) problem.value = error
    }
  }
  const soon = (): void => void (timer ??= setTimeout(() => void again(), SOON))
  watch(() => page.value?.case.id, () => (whole.value = null))
  watch([() => page.value?.case.id, () => page.value?.case.kind, heard], () => void again(), { immediate: true })
  useLive(['matters.', 'transfers.'], (lines) => lines.some((line) => line.payload.case === page.value?.case.id) && soon(), soon)
  onScopeDispose(() => clearTimeout(timer))
  const made = { whole, problem, again, asked: shallowRef<Asked | null>(null) }
  provide(KEY, made)
  return made
}

export const useMatter = (): Matter => inject(KEY)!

/** Who it was, by the names that came with the matter. */
export const whoIn = (shown: Schemas['MatterShown'], id: string | null): string => text(shown.names.find((each) => each.id === id))

/** Names of offices, and whether one's own office is one or stands above it. The server decides; this spares dead buttons. */
export function useNames(): { office: (id: string | null | undefined) => string; ours: (id: string | null | undefined) => boolean } {
  const offices = useOffices()
  const find = (id: string | null | undefined): Schemas['OrganisationShown'] | undefined => offices.value.find((each) => each.id === id)
  return {
    office: (id) => {
      const found = find(id)
      return found ? (lang.value === 'en' && found.name_en) || found.name : ''
    },
    ours: (id) => {
      const own = account.value?.staff.organisation
      for (let at = id; at; at = find(at)?.parent) if (at === own) return true
      return false
    },
  }
}
