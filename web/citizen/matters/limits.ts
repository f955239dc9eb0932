/** What the house takes at most, said before anything is sent. */
import { say, words } from '@/words'
import { intake } from '../intake'
import type { Kind } from '../report/report'

const w = words({ big: ['“{name}”超过 {n} MB，不能发送。', '“{name}” is larger than {n} MB and cannot be sent.'] })

/** What speaks against this file; empty when nothing does. */
export function tooBig(file: Blob, kind: Kind, name: string): string {
  const most = intake.value.value?.limits.find((each) => (each.kind as string) === kind)?.mebibytes
  return most && file.size > most * 1_048_576 ? say(w.big, { name, n: most }) : ''
}

export const kindOf = (file: Blob): Kind => (file.type.startsWith('video/') ? 'video' : 'photo')
