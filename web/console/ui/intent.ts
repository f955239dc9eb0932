/**
 * One intent of a person: sent with one key until the house has answered, so that trying again does nothing twice.
 *
 * While the house cannot be reached it is tried again by itself; what was typed stays where it is.
 */
import { onScopeDispose, ref, shallowRef } from 'vue'
import { newKey, Problem } from '@/api/client'

const PAUSES = [1_500, 3_000, 5_000, 8_000]
/** What takes longer is told. */
const SHORT = 1_000

export function useIntent() {
  const busy = ref(false)
  /** Under way for so long that it has to be told. */
  const slow = ref(false)
  const problem = shallowRef<Problem | null>(null)
  let key = newKey()
  let wake: (() => void) | undefined
  let watch: ReturnType<typeof setTimeout> | undefined
  let turn = 0
  let over = false
  onScopeDispose(() => {
    over = true
    wake?.()
  })

  /** What was answered; undefined when it was refused, with the reason in `problem`. */
  async function run<T>(send: (key: string) => Promise<T>): Promise<{ done: T } | undefined> {
    if (busy.value) return undefined
    const mine = turn
    busy.value = true
    problem.value = null
    watch = setTimeout(() => (slow.value = true), SHORT)
    try {
      for (let tries = 0; ; tries += 1) {
        try {
          const done = await send(key)
          if (mine !== turn) return undefined
          key = newKey()
          problem.value = null
          return { done }
        } catch (error) {
          if (!(error instanceof Problem)) throw error
          if (mine !== turn) return undefined
          problem.value = error
          if (!error.passing) key = newKey()
          if (!error.passing || over) return undefined
        }
        await new Promise<void>((done) => {
          wake = done
          setTimeout(done, PAUSES[Math.min(tries, PAUSES.length - 1)])
        })
        if (over || mine !== turn) return undefined
      }
    } finally {
      if (mine === turn) rest()
    }
  }

  function rest(): void {
    clearTimeout(watch)
    busy.value = slow.value = false
  }

  /** It is not wanted any more: not tried again, and no answer to it is told. */
  function drop(): void {
    turn += 1
    key = newKey()
    problem.value = null
    rest()
    wake?.()
  }

  return { busy, slow, problem, run, drop, again: () => wake?.() }
}
