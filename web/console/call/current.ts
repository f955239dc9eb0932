/** The call that this seat is in. It lives beside the pages, so that nothing that is opened or ordered ends it. */
import { computed, ref, shallowRef } from 'vue'
import { Problem } from '@/api/client'
import { answerCall, caseOf, joinCall, startCall, type Joined } from '@/call/doors'
import { Line } from '@/call/line'

/** The call of this tab, so that it is found again after the page was loaded anew. */
const KEPT = 'anmin.console.call'
const PAUSES = [1_000, 2_000, 4_000, 5_000]
export const line = shallowRef<Line | null>(null)
export const small = ref(false)
/** This seat is in a call; one that it was put out of does not count. */
export const engaged = computed(() => line.value !== null && line.value.live && !line.value.out.value)
/** Of a call that this seat began: what the caller opens. */
export const link = shallowRef<{ token: string; until: string } | null>(null)

export const caseOfCall = (): string | null => (line.value ? caseOf(line.value.joined.shown.owner) : null)

function enter(joined: Joined): Line {
  line.value?.close()
  const opened = new Line(joined)
  line.value = opened
  sessionStorage.setItem(KEPT, joined.call)
  small.value = false
  link.value = joined.link ?? null
  if (joined.shown.participants.some((each) => each.mine && each.role === 'call_taker')) void opened.climb('audio', 'chosen')
  return opened
}

/** Throws `Problem`, as all of these. */
export const answer = async (call: string): Promise<Line> => enter(await answerCall(call))
export const listenIn = async (call: string): Promise<Line> => enter(await joinCall({ call, role: 'supervisor' }))
/** Back into a call of one's own, after the page was loaded anew. */
export const rejoin = async (call: string): Promise<Line> => enter(await joinCall({ call }))
/** What this tab was in before it was loaded anew, if that still runs; a house that is away is asked until it answers. */
export async function recall(): Promise<void> {
  const call = sessionStorage.getItem(KEPT)
  if (!call) return
  for (let tries = 0; !line.value && sessionStorage.getItem(KEPT) === call; tries += 1) {
    try {
      const joined = await joinCall({ call })
      if (!line.value) enter(joined)
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      if (!error.passing) return sessionStorage.removeItem(KEPT)
      await new Promise((done) => setTimeout(done, PAUSES[Math.min(tries, PAUSES.length - 1)]))
    }
  }
}
/** Begun from here: the caller opens its link. */
export const begin = async (matter: string, key: string): Promise<Line> => enter(await startCall({ owner: `case:${matter}`, picture: 'video', agreed: false }, key))

/** Put away a call that is over, or that one only listened to. */
export function put(): void {
  line.value?.close()
  line.value = null
  sessionStorage.removeItem(KEPT)
  link.value = null
}
