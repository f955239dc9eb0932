/** The list of matters as this seat sees it: one column under filters that stand in the address; read again when a line says so. */
import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue'
import { useRoute, useRouter, type LocationQuery } from 'vue-router'
import { api, ask, Problem, type Schemas } from '@/api/client'
import { MatterColumn } from '@/words/codes'
import { useLive } from '../../live'

export type Line = Schemas['MatterLine']
export type Column = Schemas['MatterColumn']
export const COLUMNS = Object.keys(MatterColumn) as Column[]
export const FILTERS = ['mine', 'kind', 'urgency', 'category', 'lamp', 'office', 'number'] as const
export type Filter = (typeof FILTERS)[number]
const PAGE = 100
const SOON = 700

/** What an address asks for; what it does not know is left out. */
export function askedBy(query: LocationQuery, first: Column): { column: Column; filters: Partial<Record<Filter, string>> } {
  const column = COLUMNS.find((each) => each === query.column) ?? first
  const filters: Partial<Record<Filter, string>> = {}
  for (const name of FILTERS) if (typeof query[name] === 'string' && query[name]) filters[name] = query[name]
  return { column, filters }
}

export function useMatters(first: Column) {
  const route = useRoute()
  const router = useRouter()
  const asked = computed(() => askedBy(route.query, first))
  const rows = shallowRef<Line[]>([])
  const counts = shallowRef<Partial<Record<Column, number>>>({})
  const mine = ref(0)
  const next = ref<string | null>(null)
  const problem = shallowRef<Problem | null>(null)
  const loaded = ref(false)
  let newest = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  async function read(more: boolean): Promise<void> {
    clearTimeout(timer)
    timer = undefined
    const own = (newest += 1)
    const { column, filters } = asked.value
    const { mine: only, ...rest } = filters
    const query = { ...(rest as object), column, mine: only === 'true' || undefined, after: more ? (next.value ?? undefined) : undefined, limit: more ? PAGE : Math.min(200, Math.max(PAGE, rows.value.length)) }
    try {
      const found = await ask(api.GET('/api/v1/matters', { params: { query } }))
      if (own !== newest) return
      rows.value = more ? [...rows.value, ...found.matters] : found.matters
      counts.value = Object.fromEntries(found.columns.map((each) => [each.column, each.count]))
      mine.value = found.mine
      next.value = found.next
      problem.value = null
      loaded.value = true
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      if (own !== newest) return
      problem.value = error
      if (error.passing) soon(4_000)
    }
  }
  function soon(pause = SOON): void {
    timer ??= setTimeout(() => void read(false), pause)
  }
  watch(
    () => JSON.stringify(asked.value),
    () => {
      rows.value = []
      loaded.value = false
      void read(false)
    },
    { immediate: true },
  )
  useLive(['matters.', 'cases.', 'transfers.'], () => soon(), () => soon())
  onScopeDispose(() => {
    newest += 1
    clearTimeout(timer)
  })
  function set(values: Record<string, string | undefined>): void {
    const query = Object.fromEntries(Object.entries({ ...route.query, ...values }).filter(([, value]) => value))
    void router.replace({ path: route.path, query })
  }
  return { asked, rows, counts, mine, next, problem, loaded, set, more: () => read(true) }
}

export type Matters = ReturnType<typeof useMatters>
