/** How far a clock has run: in time, beyond three quarters, late. */
export type Bucket = 'good' | 'near' | 'late'

const NEAR = 0.75

export function bucket(since: string | null, due: string, now: number, overdue = false): Bucket {
  const end = Date.parse(due)
  if (overdue || now >= end) return 'late'
  const begin = since ? Date.parse(since) : Number.NaN
  return now - begin >= (end - begin) * NEAR ? 'near' : 'good'
}
