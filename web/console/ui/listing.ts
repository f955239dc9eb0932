/** A list walked by keys: which row they stand at, and what is done with it. Arrows inside the list; j and k are acts of the page. */
import { ref, type Ref } from 'vue'

export interface Listing<T> {
  rows: Readonly<Ref<readonly (T | undefined)[]>>
  /** The row that is open. */
  selected: () => string | null
  /** Bring a row into view. */
  show: (index: number) => void
  open: (row: T | undefined) => void
}

export function useListing<T extends { case: string }>({ rows, selected, show, open }: Listing<T>) {
  const at = ref(-1)
  const chosen = (): number => rows.value.findIndex((row) => row?.case === selected())
  const current = (): T | undefined => rows.value[at.value] ?? rows.value[chosen()]
  const has = (): boolean => rows.value.length > 0

  function move(step: number): void {
    at.value = Math.min(Math.max((at.value >= 0 ? at.value : chosen()) + step, 0), rows.value.length - 1)
    show(at.value)
  }
  function pressed(event: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (!step && event.key !== 'Enter') return
    event.preventDefault()
    if (step) move(step)
    else open(current())
  }
  return { at, current, has, move, pressed }
}
