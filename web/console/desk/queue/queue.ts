/**
 * The queue as this seat sees it: one column under filters. A live line only says that something changed; what is in view
 * is asked again, at most once a second however many lines come.
 */
import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue'
import { api, ask, Problem, type Schemas } from '@/api/client'
import { useLive } from '../../live'
import { aged, answered, EMPTY, pagesOf, type CaseLine, type Chain } from './pages'

export type Column = Schemas['DeskColumn']
export type Filters = Omit<Schemas['DeskFilters'], 'column'>

const PAGE = 100
const BEAT = 1_000
const HEARD = ['cases.', 'channels.']

export function useQueue() {
  const column = ref<Column>('waiting')
  const filters = ref<Filters>({})
  const chain = shallowRef<Chain>(EMPTY)
  const counts = shallowRef<Record<string, number>>({})
  const mine = ref(0)
  const problem = shallowRef<Problem | null>(null)
  const loaded = ref(false)
  const rows = computed<CaseLine[]>(() => chain.value.pages.flatMap((page) => page.rows))
  /** Rows of the list, read or not. */
  const length = computed(() => (chain.value.next === null ? rows.value.length : Math.max(rows.value.length + 1, counts.value[column.value] ?? 0)))
  let view: [first: number, last: number] = [0, 30]
  let asking: AbortController | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let last = 0
  /** How often something changed. */
  let heard = 0

  async function read(at: number, signal: AbortSignal): Promise<void> {
    const after = chain.value.pages[at]?.after ?? (at === 0 ? undefined : chain.value.next)
    const query = { ...filters.value, column: column.value, after, limit: PAGE }
    const desk = await ask(api.GET('/api/v1/desk', { params: { query }, signal }))
    signal.throwIfAborted()
    chain.value = answered(chain.value, at, desk.cases, desk.next)
    counts.value = Object.fromEntries(desk.columns.map((each) => [each.column, each.count]))
    mine.value = desk.mine
    loaded.value = true
  }

  const wanting = (): number | undefined => pagesOf(chain.value, ...view).find((at) => chain.value.pages[at]?.stale ?? true)

  /** Read what is in view and not fresh, page by page. What changes meanwhile is read at the next beat. */
  async function refresh(): Promise<void> {
    if (asking) return
    last = Date.now()
    const mine = (asking = new AbortController())
    const before = heard
    let pause = BEAT
    try {
      for (let at = wanting(); at !== undefined; at = wanting()) await read(at, mine.signal)
      if (heard !== before) chain.value = aged(chain.value)
      problem.value = null
    } catch (error) {
      if (error instanceof Problem) problem.value = error
      else if (!(error instanceof DOMException)) throw error
      pause = 4_000
    }
    if (asking !== mine) return
    asking = null
    if (wanting() !== undefined && (problem.value?.passing ?? true)) soon(pause)
  }

  function soon(pause: number): void {
    timer ??= setTimeout(() => {
      timer = undefined
      void refresh()
    }, pause)
  }

  /** Something changed. */
  function age(): void {
    heard += 1
    if (!asking) chain.value = aged(chain.value)
    soon(Math.max(150, BEAT - (Date.now() - last)))
  }

  function restart(): void {
    asking?.abort()
    asking = null
    chain.value = EMPTY
    loaded.value = false
    view = [0, 30]
    void refresh()
  }

  /** The rows in view, first to last. */
  function looking(first: number, last: number): void {
    view = [first, last]
    if (wanting() !== undefined) soon(80)
  }

  watch([column, filters], restart, { deep: true })
  useLive(HEARD, age, age)
  onScopeDispose(() => {
    asking?.abort()
    asking = null
    clearTimeout(timer)
  })
  void refresh()
  return { column, filters, rows, length, counts, mine, problem, loaded, looking }
}

export type Queue = ReturnType<typeof useQueue>
