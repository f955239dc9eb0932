/** The fields of a form as data: what a person types, and what of it goes to the server. No register and no page is known here. */
import type { Schemas } from '@/api/client'
import { beijing, local } from '../../ui/instant'

export type Kind = 'text' | 'long' | 'integer' | 'number' | 'yes_no' | 'date' | 'instant' | 'choice' | 'list' | 'id' | 'office'

export interface Field {
  name: string
  label: string
  kind: Kind
  /** It may be empty, and is then sent as null (a text as an empty one). */
  optional?: boolean
  least?: number | null
  most?: number | null
  choices?: { value: string; name: string }[]
  hint?: string
  fixed?: boolean
}

export type Typed = Record<string, string | boolean>
export type Data = Record<string, unknown>
export type Flaw = 'needed' | 'number' | 'whole' | 'least' | 'most' | 'long' | 'few'

const WIDE = 200

/** The field of a register's column. */
export function fieldOf(column: Schemas['anmin.kernel.registers.columns.Column'], lang: 'zh' | 'en', fixed = false): Field {
  const long = column.kind === 'text' && (column.most ?? 0) > WIDE
  return {
    name: column.name,
    label: column[lang],
    kind: long ? 'long' : column.kind,
    optional: column.optional || (column.kind === 'text' && !column.least) || (column.kind === 'list' && !column.least),
    least: column.least,
    most: column.most,
    choices: column.choices.map((each) => ({ value: each.value, name: each[lang] })),
    hint: column.form[lang],
    fixed,
  }
}

/** What the form shows of a row; of none: an empty form. */
export function typedOf(fields: Field[], data: Data = {}): Typed {
  return Object.fromEntries(fields.map((field) => [field.name, shown(field, data[field.name])]))
}

function shown(field: Field, value: unknown): string | boolean {
  if (field.kind === 'yes_no') return value === true
  if (value === null || value === undefined) return ''
  if (field.kind === 'list') return (value as string[]).join('\n')
  if (field.kind === 'instant') return local(String(value))
  return String(value)
}

/** What goes to the server, and what is wrong, by the names of the fields. */
export function dataOf(fields: Field[], typed: Typed): { data: Data; flaws: Record<string, Flaw> } {
  const data: Data = {}
  const flaws: Record<string, Flaw> = {}
  for (const field of fields) {
    const found = read(field, typed[field.name] ?? '')
    if (typeof found === 'object' && found !== null && 'flaw' in found) flaws[field.name] = found.flaw as Flaw
    else data[field.name] = found
  }
  return { data, flaws }
}

function read(field: Field, typed: string | boolean): unknown {
  if (typeof typed === 'boolean') return typed
  const text = field.kind === 'long' ? typed : typed.trim()
  if (field.kind === 'yes_no') return text === 'true'
  if (field.kind === 'list') return items(field, text)
  if (!text) return field.optional ? (field.kind === 'text' || field.kind === 'long' ? '' : null) : { flaw: 'needed' }
  if (field.kind === 'integer' || field.kind === 'number') return figure(field, text)
  if (field.kind === 'instant') return beijing(text)
  if (typeof field.most === 'number' && text.length > field.most) return { flaw: 'long' }
  return text
}

function items(field: Field, text: string): unknown {
  const found = text.split('\n').map((each) => each.trim()).filter(Boolean)
  if (found.length < (field.least ?? 0)) return { flaw: 'few' }
  return typeof field.most === 'number' && found.length > field.most ? { flaw: 'most' } : found
}

function figure(field: Field, text: string): unknown {
  const value = Number(text)
  if (!Number.isFinite(value)) return { flaw: 'number' }
  if (field.kind === 'integer' && !Number.isInteger(value)) return { flaw: 'whole' }
  if (typeof field.least === 'number' && value < field.least) return { flaw: 'least' }
  return typeof field.most === 'number' && value > field.most ? { flaw: 'most' } : value
}
