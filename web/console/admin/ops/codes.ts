/** Words of the codes that only these pages show. */
import type { Pair } from '@/words'

type Words = Readonly<Record<string, Pair>>

export const LANES: Words = { siren: ['紧急', 'Siren'], bell: ['常规', 'Bell'], night: ['夜间', 'Night'] }
export const KINDS: Words = { timer: ['定时', 'Timer'], reaction: ['联动', 'Reaction'], job: ['任务', 'Job'] }
export const GRADES: Words = { good: ['正常', 'Good'], warning: ['注意', 'Look at it'], bad: ['故障', 'Bad'] }
