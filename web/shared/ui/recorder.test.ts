import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createApp, effectScope, h, type App } from 'vue'
import { LONGEST, useRecorder, type Recorder } from './recorder'
import VoiceButton from './VoiceButton.vue'

class FakeRecorder {
  static isTypeSupported = (): boolean => true
  static made = 0
  state = 'inactive'
  mimeType = 'audio/webm;codecs=opus'
  ondataavailable = (_: { data: Blob }): void => undefined
  onstop = (): void => undefined
  constructor() {
    FakeRecorder.made += 1
  }
  start(): void {
    this.state = 'recording'
    this.ondataavailable({ data: new Blob(['said']) })
  }
  stop(): void {
    this.state = 'inactive'
    queueMicrotask(() => (this.ondataavailable({ data: new Blob([' more']) }), this.onstop()))
  }
}

let give: (stream: unknown) => void
const closed = vi.fn()
const stream = { getTracks: () => [{ stop: closed }] }
const asked = vi.fn(() => new Promise((done) => (give = done)))
const said: string[] = []
const done = (voice: Blob): void => void voice.text().then((text) => said.push(text))
const settled = (): Promise<void> => new Promise((ok) => setTimeout(ok))

beforeEach(() => {
  vi.stubGlobal('MediaRecorder', FakeRecorder)
  vi.stubGlobal('navigator', { mediaDevices: { getUserMedia: asked }, language: 'zh' })
  FakeRecorder.made = said.length = 0
  closed.mockClear()
  asked.mockClear()
})
afterEach(() => vi.unstubAllGlobals())

it('records once when it is begun twice, and keeps what runs when its part of the page goes', async () => {
  const scope = effectScope()
  const recorder = scope.run(() => useRecorder(done))!
  void recorder.start()
  void recorder.start()
  give(stream)
  await settled()
  await recorder.start()
  expect([asked.mock.calls.length, FakeRecorder.made, recorder.state.value]).toEqual([1, 1, 'recording'])
  scope.stop()
  await settled()
  expect(said).toEqual(['said'])
  expect(closed).toHaveBeenCalled()
})

it('closes a microphone that is given after its part of the page has gone', async () => {
  const scope = effectScope()
  const recorder = scope.run(() => useRecorder(done))!
  void recorder.start()
  scope.stop()
  give(stream)
  await settled()
  expect([FakeRecorder.made, closed.mock.calls.length, said.length]).toEqual([0, 1, 0])
})

it('ends by itself after the longest time', async () => {
  vi.useFakeTimers()
  const recorder = effectScope().run(() => useRecorder(done))!
  void recorder.start()
  give(stream)
  await vi.advanceTimersByTimeAsync(LONGEST * 1_000)
  vi.useRealTimers()
  await settled()
  expect(recorder.state.value).toBe('idle')
  expect(said).toEqual(['said more'])
})

let app: App
let recorder: Recorder
function button(): HTMLElement {
  const root = document.createElement('div')
  app = createApp({
    setup() {
      recorder = useRecorder(done)
      return () => h(VoiceButton, { recorder })
    },
  })
  app.mount(root)
  const found = root.querySelector('button')!
  found.setPointerCapture = () => undefined
  return found
}
let now = 1_000_000
const touch = (on: HTMLElement, type: string, more: object = {}): void => void on.dispatchEvent(Object.assign(new Event(type), { button: 0, isPrimary: true, pointerId: 1, clientX: 0, clientY: 0, ...more }))
async function held(on: HTMLElement, ms: number, more: object = {}): Promise<void> {
  vi.spyOn(Date, 'now').mockImplementation(() => now)
  touch(on, 'pointerdown')
  give(stream)
  await settled()
  touch(on, 'pointermove', more)
  now += ms
  touch(on, 'pointerup', more)
  on.dispatchEvent(new Event('click'))
  await settled()
  now += 5_000
}

it('is held to talk: released it is kept, slid away or with Escape it is dropped', async () => {
  const on = button()
  await held(on, 2_000)
  expect([recorder.state.value, said.length]).toEqual(['idle', 1])
  await held(on, 2_000, { clientX: 400 })
  expect([recorder.state.value, said.length]).toEqual(['idle', 1])
  await held(on, 100)
  expect(recorder.state.value).toBe('recording')
  on.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }))
  await settled()
  expect([recorder.state.value, said.length]).toEqual(['idle', 1])
  app.unmount()
})

it('is begun by a tap or a key and ended by the next one; two quick taps are one', async () => {
  const on = button()
  await held(on, 100)
  expect(recorder.state.value).toBe('recording')
  await held(on, 100)
  expect([recorder.state.value, said.length]).toEqual(['idle', 1])
  on.dispatchEvent(new Event('click'))
  give(stream)
  await settled()
  expect(recorder.state.value).toBe('recording')
  on.dispatchEvent(new Event('click'))
  await settled()
  expect([recorder.state.value, said.length]).toEqual(['idle', 2])
  touch(on, 'pointerdown')
  give(stream)
  await settled()
  touch(on, 'pointerup')
  now += 200
  touch(on, 'pointerdown')
  touch(on, 'pointerup')
  expect(recorder.state.value).toBe('recording')
  app.unmount()
})
