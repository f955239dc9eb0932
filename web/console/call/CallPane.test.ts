import { beforeEach, expect, it, vi } from 'vitest'
import { createApp, h, nextTick, ref, shallowRef } from 'vue'
import { Problem } from '@/api/client'
import type { Line } from '@/call/line'
import { choose } from '@/words'

const answer = vi.hoisted(() => vi.fn(() => Promise.resolve()))
vi.mock('vue-router', () => ({ useRouter: () => ({ push: vi.fn() }) }))
vi.mock('@/staff/session', () => ({ may: () => true }))
vi.mock('../live', () => ({ useLive: () => undefined }))
vi.mock('./current', async () => {
  const { ref } = await import('vue')
  return { answer, put: vi.fn(), caseOfCall: () => null, link: ref(null), small: ref(false) }
})
import CallPane from './CallPane.vue'
import { put } from './current'

const me = { participant: 'p', role: 'call_taker', mine: true, state: 'in', name: null, publication: null }
const caller = { ...me, participant: 'q', role: 'caller', mine: false }
const call = (more: object = {}) => ({ call: 'c', state: 'answered', aloud: false, quiet: false, created_at: '2026-11-22T04:00:00Z', participants: [me, caller], recording: 'on', step: 'video', ...more })
const away = (): Promise<never> => Promise.reject(new Problem(0, 'unreachable', ''))

function open(more: object = {}) {
  const doors = { hold: vi.fn(away), end: vi.fn(() => Promise.resolve()), voice: vi.fn(() => Promise.resolve()) }
  const line = {
    joined: { call: 'c', shown: call(more) }, shown: shallowRef(call(more)), out: ref(false), elsewhere: ref(false), asking: ref(false), rung: shallowRef(null), awaySince: ref(null), ahead: ref(0),
    hearings: new Map(), capture: { muted: ref(false), stream: ref(null), mute: vi.fn() }, doors, poke: vi.fn(), climb: vi.fn(), choose: vi.fn(),
  }
  const root = document.createElement('div')
  const app = createApp({ render: () => h(CallPane, { line: line as unknown as Line }) })
  app.mount(root)
  const button = (name: string) => [...root.querySelectorAll('button')].find((each) => each.textContent?.includes(name))
  return { app, root, line, doors, button }
}
beforeEach(() => {
  choose('zh')
  vi.clearAllMocks()
})

it('of somebody who was put out says so, and offers to close it or to answer again', async () => {
  const { app, root, line, button } = open()
  line.out.value = true
  line.shown.value = call({ state: 'ringing', participants: [{ ...me, mine: false, state: 'left' }, caller] })
  await nextTick()
  expect(root.textContent).toContain('您已不在通话中')
  expect(root.textContent).toContain('重新呼叫')
  expect(button('静音')).toBeUndefined()
  button('接听')!.click()
  expect(answer).toHaveBeenCalledWith('c')
  button('关闭')!.click()
  expect(put).toHaveBeenCalledOnce()
  line.shown.value = call({ participants: [caller] })
  await nextTick()
  expect(root.textContent).toContain('由其他人继续')
  expect(button('接听')).toBeUndefined()
  app.unmount()
})

it('ends and silences while another act cannot be sent', async () => {
  const { app, doors, button } = open({ aloud: true })
  button('保持')!.click()
  button('关闭外放')!.click()
  button('结束')!.click()
  await nextTick()
  button('再按一次结束')!.click()
  expect(doors.voice).toHaveBeenCalledWith(false, false)
  expect(doors.end).toHaveBeenCalledOnce()
  app.unmount()
})

it('holds as was meant at the press, whatever the call has become when it is sent again', async () => {
  vi.useFakeTimers()
  const { app, line, doors, button } = open()
  button('保持')!.click()
  await vi.advanceTimersByTimeAsync(1_000)
  line.shown.value = call({ state: 'held' })
  await vi.advanceTimersByTimeAsync(4_000)
  expect(doors.hold.mock.calls.length).toBeGreaterThan(1)
  expect(new Set(doors.hold.mock.calls.flat())).toEqual(new Set([true]))
  app.unmount()
  vi.useRealTimers()
})

it('says who is not heard and why, and where the voice goes out instead', async () => {
  const { app, root, line, button } = open()
  line.rung.value = { step: 'text', why: 'missing' } as never
  await nextTick()
  expect(root.textContent).toContain('对方听不到您：没有摄像头或麦克风')
  line.elsewhere.value = true
  line.rung.value = { step: 'audio', why: 'chosen' } as never
  await nextTick()
  expect(root.textContent).not.toContain('对方听不到您')
  button('回到这里')!.click()
  expect(line.climb).toHaveBeenCalledWith('audio', 'chosen')
  app.unmount()
})
