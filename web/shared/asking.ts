/** What a page asks a door: the answer, whether it is on its way, and what went wrong in words that say what to do. */
import { ref, shallowRef, type Ref, type ShallowRef } from 'vue'
import { Problem } from '@/api/problem'
import { words } from '@/words'

const w = words({
  unreachable: ['连接不上服务器，请检查网络后重试。', 'The server cannot be reached. Check the network and try again.'],
  failed: ['出了问题，请稍后重试。', 'Something went wrong. Please try again later.'],
})

/** A refusal in words for a person. */
export function told(error: unknown): string {
  if (!(error instanceof Problem)) return w.failed
  return error.unreachable ? w.unreachable : error.detail || w.failed
}

export interface Asking<T> {
  answer: ShallowRef<T | null>
  busy: Ref<boolean>
  wrong: Ref<string>
  /** Ask anew; the answer that is shown stays until the new one is there. */
  again: () => Promise<void>
}

/** Ask now, and again when told. A later asking overtakes an earlier one. */
export function useAsking<T>(question: () => Promise<T>): Asking<T> {
  const answer = shallowRef<T | null>(null)
  const busy = ref(false)
  const wrong = ref('')
  let newest = 0
  async function again(): Promise<void> {
    const own = (newest += 1)
    busy.value = true
    try {
      const found = await question()
      if (own !== newest) return
      answer.value = found
      wrong.value = ''
    } catch (error) {
      if (own === newest) wrong.value = told(error)
    } finally {
      if (own === newest) busy.value = false
    }
  }
  void again()
  return { answer, busy, wrong, again }
}
