/**
 * One intent of a person: sent with one key until the house has answered, so that trying again does nothing twice.
 *
 * While the house cannot be reached it is tried again by itself; what was typed stays where it is.
 */
import { onScopeDispose, ref, shallowRef } from 'vue'
import { newKey, Problem } from '@/api/client'

const PAUSES = [1_500, 3_000, 5_000, 8_000]

export function useIntent() {
  const busy = ref(false)
  const problem = shallowRef<Problem | null>(null)
  let key = newKey()
  let wake: (() => void) | undefined
  let over = false
  onScopeDispose(() => {
    over = true
    wake?.()
  })

  /** What was answered; undefined when it was refused, with the reason in `problem`. */
  async function run<T>(send: (key: string) => Promise<T>): Promise<{ done: T } | undefined> {
    if (busy.value) return undefined
    busy.value = true
    problem.value = null
    try {
      for (let tries = 0; ; tries += 1) {
        try {
          const done = await send(key)
          key = newKey()
          problem.value = null
          return { done }
        } catch (error) {
          if (!(error instanceof Problem)) throw error
          problem.value = error
          if (!error.passing) key = newKey()
          if (!error.passing || over) return undefined
        }
        await new Promise<void>((done) => {
          wake = done
          setTimeout(done, PAUSES[Math.min(tries, PAUSES.length - 1)])
        })
        if (over) return undefined
      }
    } finally {
      busy.value = false
    }
  }

  return { busy, problem, run, again: () => wake?.() }
}
