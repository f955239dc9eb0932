/** One case as this seat has it open: read, and read again when a line says that something in it changed. */
import { computed, onScopeDispose, shallowRef, watch, type Ref } from 'vue'
import { api, ask, Problem, type Schemas } from '@/api/client'
import { text, word, words } from '@/words'
import { CaseState } from '@/words/codes'
import { useLive } from '../../live'

export type CaseShown = Schemas['StaffCase']
export type OrderShown = Schemas['OrderShown']
export type PartyShown = NonNullable<CaseShown['parties']>[number]

const QUIET = 350
const LONGEST = 2_000

export function useCase(id: Ref<string | null>) {
  const page = shallowRef<CaseShown | null>(null)
  const problem = shallowRef<Problem | null>(null)
  /** Counts what was heard of the case, for what is read apart from its page. */
  const heard = shallowRef(0)
  let asking: AbortController | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let since = 0

  async function read(): Promise<void> {
    clearTimeout(timer)
    since = 0
    asking?.abort()
    const wanted = id.value
    if (!wanted) return
    const mine = (asking = new AbortController())
    try {
      const found = await ask(api.GET('/api/v1/cases/{case}', { params: { path: { case: wanted } }, signal: mine.signal }))
      if (mine.signal.aborted || found.view !== 'staff') return
      page.value = found as unknown as CaseShown // the client's types forget that pairs are pairs
      problem.value = null
      heard.value += 1
    } catch (error) {
      if (!(error instanceof Problem)) return
      problem.value = error
      if (error.passing) timer = setTimeout(() => void read(), 3_000)
    }
  }

  function soon(): void {
    since ||= Date.now()
    clearTimeout(timer)
    timer = setTimeout(() => void read(), Math.max(0, Math.min(QUIET, since + LONGEST - Date.now())))
  }

  watch(
    id,
    () => {
      page.value = null
      problem.value = null
      void read()
    },
    { immediate: true },
  )
  useLive(['cases.', 'dispatch.', 'media.'], (lines) => lines.some((line) => line.payload.case === id.value) && soon(), soon)
  onScopeDispose(() => {
    asking?.abort()
    clearTimeout(timer)
  })
  return { page: computed(() => (page.value?.case.id === id.value ? page.value : null)), problem, heard, again: read }
}

/** What an id on the page is called. */
export function nameOf(page: CaseShown, id: string | null | undefined): string {
  return id ? text(page.names.find((each) => each.id === id)) : ''
}

export const open = (page: CaseShown): boolean => page.case.state !== 'closed' && page.case.state !== 'merged'
/** Orders that still run. */
export const running = (page: CaseShown): OrderShown[] => page.orders.filter(({ row }) => row.order.ended_at == null)
export const waits = (page: CaseShown): boolean => page.case.state === 'received' || page.case.state === 'scheduled'
export const unsafe = (page: CaseShown): boolean => page.case.flags.some((each) => each === 'unsafe_to_call' || each === 'quiet')

const OF_MATTERS = words({
  scheduled: ['预约', 'Scheduled'],
  received: ['待受理', 'Waiting to be accepted'],
  taken: ['研判中', 'Being assessed'],
  ordered: ['已交办', 'Handed over'],
  handling: ['办理中', 'Being handled'],
  reported: ['已反馈', 'Reported back'],
  closed: ['已办结', 'Concluded'],
  merged: ['已并办', 'Merged into another'],
})

/** How far it is: nobody races for a matter that is no emergency. */
export const stateOf = ({ kind, state }: Pick<CaseShown['case'], 'kind' | 'state'>): string => (kind === 'emergency' ? word(CaseState, state) : OF_MATTERS[state])
