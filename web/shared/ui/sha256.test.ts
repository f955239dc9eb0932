import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { sha256 } from './sha256'

it.each([0, 1, 55, 56, 63, 64, 65, 119, 120, 1_000, (1 << 20) - 1, (1 << 20) + 70])('hashes %i bytes as everybody does', async (size) => {
  const bytes = Uint8Array.from({ length: size }, (_, n) => (n * 31 + (n >> 8)) & 255)
  expect(await sha256(new Blob([bytes]))).toBe(createHash('sha256').update(bytes).digest('hex'))
})
