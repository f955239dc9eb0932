/** What a page shows of a door, kept fresh by the live stream: asked anew soon after something that concerns it was said. */
import { onScopeDispose } from 'vue'
import { useAsking, type Asking } from '@/asking'
import { useLive } from '../live'

const SOON = 600

export function useFresh<T>(prefixes: string[], question: () => Promise<T>): Asking<T> {
  const asking = useAsking(question)
  let timer: ReturnType<typeof setTimeout> | undefined
  const soon = (): void => {
    timer ??= setTimeout(() => {
      timer = undefined
      void asking.again()
    }, SOON)
  }
  useLive(prefixes, soon, soon)
  onScopeDispose(() => clearTimeout(timer))
  return asking
}
