/** A large file on its way in pieces. Sent again with the same key, also after a reload, it goes on where the house has it. */
import { api, ask, Problem, type Schemas } from '@/api/client'
import { sha256 } from './sha256'
import { putBytes, putWhole, type Going, type Piece, type Stored } from './upload'

const UNKNOWN = 'upload_unknown'

/** Throws `Problem`, and `AbortError` when it was called off. */
export async function putPieces(piece: Piece, going: Going): Promise<Stored> {
  const { file, kind, key, name } = piece
  const { signal } = going
  const headers: Record<string, string> = going.token ? { authorization: `Bearer ${going.token}` } : {}
  const whole = { kind, size: file.size, sha256: await sha256(file, signal), media_type: file.type.split(';')[0], name: name ?? null, key }
  const body = { ...whole, taken_at: piece.takenAt ? new Date(piece.takenAt).toISOString() : null }
  const { upload, token, piece: most } = await ask(api.POST('/api/v1/uploads', { body, headers, signal }))
  const path = { upload }
  try {
    let { have } = await ask(api.GET('/api/v1/uploads/{upload}', { params: { path, query: { token } }, headers, signal })).catch(gone(file.size))
    while (have < file.size) {
      const end = Math.min(have + most, file.size)
      const [from, part] = [have, file.slice(have, end)]
      const progress = (of: number): void => going.progress?.((from + of * part.size) / file.size)
      have = (await putBytes<Schemas['Had']>(`/api/v1/uploads/${upload}/pieces?${new URLSearchParams({ offset: String(have), token })}`, part, { ...going, progress })).have
    }
    const stored = await ask(api.POST('/api/v1/uploads/{upload}/finish', { params: { path }, body: { token }, headers, signal }))
    return stored ?? (await putWhole(piece, going))
  } catch (error) {
    // What was begun more than a day ago is gone, and its key is spent.
    if (error instanceof Problem && error.code === UNKNOWN) return putWhole(piece, going)
    throw error
  }
}

/** What the house does not know any more has arrived before, or is over: finishing tells. */
const gone =
  (have: number) =>
  (error: unknown): { have: number } => {
    if (error instanceof Problem && error.code === UNKNOWN) return { have }
    throw error
  }
