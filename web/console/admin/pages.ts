/** A list that is read a page at a time: what is there, whether it is on its way, and why not. */
import { computed, ref, shallowRef } from 'vue'
import { Problem } from '@/api/client'

export interface Page<T> {
  rows: readonly T[]
  next: string | number | null
}

/** `read` is given the place of the next page, or null for the first. An answer that comes late is thrown away. */
export function usePages<T>(read: (after: string | number | null) => Promise<Page<T>>) {
  const rows = shallowRef<readonly T[]>([])
  const next = ref<string | number | null>(null)
  const problem = shallowRef<Problem | null>(null)
  const state = ref<'reading' | 'here' | 'failed'>('reading')
  let turn = 0

  async function load(after: string | number | null): Promise<void> {
    const mine = ++turn
    state.value = 'reading'
    try {
      const page = await read(after)
      if (mine !== turn) return
      rows.value = after === null ? page.rows : [...rows.value, ...page.rows]
      next.value = page.next
      problem.value = null
      state.value = 'here'
    } catch (error) {
      if (mine !== turn) return
      if (!(error instanceof Problem)) throw error
      problem.value = error
      state.value = 'failed'
    }
  }

  return {
    rows,
    problem,
    state,
    more: computed(() => next.value !== null && state.value === 'here'),
    again: () => load(null),
    onward: () => load(next.value),
  }
}

export type Pages<T> = ReturnType<typeof usePages<T>>

/** For a door that gives everything at once. */
export const whole = async <T>(asked: Promise<readonly T[]>): Promise<Page<T>> => ({ rows: await asked, next: null })
