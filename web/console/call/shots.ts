/** The frames that are kept as evidence: each press takes what is shown then, and they go out one after the other. */
import { computed, onScopeDispose, ref, shallowRef } from 'vue'
import type { Doors } from '@/call/doors'
import { useIntent } from '../ui/intent'

export interface Frame {
  publication: string
  /** Milliseconds on the clock of the call. */
  at: number
  picture: Blob
}
export interface Shot {
  evidence: string
  sha256: string
  at: number
  picture: string
}

export function useShots(doors: Pick<Doors, 'snapshot'>) {
  const shots = shallowRef<Shot[]>([])
  const waiting = shallowRef<Frame[]>([])
  const { slow, problem, run } = useIntent()
  const sending = ref(false)
  onScopeDispose(() => shots.value.forEach((each) => URL.revokeObjectURL(each.picture)))

  async function keep(frame: Frame): Promise<void> {
    waiting.value = [...waiting.value, frame]
    if (sending.value) return
    sending.value = true
    for (let next = waiting.value[0]; next; next = waiting.value[0]) {
      const { publication, at, picture } = next
      const kept = await run((key) => doors.snapshot(publication, at, picture, key))
      waiting.value = waiting.value.slice(1)
      if (!kept) continue
      const { evidence, sha256, at_ms } = kept.done
      shots.value = [{ evidence, sha256, at: at_ms, picture: URL.createObjectURL(picture) }, ...shots.value]
    }
    sending.value = false
  }

  return { shots, keep, problem, left: computed(() => (slow.value ? waiting.value.length : 0)) }
}
