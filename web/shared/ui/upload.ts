/** A photo, recording or document on its way to the house, with progress; fetch cannot tell how much has gone. */
import { Problem, refusal, type Schemas } from '@/api/client'

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

/** Throws `Problem`, and `AbortError` when it was called off. */
export function putEvidence(piece: Piece, going: Going = {}): Promise<Schemas['StoredEvidence']> {
  const query = new URLSearchParams({ kind: piece.kind, key: piece.key })
  if (piece.takenAt) query.set('taken_at', new Date(piece.takenAt).toISOString())
  const request = new XMLHttpRequest()
  request.open('POST', `/api/v1/media?${query}`)
  request.responseType = 'json'
  request.setRequestHeader('content-type', piece.file.type || 'application/octet-stream')
  if (piece.name) request.setRequestHeader('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(piece.name)}`)
  if (going.token) request.setRequestHeader('authorization', `Bearer ${going.token}`)
  return new Promise((resolve, reject) => {
    request.upload.onprogress = (event) => event.lengthComputable && going.progress?.(event.loaded / event.total)
    request.onload = () =>
      request.status < 300 ? resolve(request.response as Schemas['StoredEvidence']) : reject(refusal(request.status, request.response))
    request.onerror = () => reject(new Problem(0, 'unreachable', ''))
    request.onabort = () => reject(new DOMException('called off', 'AbortError'))
    if (going.signal?.aborted) return reject(new DOMException('called off', 'AbortError'))
    going.signal?.addEventListener('abort', () => request.abort(), { once: true })
    request.send(piece.file)
  })
}
