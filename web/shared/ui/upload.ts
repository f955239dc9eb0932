/** A photo, recording or document on its way to the house, with progress; fetch cannot tell how much has gone. */
import { Problem, refusal, type Schemas } from '@/api/client'
import { later } from '@/later'
import { lang } from '@/words'

export interface Piece {
  /** Sent again with the same key it is stored once. */
  key: string
  kind: Schemas['EvidenceKind']
  file: Blob
  name?: string
  /** Epoch milliseconds, by this device. */
  takenAt?: number
}

export interface Going {
  signal?: AbortSignal
  /** From 0 to 1. */
  progress?: (part: number) => void
  /** A session other than the browser's own. */
  token?: string | null
}

export type Stored = Schemas['StoredEvidence']

/** A line over which nothing goes for so long is dead, whatever the browser thinks of it. */
const QUIET = 60_000
/** Above so many bytes a file goes in pieces, so that a line that breaks does not begin it anew. */
const LARGE = 8 << 20
const inPieces = later(() => import('./uploadPieces'))

/** Throws `Problem`, and `AbortError` when it was called off. */
export async function putEvidence(piece: Piece, going: Going = {}): Promise<Stored> {
  return piece.file.size > LARGE ? (await inPieces()).putPieces(piece, going) : putWhole(piece, going)
}

export function putWhole(piece: Piece, going: Going): Promise<Stored> {
  const query = new URLSearchParams({ kind: piece.kind, key: piece.key })
  if (piece.takenAt) query.set('taken_at', new Date(piece.takenAt).toISOString())
  return putBytes(`/api/v1/media?${query}`, piece.file, going, piece.name)
}

/** What the house answers to these bytes. Throws as `putEvidence` does. */
export function putBytes<T>(to: string, content: Blob, going: Going, name?: string): Promise<T> {
  const request = new XMLHttpRequest()
  request.open('POST', to)
  request.responseType = 'json'
  request.setRequestHeader('accept-language', lang.value)
  request.setRequestHeader('content-type', content.type || 'application/octet-stream')
  if (name) request.setRequestHeader('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
  if (going.token) request.setRequestHeader('authorization', `Bearer ${going.token}`)
  let silence: ReturnType<typeof setTimeout> | undefined
  const heard = (): void => {
    clearTimeout(silence)
    silence = setTimeout(() => request.abort(), QUIET)
  }
  return new Promise<T>((resolve, reject) => {
    const off = (): DOMException => new DOMException('called off', 'AbortError')
    request.upload.onprogress = (event) => {
      heard()
      if (event.lengthComputable) going.progress?.(event.loaded / event.total)
    }
    request.onload = () => (request.status < 300 ? resolve(request.response as T) : reject(refusal(request.status, request.response)))
    request.onerror = () => reject(new Problem(0, 'unreachable', ''))
    request.onabort = () => reject(going.signal?.aborted ? off() : new Problem(0, 'unreachable', ''))
    if (going.signal?.aborted) return reject(off())
    going.signal?.addEventListener('abort', () => request.abort(), { once: true })
    heard()
    request.send(content)
  }).finally(() => clearTimeout(silence))
}
