import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { PatientSource } from './tiles'

const part = (): Response => new Response(new Uint8Array([1, 2, 3]), { status: 206 })
const fetched = vi.fn<typeof fetch>()

describe('a part of the ground', () => {
  beforeEach(() => {
    vi.useFakeTimers()
    vi.stubGlobal('fetch', fetched.mockReset())
  })
  afterEach(() => {
    vi.useRealTimers()
    vi.unstubAllGlobals()
  })

  it('comes when the house is back', async () => {
    fetched.mockRejectedValueOnce(new TypeError('Failed to fetch')).mockResolvedValueOnce(new Response(null, { status: 503 })).mockResolvedValueOnce(part())
    const asked = new PatientSource('/ground/city.pmtiles').getBytes(0, 3)
    await vi.advanceTimersByTimeAsync(10_000)
    expect((await asked).data.byteLength).toBe(3)
    expect(fetched).toHaveBeenCalledTimes(3)
  })

  it('is not asked for any more when nobody wants it', async () => {
    fetched.mockRejectedValue(new TypeError('Failed to fetch'))
    const over = new AbortController()
    const asked = new PatientSource('/ground/city.pmtiles').getBytes(0, 3, over.signal)
    const refused = expect(asked).rejects.toThrow('abort')
    await vi.advanceTimersByTimeAsync(1)
    over.abort()
    await vi.advanceTimersByTimeAsync(10_000)
    await refused
    expect(fetched).toHaveBeenCalledTimes(1)
  })

  it('that is refused stays refused', async () => {
    fetched.mockResolvedValue(new Response(null, { status: 404 }))
    await expect(new PatientSource('/ground/city.pmtiles').getBytes(0, 3)).rejects.toThrow('404')
  })
})
