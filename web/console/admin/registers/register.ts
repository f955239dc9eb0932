/** A register as this page needs it, and its cells as people read them. */
import type { Schemas } from '@/api/client'
import { day } from '@/time'
import { lang, text, type Pair } from '@/words'

export type Register = Schemas['RegisterView']
export type Column = Schemas['anmin.kernel.registers.columns.Column']
export type Row = Record<string, unknown>

const ROOMS: Readonly<Record<string, Pair>> = {
  cases: ['警情', 'Cases'],
  dispatch: ['调度', 'Dispatch'],
  matters: ['诉求', 'Matters'],
  transfers: ['双向移交', 'Transfers'],
  identity: ['身份', 'Identity'],
  territory: ['辖区', 'Territory'],
  media: ['证据', 'Evidence'],
  community: ['社区', 'Community'],
  channels: ['接入', 'Channels'],
  kernel: ['通用', 'General'],
  calendar: ['通用', 'General'],
  h5: ['接入', 'Channels'],
  phone: ['接入', 'Channels'],
  device: ['接入', 'Channels'],
}
const YES: Pair = ['是', 'Yes']
const NO: Pair = ['否', 'No']

/** Registers by the room that declared them, each room's by name. */
export function grouped(registers: readonly Register[], typed: string): [string, Register[]][] {
  const wanted = typed.trim().toLowerCase()
  const groups = new Map<string, Register[]>()
  for (const each of registers) {
    if (wanted && ![each.code, each.zh, each.en].some((name) => name.toLowerCase().includes(wanted))) continue
    const room = each.code.split('.')[0] ?? ''
    groups.set(room, [...(groups.get(room) ?? []), each])
  }
  return [...groups].map(([room, found]) => [text(ROOMS[room]) || room, found.sort((a, b) => a[lang.value].localeCompare(b[lang.value]))])
}

/** What stands in a cell. */
export function cell(column: Column, value: unknown): string {
  if (value === null || value === undefined || value === '') return ''
  if (column.kind === 'yes_no') return text(value ? YES : NO)
  if (column.kind === 'choice') return column.choices.find((each) => each.value === value)?.[lang.value] ?? String(value)
  if (column.kind === 'list') return (value as string[]).join(lang.value === 'zh' ? '、' : ', ')
  if (column.kind === 'date') return day(`${String(value)}T00:00:00+08:00`)
  return String(value)
}

/** The columns in which two rows differ. */
export const differing = (columns: Column[], a: Row, b: Row): Column[] => columns.filter((each) => JSON.stringify(a[each.name] ?? null) !== JSON.stringify(b[each.name] ?? null))

/** Where its page stands. An address whose end has a dot would be taken for a file. */
export const addressOf = (code: string): string => `/registers/${code.replace('.', '/')}`
