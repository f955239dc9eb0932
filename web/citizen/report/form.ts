/** What every form does with a report: checked, safe in the outbox, taken back when it was refused, kept while it is written. */
import { onBeforeUnmount, onMounted, ref, watch } from 'vue'
import { words } from '@/words'
import { intake } from '../intake'
import { online } from '../online'
import type { Desk } from './draft'
import type { Outgoing } from './report'

/** What the part of the form with its files can do. */
export interface Files {
  stop: () => void
  retryAll: () => void
  finish: () => void
}

const w = words({ failed: ['没有送出。请拨打 110，或再试一次。', 'It was not sent. Call 110, or try again.'] })

/** `mistake`: the id of the field to look at and what is wrong with it; null when it may go. */
export function useForm(desk: Desk, files: () => Files | null, mistake: () => [string, string] | null) {
  const wrong = ref('')
  const busy = ref(false)
  const sent = ref('')
  const plain = ref('')

  async function send(): Promise<void> {
    files()?.finish()
    if (busy.value) return
    const found = mistake()
    wrong.value = found?.[1] ?? ''
    if (found) return document.getElementById(found[0])?.focus()
    busy.value = true
    files()?.stop()
    try {
      sent.value = await desk.send()
    } catch {
      // This browser keeps nothing: the words go at once, or the person is told.
      await plainly().catch(() => (wrong.value = w.failed))
    }
    busy.value = false
    scrollTo({ top: 0 })
  }

  async function plainly(): Promise<void> {
    const { sendPlainly } = await import('./send')
    plain.value = await sendPlainly(desk.written)
    sent.value = desk.written.key
  }

  async function again(): Promise<void> {
    await desk.clear()
    sent.value = plain.value = ''
  }

  async function change(what: Outgoing): Promise<void> {
    await desk.takeBack(what)
    sent.value = ''
  }

  const leaving = (): void => void desk.save()
  onMounted(() => {
    addEventListener('pagehide', leaving)
    document.addEventListener('visibilitychange', leaving)
    void intake.load()
  })
  onBeforeUnmount(() => {
    leaving()
    removeEventListener('pagehide', leaving)
    document.removeEventListener('visibilitychange', leaving)
  })
  // What was wrong is looked at anew when it is sent again.
  watch([() => ({ ...desk.written }), desk.files], () => (wrong.value = ''))
  watch(online, (now) => now && files()?.retryAll())
  return { wrong, busy, sent, plain, send, again, change }
}
