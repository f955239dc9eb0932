import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createApp, ref, shallowRef, type App } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'
import { Problem } from '@/api/problem'
import CallPage from './CallPage.vue'

const lines: FakeLine[] = []
class FakeLine {
  readonly out = ref(false)
  readonly shown = shallowRef(null)
  readonly climb = vi.fn(async () => undefined)
  readonly close = vi.fn()
  readonly poke = vi.fn()
  constructor(readonly joined: unknown) {
    lines.push(this)
  }
}
const joined = (state: string) => ({ call: 'c', resume: 'r', token: null, bearer: null, shown: { state, by_desk: false, owner: 'case:m', picture: 'video' } })
const doors = vi.hoisted(() => ({ start: vi.fn(), join: vi.fn(), ring: vi.fn(async () => undefined), end: vi.fn(async () => undefined) }))
vi.mock('@/call/line', () => ({ Line: vi.fn(function (this: unknown, given: unknown) { return new FakeLine(given) }) }))
vi.mock('@/call/doors', () => ({
  caseOf: () => 'm',
  doorsOf: () => ({ ring: doors.ring, end: doors.end }),
  startCall: doors.start,
  joinCall: doors.join,
}))
vi.mock('@/live', () => ({ Live: vi.fn(function () { return { start: vi.fn(), stop: vi.fn() } }) }))
vi.mock('./Talk.vue', () => ({ default: { name: 'Talk', inheritAttrs: false, render: () => 'in the call' } }))
vi.mock('./After.vue', () => ({ default: { name: 'After', inheritAttrs: false, emits: ['again'], props: ['reason'], render(this: { reason: string }) { return `over: ${this.reason}` } } }))
vi.mock('../Shell.vue', () => ({ default: { inheritAttrs: false, render(this: { $slots: { default?: () => unknown } }) { return this.$slots.default?.() } } }))
vi.mock('./Notice.vue', () => ({ default: { inheritAttrs: false, emits: ['agree'], render(this: { $emit: (name: string) => void }) { agree = () => this.$emit('agree'); return 'notice' } } }))

let agree = (): void => undefined
let app: App
let root: HTMLElement
async function opened(): Promise<void> {
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/:all(.*)*', component: {} }] })
  root = document.createElement('div')
  app = createApp(CallPage, { case: 'm' })
  app.use(router).mount(root)
  await settled()
}
const settled = async (): Promise<void> => {
  for (let n = 0; n < 20; n += 1) await Promise.resolve()
}

beforeEach(() => {
  sessionStorage.clear()
  lines.length = 0
  vi.clearAllMocks()
})
afterEach(() => vi.useRealTimers())

it('opens no camera when the page was left while the call was begun, and ends what it began', async () => {
  let begun = (_: unknown): void => undefined
  doors.start.mockReturnValue(new Promise((done) => (begun = done)))
  await opened()
  agree()
  await settled()
  app.unmount()
  begun(joined('created'))
  await settled()
  expect(lines).toEqual([])
  expect(doors.ring).not.toHaveBeenCalled()
  expect(doors.end).toHaveBeenCalledWith('hung_up')
  expect(sessionStorage.getItem('anmin.call')).toBeNull()
})

it('does not look for its call any more once the page was left', async () => {
  vi.useFakeTimers()
  sessionStorage.setItem('anmin.call', JSON.stringify({ call: 'c', resume: 'r' }))
  doors.join.mockRejectedValue(new Problem(0, 'unreachable', ''))
  await opened()
  await vi.advanceTimersByTimeAsync(1_600)
  expect(doors.join).toHaveBeenCalledTimes(2)
  app.unmount()
  await vi.advanceTimersByTimeAsync(10_000)
  expect(doors.join).toHaveBeenCalledTimes(2)
})

it('rings after a reload when what was begun never rang, and only then', async () => {
  sessionStorage.setItem('anmin.call', JSON.stringify({ call: 'c', resume: 'r' }))
  doors.join.mockResolvedValueOnce(joined('created'))
  await opened()
  expect(doors.ring).toHaveBeenCalledTimes(1)
  expect(root.textContent).toBe('in the call')
  app.unmount()
  doors.join.mockResolvedValueOnce(joined('answered'))
  await opened()
  expect(doors.ring).toHaveBeenCalledTimes(1)
  app.unmount()
})

it('goes back by itself into a call it was put out of, and says so when it cannot', async () => {
  vi.useFakeTimers()
  doors.start.mockResolvedValue(joined('ringing'))
  await opened()
  agree()
  await settled()
  await vi.advanceTimersByTimeAsync(60_000)
  doors.join.mockResolvedValueOnce(joined('answered'))
  lines[0]!.out.value = true
  await settled()
  expect(lines[0]!.close).toHaveBeenCalled()
  expect([lines.length, root.textContent]).toEqual([2, 'in the call'])
  await vi.advanceTimersByTimeAsync(60_000)
  doors.join.mockRejectedValue(new Problem(409, 'video_call_over', ''))
  lines[1]!.out.value = true
  await settled()
  expect([lines.length, root.textContent]).toEqual([2, 'over: out'])
  app.unmount()
})
