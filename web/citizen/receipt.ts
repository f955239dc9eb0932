/**
 * Checks a receipt in the browser, without trusting the house that gave it: the line stands in the sealed block (the
 * Merkle tree of RFC 6962, proof by RFC 9162 §2.1.3.2), the block in the chain, the chain under the key of the receipt.
 */
export type Claim = 'unreadable' | 'in_block' | 'in_chain' | 'signed'

export interface Verdict {
  /** What holds; what does not; what this browser cannot check. */
  holds: Claim[]
  fails: Claim[]
  open: Claim[]
  event?: string
  /** Of the line and of its seal, as ISO 8601. */
  at?: string
  sealed?: string
  key?: string
}

interface Receipt {
  format: string
  line: string
  index: number
  path: string[]
  seal: { block: Block; previous: string; chained: string; signature: string; key_id: string; public_key: string }
}
interface Block {
  n: number
  at: number
  after_tx: number
  after_seq: number
  last_tx: number
  last_seq: number
  lines: number
  root: string
  seqs: string
}

const text = new TextEncoder()
const bytes = (hex: string): Uint8Array => Uint8Array.from(hex.match(/../g) ?? [], (each) => parseInt(each, 16))
const hex = (all: Uint8Array): string => Array.from(all, (each) => each.toString(16).padStart(2, '0')).join('')

async function sha256(...parts: Uint8Array[]): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', joined(parts)))
}

function joined(parts: Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((sum, each) => sum + each.length, 0))
  let at = 0
  for (const each of parts) {
    all.set(each, at)
    at += each.length
  }
  return all
}

async function included(leaf: Uint8Array, index: number, size: number, path: Uint8Array[], root: string): Promise<boolean> {
  if (index < 0 || index >= size) return false
  let [node, last, reached] = [index, size - 1, leaf]
  for (const sibling of path) {
    if (last === 0) return false
    if (node % 2 === 1 || node === last) {
      reached = await sha256(Uint8Array.of(1), sibling, reached)
      while (node % 2 === 0 && node > 0) [node, last] = [Math.floor(node / 2), Math.floor(last / 2)]
    } else reached = await sha256(Uint8Array.of(1), reached, sibling)
    ;[node, last] = [Math.floor(node / 2), Math.floor(last / 2)]
  }
  return last === 0 && hex(reached) === root
}

async function linked({ seal: { block, previous, chained } }: Receipt): Promise<boolean> {
  const numbers = new DataView(new ArrayBuffer(56))
  const values = [block.n, block.at, block.after_tx, block.after_seq, block.last_tx, block.last_seq, block.lines]
  values.forEach((value, place) => numbers.setBigInt64(place * 8, BigInt(value)))
  const head = await sha256(text.encode('anmin.seal/1\n'), bytes(previous), new Uint8Array(numbers.buffer), bytes(block.root), bytes(block.seqs))
  return hex(head) === chained
}

/** Null when this browser knows no Ed25519. */
async function signed({ seal }: Receipt): Promise<boolean | null> {
  try {
    const key = await crypto.subtle.importKey('raw', joined([bytes(seal.public_key)]), { name: 'Ed25519' }, false, ['verify'])
    const message = joined([text.encode('anmin.seal.head/1\n'), bytes(seal.chained)])
    return await crypto.subtle.verify({ name: 'Ed25519' }, key, joined([bytes(seal.signature)]), message)
  } catch {
    return null
  }
}

function read(file: string): Receipt {
  const found = JSON.parse(file) as Receipt
  if (found.format !== 'anmin.receipt/1' || typeof found.line !== 'string' || !Array.isArray(found.path)) throw new Error('format')
  if (JSON.stringify(found) !== file.trim()) throw new Error('not the bytes that were given')
  return found
}

/** Check the text of a receipt file. Needs a secure context, as every page of a house has that is served by HTTPS. */
export async function verify(file: string): Promise<Verdict> {
  let receipt: Receipt
  let line: unknown[]
  try {
    receipt = read(file)
    line = JSON.parse(receipt.line) as unknown[]
  } catch {
    return { holds: [], fails: ['unreadable'], open: [] }
  }
  const { seal } = receipt
  const leaf = await sha256(Uint8Array.of(0), text.encode(receipt.line))
  const found: [Claim, boolean | null][] = [
    ['in_block', await included(leaf, receipt.index, seal.block.lines, receipt.path.map(bytes), seal.block.root)],
    ['in_chain', await linked(receipt)],
    ['signed', await signed(receipt)],
  ]
  const those = (what: boolean | null): Claim[] => found.filter(([, holds]) => holds === what).map(([claim]) => claim)
  const failed = those(false)
  return {
    holds: failed.length ? [] : those(true),
    fails: failed,
    open: those(null),
    event: String(line[10]),
    at: new Date(Number(line[3]) / 1000).toISOString(),
    sealed: new Date(seal.block.at / 1000).toISOString(),
    key: seal.public_key,
  }
}
