import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createApp, h, type App } from 'vue'
import Picture from './Picture.vue'

let app: App
let element: HTMLVideoElement
let paused = true
const plays = vi.fn(() => ((paused = false), Promise.resolve()))
const stands = (hidden: boolean): void => {
  Object.defineProperty(document, 'hidden', { configurable: true, value: hidden })
  document.dispatchEvent(new Event('visibilitychange'))
}

beforeEach(async () => {
  vi.spyOn(HTMLMediaElement.prototype, 'play').mockImplementation(plays)
  vi.spyOn(HTMLMediaElement.prototype, 'paused', 'get').mockImplementation(() => paused)
  app = createApp({ render: () => h(Picture, { stream: new MediaStream(), name: 'x', aloud: true }) })
  const root = document.createElement('div')
  app.mount(root)
  element = root.querySelector('video')!
  await vi.waitFor(() => expect(paused).toBe(false))
  plays.mockClear()
})
afterEach(() => {
  app.unmount()
  vi.restoreAllMocks()
  stands(false)
})

it('plays on when its page is seen again', () => {
  paused = true
  stands(true)
  expect(plays).not.toHaveBeenCalled()
  stands(false)
  expect(plays).toHaveBeenCalledOnce()
})

it('plays on when the system paused it, and leaves alone what plays', () => {
  element.dispatchEvent(new Event('pause'))
  expect(plays).not.toHaveBeenCalled()
  paused = true
  element.dispatchEvent(new Event('pause'))
  expect(plays).toHaveBeenCalledOnce()
})

it('is silent where the browser wants a touch first', async () => {
  paused = true
  plays.mockImplementationOnce(() => Promise.reject(new DOMException('', 'NotAllowedError')))
  stands(false)
  await vi.waitFor(() => expect(plays).toHaveBeenCalledTimes(2))
  expect(element.muted).toBe(true)
})
