/** The commands of the bar as acts: what each verb does, and how its answer is told. */
import { useRoute, useRouter } from 'vue-router'
import { api, ask, newKey } from '@/api/client'
import { may } from '@/staff/session'
import { say, text, words, type Pair } from '@/words'
import { LevelReason } from '@/words/codes'
import { useActs, type Act } from '../../acts'
import { useOffices, useRows } from '../../ui/registers'
import { exchange, level, order, place, staffCase, withdraw } from '../doing'
import { useFleet, type Unit } from '../fleet'
import { serial, useIncidents } from '../incidents'
import { caseFirst, first, last, tokens } from './parse'
import { caseMeant, codeMeant, rowMeant, Unclear, unitMeant, type Meant } from './resolve'

const w = words({
  ordered: ['已派 {units} 去 {case}', '{units} ordered to {case}'],
  withdrawn: ['已撤回 {unit}（{case}）', '{unit} withdrawn from {case}'],
  notOn: ['{unit}没有在处置 {case}', '{unit} is not on {case}'],
  taken: ['已接警 {case}', 'Case {case} taken'],
  handed: ['{case} 已移交 {agency}，等待对方答复', '{case} offered to {agency}; waiting for its answer'],
  placed: ['{case} 的地址已改为“{address}”', 'Address of {case} is now “{address}”'],
  levelled: ['{case} 已改为 {level} 级', '{case} is now level {level}'],
  closed: ['{case} 已结案', '{case} closed'],
  sent: ['已发给 {case} 的报警人', 'Sent to the caller of {case}'],
  recorded: ['已立 {number}', '{number} recorded'],
  going: ['已打开 {case}', '{case} opened'],
  whichTwo: ['请写换下谁、换上谁', 'Say who is relieved and who takes over'],
  whichUnits: ['请写派谁去', 'Say whom to send'],
  whichAgency: ['请写移交给哪个单位', 'Say which agency'],
  whichAddress: ['请写地址', 'Write the address'],
  whichLevel: ['级别是 1 到 4', 'The level is 1 to 4'],
  whichReason: ['请写理由：{list}', 'Give the reason: {list}'],
  whichDisposition: ['请写处置结果', 'Give the disposition'],
  whichText: ['请写内容', 'Write the text'],
  withName: ['{n} 号警情', 'case {n}'],
})

const GROUP: Pair = ['命令', 'Commands']
/** What the words after the verb are, for the completions; the last one goes on. */
export type Kind = 'case' | 'unit' | 'disposition' | 'category' | 'text'
export const KINDS: Record<string, Kind[]> = {
  'bar.order': ['case', 'unit'],
  'bar.withdraw': ['case', 'unit'],
  'bar.exchange': ['case', 'unit'],
  'bar.take': ['case', 'text'],
  'bar.go': ['case', 'text'],
  'bar.place': ['case', 'text'],
  'bar.level': ['case', 'text'],
  'bar.close': ['case', 'disposition', 'text'],
  'bar.message': ['case', 'text'],
  'bar.transfer': ['text', 'case', 'text'],
  'bar.new': ['text', 'category'],
}

