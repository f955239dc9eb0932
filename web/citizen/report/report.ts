/** A report as it is written and as it is sent. */
import type { Schemas } from '@/api/client'
import type { Spot } from '../here'

export type Kind = Extract<Schemas['EvidenceKind'], 'photo' | 'video' | 'voice'>
export type Flag = Schemas['Flag']

/** A file of a report. `evidence`, `token`: once the house has it. */
export interface Enclosed {
  key: string
  kind: Kind
  file: Blob
  name: string
  takenAt: number
  evidence?: string
  token?: string | null
}

/** What is typed. `key` tells this report from every other, from the first letter until it has arrived. */
export interface Written {
  key: string
  content: string
  address: string
  landmark: string
  /** Where the phone is. */
  position: Spot | null
  /** Where it happens, when it was put elsewhere on the map. */
  place: Spot | null
  category: string | null
  flags: Flag[]
  /** Left out of an alarm. */
  kind?: Schemas['CaseKind']
  channel?: Schemas['Channel']
  /** The matter of one's own that is raised again. */
  earlier?: string
  name: string
  phone: string
  saved: number
}

/** What the outbox holds. `draft`, `token`, `asked`, `sent`, `along`: how far it has come. */
export interface Outgoing {
  written: Written
  files: Enclosed[]
  draft?: string
  token?: string | null
  /** The house was asked to take it: it may have, even when nothing was heard. */
  asked?: boolean
  sent?: Arrived
  /** It is tied to the earlier matter, or cannot be. */
  tied?: boolean
  /** Keys of the files that the house has with the report. */
  along?: string[]
}

export interface Arrived {
  key: string
  case: string
  number: string
  notice: string
  at: number
}

export const PHONE = /^\+?[0-9][0-9 -]{2,19}$/

/** What the house needs at least: a place, or words, or something to see or hear. */
export const tellsSomething = (written: Written, files: number): boolean =>
  Boolean(written.content.trim() || written.address.trim() || written.landmark.trim() || written.position || written.place || files)

export const isEmpty = (written: Written, files: number): boolean =>
  !(written.content.trim() || written.address.trim() || written.landmark.trim() || written.place || written.name || written.phone || files)

/** The page on which it is written, and may be changed. */
export const pageOf = ({ kind, channel }: Written): string => (channel === 'snap' ? '/snap' : kind ? '/ask' : '/report')

/** As the house takes it: what is empty is left out. */
export function told(written: Written): Partial<Schemas['Told']> & { name?: string; phone?: string } {
  const { content, address, landmark, position, place, category, flags, name, phone, kind, channel } = written
  const filled = Object.entries({ content, address, landmark, name, phone })
    .map(([field, value]) => [field, value.trim()] as const)
    .filter(([, value]) => value)
  return {
    channel: channel ?? 'app',
    ...(kind ? { kind } : {}),
    ...Object.fromEntries(filled),
    ...(position ? { position } : {}),
    ...(place ? { place } : {}),
    ...(category ? { category } : {}),
    ...(flags.length ? { flags } : {}),
  }
}
