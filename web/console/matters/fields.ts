/** Fields that many acts of a matter ask for, in the language of the page. */
import { text, word, type Pair } from '@/words'
import type { Field } from '../admin/form/field'

export const long = (name: string, label: Pair, more: Partial<Field> = {}): Field => ({ name, label: text(label), kind: 'long', most: 10_000, ...more })
export const line = (name: string, label: Pair, more: Partial<Field> = {}): Field => ({ name, label: text(label), kind: 'text', most: 200, ...more })
export const oneOf = (name: string, label: Pair, list: Readonly<Record<string, Pair>>, only?: readonly string[]): Field => ({
  name, label: text(label), kind: 'choice', choices: (only ?? Object.keys(list)).map((value) => ({ value, name: word(list, value) })),
})
export const some = (name: string, label: Pair, choices: { value: string; name: string }[], more: Partial<Field> = {}): Field => ({ name, label: text(label), kind: 'choice', choices, ...more })
export const WHY: Pair = ['理由', 'Reason']
export const NOTE: Pair = ['说明', 'Note']
