/** The alarms that call out at this seat. One watch for the whole console, started by the first page that wants it. */
import { computed, effectScope, onScopeDispose, ref, shallowRef, watch } from 'vue'
import { api, ask, Problem } from '@/api/client'
import { may } from '@/staff/session'
import { useNow } from '@/time'
import { say } from '@/words'
import { useLive } from '../../live'
import type { CaseLine } from '../queue/pages'
import { after, calling, type Known } from './heard'
import { REPEATS, sound, wake } from './sound'

const TITLE = ['（{n}）新警情', '({n}) new alarm'] as const
const BEAT = 700
const waiting = shallowRef<CaseLine[]>([])
const known = shallowRef<Known>(new Set())
/** Pages that want it now. */
let users = 0
let scope: ReturnType<typeof effectScope> | undefined
const arrived = ref<CaseLine[]>([])

async function read(): Promise<void> {
  try {
    waiting.value = (await ask(api.GET('/api/v1/desk', { params: { query: { column: 'waiting', limit: 50 } } }))).cases
  } catch (error) {
    if (!(error instanceof Problem)) throw error
  }
}

/** Say that they were heard: silence at every seat. */
export function acknowledge(cases: CaseLine[]): void {
  known.value = new Set([...known.value, ...cases.map((each) => each.case)])
  for (const each of cases) {
    void ask(api.POST('/api/v1/cases/{case}/opened', { params: { path: { case: each.case } }, body: {} })).catch((error: unknown) => {
      if (!(error instanceof Problem)) throw error
    })
  }
}

function begin(): void {
  const now = useNow()
  const title = document.title
  let timer: ReturnType<typeof setTimeout> | undefined
  let sounded = 0
  let blink = false
  const soon = (): void => {
    timer ??= setTimeout(() => {
      timer = undefined
      void read()
    }, BEAT)
  }
  useLive(
    ['cases.'],
    (lines) => {
      for (const line of lines) known.value = after(known.value, line.event, String(line.payload.case ?? ''))
      soon()
    },
    () => void read(),
  )
  const call = computed(() => (may('cases.take') ? calling(waiting.value, known.value, now.value) : []))
  watch([call, now], ([lines]) => {
    if (arrived.value.length !== lines.length || lines.some((each, index) => arrived.value[index] !== each)) {
      if (lines.some((each) => !arrived.value.some((old) => old.case === each.case))) sounded = 0
      arrived.value = lines
    }
    blink = lines.length > 0 && !blink
    document.title = blink ? say(TITLE, { n: lines.length }) : title
    const first = lines[0]
    if (first && now.value - sounded >= (REPEATS[first.level] ?? 12) * 1_000) {
      sounded = now.value
      sound(first.level)
    }
  })
  const woken = (): void => void wake().catch(() => undefined)
  for (const each of ['click', 'keydown']) addEventListener(each, woken, { once: true })
  onScopeDispose(() => {
    clearTimeout(timer)
    document.title = title
  })
  void read()
}

/** Whether the settings of the sound are open. */
export const settings = ref(false)

export function useArrivals() {
  users += 1
  if (!scope) {
    scope = effectScope(true)
    scope.run(begin)
  }
  onScopeDispose(() => {
    users -= 1
    if (users) return
    scope?.stop()
    scope = undefined
  })
  return arrived
}
