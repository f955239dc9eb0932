/** An edit of the open case: it names the version its dialog was opened at, and a refusal lets the person choose. */
import { computed } from 'vue'
import type { Schemas } from '@/api/client'
import { useIntent } from '../../../ui/intent'

export type Page = Schemas['StaffCase']

export interface Stamp {
  version: number | null
  key: string
}

export function useEdit(page: () => Page, done: () => void) {
  const intent = useIntent()
  const opened = page().case.version
  /** Somebody else has set the same thing since. */
  const clash = computed(() => (intent.problem.value?.code === 'changed_meanwhile' ? intent.problem.value : null))
  const shown = computed(() => (clash.value ? null : intent.problem.value))

  /** `mine`: although somebody else has changed it. */
  async function send(how: (stamp: Stamp) => Promise<unknown>, mine = false): Promise<void> {
    if (await intent.run((key) => how({ version: mine ? null : opened, key }))) done()
  }
  return { busy: intent.busy, problem: shown, clash, send }
}
