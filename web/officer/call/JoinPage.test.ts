import { expect, it, vi } from 'vitest'
import { createApp, h, nextTick } from 'vue'
import type { Joined } from '@/call/doors'

const made = vi.hoisted(() => ({ join: vi.fn(), end: vi.fn(() => Promise.resolve()), lines: [] as unknown[], back: vi.fn() }))
vi.mock('vue-router', () => ({ useRouter: () => ({ back: made.back, replace: made.back }) }))
vi.mock('@/call/doors', () => ({ joinCall: made.join, doorsOf: () => ({ end: made.end }) }))
vi.mock('@/live', () => ({ Live: class { start = vi.fn(); stop = vi.fn() } }))
vi.mock('@/call/line', async () => {
  const { ref } = await import('vue')
  return {
    Line: class {
      readonly [name: string]: unknown
      readonly live = true
      readonly hearings = new Map()
      readonly close = vi.fn()
      readonly climb = vi.fn()
      readonly choose = vi.fn()
      readonly doors = { end: made.end }
      readonly capture = { muted: ref(false), stream: ref(null), facing: ref('user'), mute: vi.fn() }
      readonly [key: symbol]: unknown
      constructor(joined: Joined) {
        Object.assign(this, { shown: ref(joined.shown), rung: ref(null), out: ref(false), elsewhere: ref(false), asking: ref(false), awaySince: ref(null), ahead: ref(0) })
        made.lines.push(this)
      }
    },
  }
})
import { choose } from '@/words'
import JoinPage from './JoinPage.vue'

const joined = { call: 'c', shown: { state: 'answered', created_at: '2026-11-22T04:00:00Z', participants: [], recording: 'on' } } as unknown as Joined
interface Faked {
  rung: { value: unknown }
  out: { value: boolean }
  elsewhere: { value: boolean }
  close: () => void
}

function shown() {
  choose('zh')
  made.lines.length = 0
  made.end.mockClear()
  const root = document.createElement('div')
  const app = createApp({ render: () => h(JoinPage, { call: 'c' }) })
  app.mount(root)
  const press = (name: string): void => [...root.querySelectorAll('button')].find((each) => each.textContent?.includes(name))!.click()
  return { app, root, press }
}
const settled = (): Promise<void> => new Promise((done) => setTimeout(done))
async function inCall() {
  made.join.mockResolvedValue(joined)
  const page = shown()
  page.press('带画面加入')
  await settled()
  return { ...page, line: made.lines[0] as Faked }
}

it('that is left while it joins opens nothing and is out of the call again', async () => {
  let come: (value: Joined) => void = () => undefined
  made.join.mockReturnValue(new Promise((done) => (come = done)))
  const { app, press } = shown()
  press('带画面加入')
  app.unmount()
  come(joined)
  await settled()
  expect(made.lines).toEqual([])
  expect(made.end).toHaveBeenCalledOnce()
})

it('that is left by the browser’s own way back leaves the call', async () => {
  const { app, line } = await inCall()
  app.unmount()
  expect(made.end).toHaveBeenCalledOnce()
  expect(line.close).toHaveBeenCalledOnce()
})

it('says why no picture of its own is sent', async () => {
  const { app, root, line } = await inCall()
  line.rung.value = { step: 'text', why: 'denied' }
  await nextTick()
  expect(root.textContent).toContain('没有发送您的画面和声音：未允许使用摄像头或麦克风')
  line.rung.value = { step: 'audio', why: 'chosen' }
  await nextTick()
  expect(root.textContent).not.toContain('没有发送')
  app.unmount()
})

it('says that one was put out, and joins again', async () => {
  const { app, root, press, line } = await inCall()
  line.out.value = true
  await nextTick()
  expect(root.textContent).toContain('您已不在通话中')
  press('重新加入')
  await settled()
  expect(made.lines).toHaveLength(2)
  expect(line.close).toHaveBeenCalledOnce()
  expect(root.textContent).not.toContain('您已不在通话中')
  app.unmount()
})
