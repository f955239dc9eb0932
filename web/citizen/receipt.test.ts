import { generateKeyPairSync, sign, createHash, webcrypto } from 'node:crypto'
import { expect, test } from 'vitest'
import { verify } from './receipt'

const sha = (...parts: Uint8Array[]): Buffer => parts.reduce((hash, each) => hash.update(each), createHash('sha256')).digest()
const bytes = (hex: string): Buffer => Buffer.from(hex, 'hex')

/** A block of three lines, sealed with a key of its own; the receipt of the one at `index`. */
function receipt(index: number): { format: string; line: string; index: number; path: string[]; seal: Record<string, unknown> } {
  const lines = ['a', 'b', 'c'].map((who) => JSON.stringify(['anmin.line/1', 7, '9', 1_790_000_000_000_000, who, null, 'h5', 'x', 's', 1, 'cases.Raised', {}, [], null, 'r']))
  const leaves = lines.map((each) => sha(Uint8Array.of(0), Buffer.from(each)))
  const [a, b, c] = leaves as [Buffer, Buffer, Buffer]
  const left = sha(Uint8Array.of(1), a, b)
  const root = sha(Uint8Array.of(1), left, c).toString('hex')
  const path = [[b, c], [a, c], [left]][index]!.map((each) => each.toString('hex'))
  const block = { n: 1, at: 1_790_000_001_000_000, after_tx: 0, after_seq: 0, last_tx: 9, last_seq: 9, lines: 3, root, seqs: '11'.repeat(32) }
  const numbers = Buffer.alloc(56)
  Object.values(block).slice(0, 7).forEach((value, at) => numbers.writeBigInt64BE(BigInt(value), at * 8))
  const previous = '00'.repeat(32)
  const chained = sha(Buffer.from('anmin.seal/1\n'), bytes(previous), numbers, bytes(root), bytes(block.seqs)).toString('hex')
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const signature = sign(null, Buffer.concat([Buffer.from('anmin.seal.head/1\n'), bytes(chained)]), privateKey).toString('hex')
  const key = Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url').toString('hex')
  return { format: 'anmin.receipt/1', line: lines[index]!, index, path, seal: { block, previous, chained, signature, key_id: key.slice(0, 16), public_key: key } }
}

Object.defineProperty(globalThis, 'crypto', { value: webcrypto, configurable: true })

test.each([0, 1, 2])('a true receipt holds, whichever line it is of (%i)', async (index) => {
  const verdict = await verify(JSON.stringify(receipt(index)))
  expect(verdict).toMatchObject({ fails: [], holds: ['in_block', 'in_chain', 'signed'], event: 'cases.Raised' })
})

test('any change is found, and named', async () => {
  const altered = receipt(1)
  altered.line = altered.line.replace('"b"', '"z"')
  expect((await verify(JSON.stringify(altered))).fails).toEqual(['in_block'])
  const relinked = receipt(1)
  relinked.seal.previous = '22'.repeat(32)
  expect((await verify(JSON.stringify(relinked))).fails).toEqual(['in_chain'])
  const resigned = receipt(1)
  resigned.seal.signature = receipt(1).seal.signature
  expect((await verify(JSON.stringify(resigned))).fails).toEqual(['signed'])
  expect((await verify(JSON.stringify(receipt(1)).replace('{', '{ '))).fails).toEqual(['unreadable'])
  expect((await verify('not a receipt')).fails).toEqual(['unreadable'])
})
