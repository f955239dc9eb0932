/** What was just done and may be taken back, for eight seconds. One at a time: the newest. */
import { ref, shallowRef } from 'vue'
import { Problem } from '@/api/client'

export interface Undoable {
  /** What was done. */
  said: string
  undo: () => Promise<unknown>
}

const SECONDS = 8
export const undoable = shallowRef<Undoable | null>(null)
export const undoing = ref(false)
/** What became of taking it back; empty: nothing to tell. */
export const undone = shallowRef<{ ok: boolean; detail: string } | null>(null)
let timer: ReturnType<typeof setTimeout> | undefined

export function offerUndo(next: Undoable): void {
  clearTimeout(timer)
  undone.value = null
  undoable.value = next
  timer = setTimeout(() => (undoable.value = null), SECONDS * 1_000)
}

export async function undo(): Promise<void> {
  const last = undoable.value
  if (!last || undoing.value) return
  clearTimeout(timer)
  undoing.value = true
  try {
    await last.undo()
    undone.value = { ok: true, detail: '' }
  } catch (error) {
    undone.value = { ok: false, detail: error instanceof Problem ? error.detail : '' }
  } finally {
    undoing.value = false
    undoable.value = null
    timer = setTimeout(() => (undone.value = null), 4_000)
  }
}
