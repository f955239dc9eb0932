/** The calls that ring at this seat: asked for when a line tells of one, and sounding until somebody answers or silences it. */
import { onScopeDispose, ref, shallowRef, watch } from 'vue'
import { api, ask, Problem } from '@/api/client'
import { caseOf, ringingCalls, type CallShown } from '@/call/doors'
import { play, type Tone } from '../desk/arrival/sound'
import type { CaseLine } from '../desk/queue/pages'
import { useLive } from '../live'

const TONES: readonly Tone[] = [[523, 0, 0.35], [659, 0.4, 0.35], [523, 0.8, 0.35], [659, 1.2, 0.35]]
const AGAIN = 3_500
const SOON = 150
/** A line that was missed is made good by this. */
const EVERY = 15_000

/** One ringing of a call: one that was dropped or transferred rings anew. */
const ringing = (each: CallShown): string => `${each.call} ${each.rung_at}`
/** What rings and was not silenced here. */
export const sounding = (calls: readonly CallShown[], silenced: ReadonlySet<string>): CallShown[] => calls.filter((each) => !silenced.has(ringing(each)))
/** What is silenced once these are too: of what rings no more nothing is kept. */
export function hushed(calls: readonly CallShown[], silenced: ReadonlySet<string>, also: readonly CallShown[] = []): ReadonlySet<string> {
  const meant = new Set(also.map(ringing))
  return new Set(calls.map(ringing).filter((each) => silenced.has(each) || meant.has(each)))
}

export function useRinging() {
  const calls = shallowRef<CallShown[]>([])
  const lines = shallowRef<ReadonlyMap<string, CaseLine>>(new Map())
  const silenced = ref<ReadonlySet<string>>(new Set())
  let timer: ReturnType<typeof setTimeout> | undefined
  let ring: ReturnType<typeof setInterval> | undefined

  async function read(): Promise<void> {
    try {
      calls.value = (await ringingCalls()).sort((a, b) => (a.rung_at ?? '').localeCompare(b.rung_at ?? ''))
      silenced.value = hushed(calls.value, silenced.value)
      if (calls.value.some((each) => !lines.value.has(caseOf(each.owner) ?? ''))) await name()
    } catch (error) {
      if (!(error instanceof Problem)) throw error
    }
  }

  /** What the queue knows of their cases: to read a case itself would leave a trace at every seat that rings. */
  async function name(): Promise<void> {
    const pages = await Promise.all((['waiting', 'in_work'] as const).map((column) => ask(api.GET('/api/v1/desk', { params: { query: { column, limit: 50 } } }))))
    lines.value = new Map(pages.flatMap((page) => page.cases).map((each) => [each.case, each]))
  }

  const soon = (): void => {
    timer ??= setTimeout(() => {
      timer = undefined
      void read()
    }, SOON)
  }
  useLive(['media.Call'], soon, soon)
  const beat = setInterval(() => void read(), EVERY)
  watch(
    () => sounding(calls.value, silenced.value).length > 0,
    (on) => {
      clearInterval(ring)
      if (!on) return
      play(TONES)
      ring = setInterval(() => play(TONES), AGAIN)
    },
  )
  onScopeDispose(() => {
    clearTimeout(timer)
    clearInterval(beat)
    clearInterval(ring)
  })
  void read()
  const silence = (which: readonly CallShown[] = calls.value): void => void (silenced.value = hushed(calls.value, silenced.value, which))
  return { calls, lines, silenced, silence, read }
}
