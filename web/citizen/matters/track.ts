/** How far a matter is: what was told, and what usually still comes. Nothing is promised that nobody has said. */
import type { Schemas } from '@/api/client'
import type { Pair } from '@/words'

export type Stage = Schemas['PublicStage']
type Step = Schemas['PublicStep']

/** `told`: with its time; `coming`: usually next, not said by anybody. */
export type Mark = { state: 'done' | 'now'; step: Step } | { state: 'coming'; stage: Stage }

const WAY: Stage[] = ['received', 'taken', 'help_ordered', 'on_the_way', 'on_scene', 'handled', 'closed']
/** What is shown ahead: not every step between is told of every matter. */
const AHEAD: Stage[] = ['taken', 'on_the_way', 'on_scene', 'closed']

/** Of a matter that nobody races for. */
const AHEAD_OF_MATTERS: Stage[] = ['help_ordered', 'closed']
export const COMING_OF_MATTERS: Readonly<Partial<Record<Stage, Pair>>> = {
  help_ordered: ['转交承办单位办理', 'It is handed to whoever handles it'],
  closed: ['答复您', 'You are answered'],
}

export const COMING: Readonly<Partial<Record<Stage, Pair>>> = {
  taken: ['值班员接警', 'A call-taker takes it'],
  on_the_way: ['民警赶来', 'Help sets out'],
  on_scene: ['到达现场', 'Help arrives'],
  closed: ['办结', 'It is closed'],
}

/** Where on the way it is; a matter that was taken up again goes on from the desk. */
function reached(steps: readonly Step[]): number {
  return steps.reduce((far, { stage }) => (stage === 'reopened' ? WAY.indexOf('taken') : Math.max(far, WAY.indexOf(stage))), 0)
}

/** `waiting`: for the caller's answer. A question that was answered stands in the thread and not here. */
export function track(all: readonly Step[], { closed, waiting, matter = false }: { closed: boolean; waiting: boolean; matter?: boolean }): Mark[] {
  const steps = all.filter((each, at) => each.stage !== 'waiting_for_you' || (waiting && at === all.length - 1))
  const last = steps.length - 1
  const told: Mark[] = steps.map((step, at) => ({ state: at === last && !closed ? 'now' : 'done', step }))
  if (closed || steps[last]?.stage === 'joined') return told
  const far = reached(steps)
  return [...told, ...(matter ? AHEAD_OF_MATTERS : AHEAD).filter((stage) => WAY.indexOf(stage) > far).map((stage) => ({ state: 'coming' as const, stage }))]
}
