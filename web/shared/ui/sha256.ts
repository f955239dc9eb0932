/** SHA-256 (FIPS 180-4) of a file that is read piece by piece: the browser's own wants all of it in memory at once. */
const BLOCK = 64
const SLICE = 1 << 20

const PRIMES = Array.from({ length: 310 }, (_, n) => n + 2).filter((n) => Array.from({ length: n - 2 }, (_, m) => m + 2).every((m) => n % m))
/** The first 32 bits behind the point. */
const fraction = (root: number): number => ((root % 1) * 2 ** 32) >>> 0
const START = PRIMES.slice(0, 8).map((each) => fraction(Math.sqrt(each)))
const ROUNDS = Uint32Array.from(PRIMES.slice(0, BLOCK), (each) => fraction(Math.cbrt(each)))
const turned = (word: number, by: number): number => (word >>> by) | (word << (32 - by))

class Sha256 {
  private readonly state = Uint32Array.from(START)
  private readonly words = new Uint32Array(BLOCK)
  private readonly rest = new Uint8Array(BLOCK)
  private length = 0

  add(bytes: Uint8Array): void {
    let at = 0
    const filled = this.length % BLOCK
    this.length += bytes.length
    if (filled) {
      const more = bytes.subarray(0, BLOCK - filled)
      this.rest.set(more, filled)
      at = more.length
      if (filled + at < BLOCK) return
      this.block(this.rest, 0)
    }
    for (; at + BLOCK <= bytes.length; at += BLOCK) this.block(bytes, at)
    this.rest.set(bytes.subarray(at))
  }

  hex(): string {
    const bits = this.length * 8
    const end = new Uint8Array(((this.length % BLOCK < 56 ? 56 : 120) - (this.length % BLOCK)) + 8)
    const view = new DataView(end.buffer)
    view.setUint8(0, 0x80)
    view.setUint32(end.length - 8, Math.floor(bits / 2 ** 32))
    view.setUint32(end.length - 4, bits >>> 0)
    this.add(end)
    return [...this.state].map((each) => each.toString(16).padStart(8, '0')).join('')
  }

  private block(from: Uint8Array, at: number): void {
    const w = this.words
    const view = new DataView(from.buffer, from.byteOffset + at, BLOCK)
    for (let n = 0; n < 16; n += 1) w[n] = view.getUint32(n * 4)
    for (let n = 16; n < BLOCK; n += 1) {
      const [near, far] = [w[n - 15]!, w[n - 2]!]
      w[n] = w[n - 16]! + w[n - 7]! + (turned(near, 7) ^ turned(near, 18) ^ (near >>> 3)) + (turned(far, 17) ^ turned(far, 19) ^ (far >>> 10))
    }
    let [a, b, c, d, e, f, g, h] = this.state as unknown as [number, number, number, number, number, number, number, number]
    for (let n = 0; n < BLOCK; n += 1) {
      const one = (h + (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) + ((e & f) ^ (~e & g)) + ROUNDS[n]! + w[n]!) | 0
      const two = ((turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0
      h = g
      g = f
      f = e
      e = (d + one) | 0
      d = c
      c = b
      b = a
      a = (one + two) | 0
    }
    for (const [n, each] of [a, b, c, d, e, f, g, h].entries()) this.state[n]! += each
  }
}

/** In hexadecimal digits. */
export async function sha256(file: Blob, signal?: AbortSignal): Promise<string> {
  const hash = new Sha256()
  for (let at = 0; at < file.size; at += SLICE) {
    signal?.throwIfAborted()
    hash.add(new Uint8Array(await file.slice(at, at + SLICE).arrayBuffer()))
  }
  return hash.hex()
}
