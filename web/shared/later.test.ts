import { afterEach, expect, it, vi } from 'vitest'
import { busy, later } from './later'

const reload = vi.fn()
const fail = (times: number): void => {
  for (let n = 0; n < times; n += 1) dispatchEvent(new Event('vite:preloadError'))
}
const settled = (): Promise<void> => new Promise((done) => setTimeout(done))
vi.stubGlobal('location', { reload })
vi.stubGlobal('fetch', async () => ({ ok: true }))
afterEach(() => sessionStorage.clear())

it('takes failures together only when nothing came between them, and loads no page anew under a call', async () => {
  fail(2)
  await later(async () => 'a part')()
  fail(2)
  await settled()
  expect(reload).not.toHaveBeenCalled()
  busy(true)
  fail(1)
  await settled()
  expect(reload).not.toHaveBeenCalled()
  busy(false)
  fail(3)
  await settled()
  expect(reload).toHaveBeenCalledTimes(1)
})
