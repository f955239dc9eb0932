/**
 * The desk and the map in its own window follow each other, in this browser only: what is chosen, what is proposed, where
 * a new case begins. Ids and points alone; what they mean each window asks the house itself.
 */
import { onScopeDispose, ref, shallowRef, watch } from 'vue'
import type { Spot } from './features'

export interface Proposed {
  case: string
  units: readonly string[]
}
type Said =
  | { kind: 'chosen'; case: string | null }
  | { kind: 'proposed'; proposed: Proposed | null }
  | { kind: 'choose'; case: string }
  | { kind: 'pick'; spot: Spot }
  | { kind: 'here' }
  | { kind: 'gone' }

const CHANNEL = 'anmin.console'
const BEAT = 2_000

/** Units whose ways are drawn on the map: those that are ticked, else the first proposed. */
export const proposed = shallowRef<Proposed | null>(null)
/** Whether the map stands in a window of its own. */
export const apart = ref(false)
/** Where a window asked for a new case; taken by whoever shows the form. */
export const picked = shallowRef<Spot | null>(null)

/** The desk's side: says what is chosen, and does what the map's window asks for. */
export function lead(chosen: () => string | null, choose: (id: string) => void): void {
  const channel = new BroadcastChannel(CHANNEL)
  const say = (said: Said): void => channel.postMessage(said)
  let silent: ReturnType<typeof setTimeout> | undefined
  const tell = (): void => (say({ kind: 'chosen', case: chosen() }), say({ kind: 'proposed', proposed: proposed.value }))
  channel.onmessage = ({ data }: MessageEvent<Said>) => {
    if (data.kind === 'choose') choose(data.case)
    else if (data.kind === 'pick') picked.value = data.spot
    else if (data.kind === 'here') {
      if (!apart.value) tell()
      apart.value = true
      clearTimeout(silent)
      silent = setTimeout(() => (apart.value = false), BEAT * 3)
    } else if (data.kind === 'gone') apart.value = false
  }
  watch(chosen, tell)
  watch(proposed, tell)
  onScopeDispose(() => {
    clearTimeout(silent)
    channel.close()
    apart.value = false
  })
}

/** The window's side: what the desk has chosen. */
export function follow() {
  const chosen = ref<string | null>(null)
  const channel = new BroadcastChannel(CHANNEL)
  const say = (said: Said): void => channel.postMessage(said)
  channel.onmessage = ({ data }: MessageEvent<Said>) => {
    if (data.kind === 'chosen') chosen.value = data.case
    else if (data.kind === 'proposed') proposed.value = data.proposed
  }
  const beat = setInterval(() => say({ kind: 'here' }), BEAT)
  const gone = (): void => say({ kind: 'gone' })
  addEventListener('pagehide', gone)
  say({ kind: 'here' })
  onScopeDispose(() => {
    clearInterval(beat)
    removeEventListener('pagehide', gone)
    gone()
    channel.close()
  })
  return { chosen, choose: (id: string) => say({ kind: 'choose', case: id }), pick: (spot: Spot) => say({ kind: 'pick', spot }) }
}

/** A window of its own for the second screen; the same one again when it is open already. */
export function openWindow(): void {
  window.open('/console/map', 'anmin-map', 'popup,width=1600,height=1000')
}
