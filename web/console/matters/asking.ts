/** An act that asks something first: its words, its fields, whether it takes files, and what is sent. */
import type { Pair } from '@/words'
import type { Data, Field } from '../admin/form/field'

export interface Asked {
  name: Pair
  says?: Pair
  act?: Pair
  fields: Field[]
  data?: Data
  /** Words of the files it takes: proof, photos. Their ids are in `files` of what is sent. */
  files?: Pair
  danger?: boolean
  send: (data: Data, key: string) => Promise<unknown>
  /** What is shown of the answer before the dialog closes. */
  told?: (answer: unknown) => string
}
