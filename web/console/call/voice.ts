/** The voice of the caller's phone. To silence it goes out at once, whatever is under way, and wins over whatever was asked before. */
import { computed } from 'vue'
import type { Line } from '@/call/line'
import { useIntent } from '../ui/intent'

export function useVoice(line: Pick<Line, 'doors' | 'poke'>) {
  const speaking = useIntent()
  const silencing = useIntent()
  let hushed = false
  let owed = 0

  /** `sure`: the warning that the caller hides was read. */
  async function speak(sure: boolean): Promise<void> {
    if (silencing.busy.value) return
    hushed = false
    await speaking.run(async () => {
      try {
        await line.doors.voice(true, sure)
      } finally {
        // It may have reached the house after the silence that was asked for later.
        if (hushed) void hush()
      }
    })
    line.poke()
  }

  async function hush(): Promise<void> {
    hushed = true
    owed += 1
    speaking.drop()
    if (silencing.busy.value) return silencing.again()
    for (let seen = 0; seen !== owed; ) {
      seen = owed
      if (!(await silencing.run(() => line.doors.voice(false, false)))) break
    }
    line.poke()
  }

  return {
    speak,
    hush,
    /** The house has not answered yet. */
    awaited: computed(() => speaking.busy.value || silencing.busy.value),
    hushing: silencing.busy,
    slow: computed(() => speaking.slow.value || silencing.slow.value),
    problem: computed(() => speaking.problem.value ?? silencing.problem.value),
  }
}
