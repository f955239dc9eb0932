/** What the map asks back before it acts, and what it answers: one at a time, at the foot of the map. */
import { computed, shallowRef } from 'vue'
import { api, ask, type Schemas } from '@/api/client'
import { say, text, words } from '@/words'
import { useIntent } from '../ui/intent'
import { order, place, staffCase } from './doing'
import { metresBetween, type Spot } from './features'
import type { Unit } from './fleet'
import { serial, type Incident } from './incidents'
import { far } from './saying'

const w = words({
  order: ['派 {unit} 去 {case}？', 'Order {unit} to case {case}?'],
  preempt: ['仍要抽调 {unit} 去 {case}？', 'Take {unit} away for case {case} all the same?'],
  orderAct: ['派出', 'Order'],
  preemptAct: ['抽调派出', 'Take it and order'],
  ordered: ['已派 {unit} 去 {case}', '{unit} was ordered to case {case}'],
  place: ['把 {case} 的地点移到这里（移动 {far}）？', 'Move the place of case {case} here ({far} away)?'],
  placeAct: ['移到这里', 'Move it here'],
  moved: ['{case} 的地点已移动', 'The place of case {case} was moved'],
  nobody: ['这里没有责任单位。', 'Nobody is responsible here.'],
  asking: ['正在查询…', 'Asking…'],
})

type Question =
  | { kind: 'order'; unit: Unit; case: string; serial: string; preempt: boolean }
  | { kind: 'place'; case: string; serial: string; spot: Spot; metres: number }
  | { kind: 'answer'; said: string }

export function useQuestions() {
  const question = shallowRef<Question | null>(null)
  const { busy, problem, run } = useIntent()
  const leave = (): void => {
    question.value = null
    problem.value = null
  }
  const set = (next: Question): void => {
    problem.value = null
    question.value = next
  }

  const shown = computed(() => {
    const asked = question.value
    if (!asked) return null
    if (asked.kind === 'answer') return { said: asked.said }
    if (asked.kind === 'place') return { said: say(w.place, { case: asked.serial, far: far(asked.metres) }), act: w.placeAct }
    const values = { unit: asked.unit.call_sign, case: asked.serial }
    return asked.preempt ? { said: say(w.preempt, values), act: w.preemptAct } : { said: say(w.order, values), act: w.orderAct }
  })

  async function act(): Promise<void> {
    const asked = question.value
    if (asked?.kind === 'order') {
      const said = say(w.ordered, { unit: asked.unit.call_sign, case: asked.serial })
      const wish = { responders: [{ kind: 'unit' as const, id: asked.unit.id }], preempt: asked.preempt }
      if (await run((key) => order(asked.case, wish, key, said))) leave()
      else if (problem.value?.code === 'unit_busy') question.value = { ...asked, preempt: true }
    } else if (asked?.kind === 'place') {
      const done = await run(async (key) => place(await staffCase(asked.case), { spot: asked.spot }, key, say(w.moved, { case: asked.serial })))
      if (done) leave()
    }
  }

  async function responsible(spot: Spot): Promise<void> {
    set({ kind: 'answer', said: w.asking })
    const found = await run(() => ask(api.POST('/api/v1/responsible', { body: { lon: spot[0], lat: spot[1], datum: 'wgs84' } })))
    if (question.value?.kind === 'answer') question.value = found ? { kind: 'answer', said: told(found.done) } : { kind: 'answer', said: '' }
  }

  return {
    question,
    shown,
    busy,
    problem,
    act,
    leave,
    responsible,
    askOrder: (unit: Unit, incident: Incident) => set({ kind: 'order', unit, case: incident.case, serial: serial(incident.number), preempt: false }),
    askPlace: (incident: Incident, spot: Spot) =>
      set({ kind: 'place', case: incident.case, serial: serial(incident.number), spot, metres: metresBetween([incident.lon, incident.lat], spot) }),
    answer: (said: string) => set({ kind: 'answer', said }),
  }
}

function told(found: Schemas['Responsible']): string {
  const office = found.organisation
  if (!office) return `${w.nobody}${text(found.reason)}`
  const name = text({ zh: office.name, en: office.name_en || office.name })
  return [name, office.phone, text(found.reason)].filter(Boolean).join(' · ')
}