export function useCommands(): void {
  const [route, router] = [useRoute(), useRouter()]
  const { units } = useFleet()
  const { incidents } = useIncidents()
  const [categories, dispositions, offices] = [useRows('cases.category'), useRows('cases.disposition'), useOffices()]
  const chosen = (): string | null => (typeof route.params.case === 'string' && route.params.case ? route.params.case : null)
  const meant = (typed: string): Promise<Meant> => caseMeant(typed, chosen(), incidents.value)
  const named = (found: Meant): string => (found.number ? say(w.withName, { n: serial(found.number) }) : text(['本警情', 'this case']))
  const open = (id: string): Promise<unknown> => router.push(`/desk/${id}`)
  const path = (id: string): { params: { path: { case: string } } } => ({ params: { path: { case: id } } })

  /** `d 12 车3 车7`; a name that is no unit's may be an office's. */
  async function send(line: string): Promise<string> {
    const [which, rest] = caseFirst(line)
    const words = tokens(rest)
    if (!words.length) throw new Unclear(w.whichUnits)
    const found = await meant(which)
    const all = [...units.value.values()]
    const responders = words.map((each) => responder(all, each))
    const said = say(w.ordered, { units: responders.map((each) => each.name).join('、'), case: named(found) })
    await order(found.case, { responders: responders.map(({ kind, id }) => ({ kind, id })) }, newKey(), said)
    return said
  }
  function responder(all: readonly Unit[], typed: string): { kind: 'unit' | 'organisation'; id: string; name: string } {
    try {
      const unit = unitMeant(all, typed)
      return { kind: 'unit', id: unit.id, name: unit.call_sign }
    } catch (error) {
      const office = offices.value.find((each) => [each.name, each.name_en, each.code].some((name) => name.toLowerCase() === typed.toLowerCase()))
      if (!office) throw error
      return { kind: 'organisation', id: office.id, name: office.name }
    }
  }

  async function takeBack(line: string): Promise<string> {
    const [which, rest] = caseFirst(line)
    const found = await meant(which)
    const unit = unitMeant([...units.value.values()], rest)
    const row = await orderOf(found, unit)
    const said = say(w.withdrawn, { unit: unit.call_sign, case: named(found) })
    await withdraw(found.case, { order: row.id, responder: { kind: 'unit', id: unit.id } }, 'not_needed', said)
    return said
  }

  async function orderOf(found: Meant, unit: Unit) {
    const row = (await staffCase(found.case)).orders.find((each) => each.row.order.responder === unit.id && !each.row.order.ended_at)?.row.order
    if (!row) throw new Unclear(say(w.notOn, { unit: unit.call_sign, case: named(found) }))
    return row
  }

  /** `x 12 车3 车7`. */
  async function swap(line: string): Promise<string> {
    const [which, rest] = caseFirst(line)
    const words = tokens(rest)
    if (words.length !== 2) throw new Unclear(w.whichTwo)
    const [from, to] = words.map((each) => unitMeant([...units.value.values()], each)) as [Unit, Unit]
    return exchange(await orderOf(await meant(which), from), { unit: to.id }, newKey(), [from.call_sign, to.call_sign])
  }

  async function take(line: string): Promise<string> {
    const found = await meant(caseFirst(line)[0])
    await ask(api.POST('/api/v1/cases/{case}/take', { ...path(found.case), body: { key: newKey() } }))
    await open(found.case)
    return say(w.taken, { case: named(found) })
  }

  /** `t 12345 12 说明`. */
  async function transfer(line: string): Promise<string> {
    const [agency, rest] = first(line)
    if (!agency) throw new Unclear(w.whichAgency)
    const [which, note] = caseFirst(rest)
    const found = await meant(which)
    await ask(api.POST('/api/v1/cases/{case}/hand-overs', { ...path(found.case), body: { agency, note, key: newKey() } }))
    return say(w.handed, { case: named(found), agency })
  }

  async function setAddress(line: string): Promise<string> {
    const [which, address] = caseFirst(line)
    if (!address) throw new Unclear(w.whichAddress)
    const found = await meant(which)
    const said = say(w.placed, { case: named(found), address })
    await place(await staffCase(found.case), { address }, newKey(), said)
    return said
  }

  /** `l 12 2 理由`; for the chosen case `l . 2 理由`. */
  async function setLevel(line: string): Promise<string> {
    const [which, wanted, ...why] = tokens(line)
    if (!/^[1-4]$/.test(wanted ?? '')) throw new Unclear(w.whichLevel)
    if (!why.length) throw new Unclear(say(w.whichReason, { list: Object.values(LevelReason).map(text).join('、') }))
    const reason = codeMeant(LevelReason, why.join(' '))
    const found = await meant(which ?? '.')
    const said = say(w.levelled, { case: named(found), level: wanted ?? '' })
    await level(await staffCase(found.case), Number(wanted), reason, newKey(), said)
    return said
  }

  async function close(line: string): Promise<string> {
    const [which, rest] = caseFirst(line)
    const [typed, told] = first(rest)
    if (!typed) throw new Unclear(w.whichDisposition)
    const row = rowMeant(dispositions.value, typed)
    const found = await meant(which)
    await ask(api.POST('/api/v1/cases/{case}/close', { ...path(found.case), body: { disposition: row.code, outcome: told || text(row), key: newKey() } }))
    return say(w.closed, { case: named(found) })
  }

  async function message(line: string): Promise<string> {
    const [which, body] = caseFirst(line)
    if (!body) throw new Unclear(w.whichText)
    const found = await meant(which)
    await ask(api.POST('/api/v1/cases/{case}/messages', { ...path(found.case), body: { body, key: newKey() } }))
    return say(w.sent, { case: named(found) })
  }

  /** `n 地址 类别`: the last word is the category. */
  async function record(line: string): Promise<string> {
    const [address, typed] = last(line)
    const row = typed ? rowMeant(categories.value, typed) : null
    if (!address) throw new Unclear(w.whichAddress)
    const made = await ask(api.POST('/api/v1/cases/recorded', { body: { address, category: row?.code ?? null, channel: 'phone', key: newKey() } }))
    await open(made.case)
    return say(w.recorded, { number: made.number })
  }

  async function go(line: string): Promise<string> {
    const found = await meant(caseFirst(line)[0])
    await open(found.case)
    return say(w.going, { case: named(found) })
  }

  const bar = (id: string, name: Pair, verbs: string[], usage: Pair, needs: string, run: (line: string) => Promise<string>): Act => ({ id: `bar.${id}`, name, group: GROUP, verbs, usage, when: () => may(needs), run })
  useActs(
    bar('order', ['派警', 'Order units'], ['d', '派', '派警'], ['d 12 车3 车7', 'd 12 car3 car7'], 'cases.order', send),
    bar('withdraw', ['撤回派警', 'Withdraw a unit'], ['w', '撤', '撤回'], ['w 12 车3', 'w 12 car3'], 'cases.order', takeBack),
    bar('exchange', ['更换警力', 'Exchange a unit'], ['x', '换', '更换'], ['x 12 车3 车7', 'x 12 car3 car7'], 'cases.order', swap),
    bar('take', ['接警', 'Take a case'], ['k', '接', '接警'], ['k 12', 'k 12'], 'cases.take', take),
    bar('go', ['打开警情', 'Open a case'], ['g', '看', '打开'], ['g 12', 'g 12'], 'cases.see', go),
    bar('transfer', ['移交', 'Hand over'], ['t', '转', '移交'], ['t 12345 12 说明', 't 12345 12 note'], 'cases.take', transfer),
    bar('place', ['改地址', 'Set the address'], ['p', '址', '地址'], ['p 12 地址', 'p 12 address'], 'cases.take', setAddress),
    bar('level', ['改级别', 'Set the level'], ['l', '级', '级别'], ['l 12 2 理由', 'l 12 2 reason'], 'cases.take', setLevel),
    bar('close', ['结案', 'Close a case'], ['c', '结', '结案'], ['c 12 处置结果 说明', 'c 12 disposition text'], 'cases.close', close),
    bar('message', ['发消息给报警人', 'Write to the caller'], ['m', '信', '发'], ['m 12 文本', 'm 12 text'], 'cases.take', message),
    bar('new', ['新建警情', 'Record a case'], ['n', '新', '新建'], ['n 地址 类别', 'n address category'], 'cases.take', record),
  )
}
