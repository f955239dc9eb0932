/** Supervision orders, leaders' instructions, rectification orders and reply links: what each asks for and sends. */
import { api, ask, type Schemas } from '@/api/client'
import { text, type Pair } from '@/words'
import { LinkWay, ServedHow } from '@/words/codes'
import { tomorrow } from '../../ui/instant'
import type { Asked } from '../asking'
import { line, long, NOTE, oneOf, some, WHY } from '../fields'
import type { Body } from '../matter'

type Offices = { value: string; name: string }[]
const of = (id: string): { path: { case: string } } => ({ path: { case: id } })
const TO: Pair = ['对哪个单位', 'To which organisation']
const PROOF: Pair = ['凭证：照片、回证', 'Proof: photos, the receipt']

export const supervise = (id: string, parts: Offices): Asked => ({
  name: ['督办', 'Supervise'],
  says: ['编号的督办单，时限较短；逾期不回复，由上一级接着督办。', 'A numbered order with a short clock; left unanswered, the next level takes it on.'],
  fields: [some('to', TO, parts), long('text', ['督办要求', 'What is demanded'])],
  data: { to: parts[0]?.value },
  send: (data, key) => ask(api.POST('/api/v1/cases/{case}/supervisions', { params: of(id), body: { ...(data as unknown as Body<'superviseCase'>), key } })),
})

export const remind = (id: string, parts: Offices): Asked => ({
  name: ['催办', 'Remind'],
  says: ['每个单位每天最多催办一次。', 'Each organisation is reminded once a day at most.'],
  fields: [some('office', TO, parts)],
  data: { office: parts[0]?.value },
  send: (data, key) => ask(api.POST('/api/v1/cases/{case}/reminders', { params: of(id), body: { ...(data as unknown as Body<'remindOrganisation'>), key } })),
})

export const instruct = (id: string): Asked => ({
  name: ['批示', 'Instruct'],
  says: ['单位留空即批给主办单位。办理单位须附凭证回复。', 'Left empty, it goes to the lead. It is answered with proof.'],
  fields: [long('text', ['批示内容', 'Instruction']), { name: 'to', label: text(['单位名称或代码', 'Name or code of the organisation']), kind: 'office', optional: true }, { name: 'due', label: text(['回复时限（北京时间）', 'To be answered by (Beijing time)']), kind: 'instant' }],
  data: { due: `${tomorrow()}:00+08:00` },
  send: (data, key) => ask(api.POST('/api/v1/cases/{case}/instructions', { params: of(id), body: { ...(data as unknown as Body<'instructCase'>), key } })),
})

export const answerOrder = (held: Schemas['Supervision']): Asked => ({
  name: ['回复', 'Answer it'],
  says: [held.text, held.text],
  fields: [long('text', ['回复内容', 'Answer'])],
  files: PROOF,
  send: (data, key) => ask(api.POST('/api/v1/supervisions/{supervision}/answer', { params: { path: { supervision: held.id } }, body: { text: String(data.text), proof: data.files as string[], key } })),
})

export const endOrder = (held: Schemas['Supervision'], satisfied: boolean): Asked => ({
  name: satisfied ? ['办结', 'End it'] : ['退回重办', 'Send it back'],
  says: satisfied ? ['回复满意，或不再需要。', 'The answer satisfies, or it is not needed any more.'] : ['时限重新计算。', 'Its clock begins anew.'],
  fields: [],
  send: (_, key) => ask(api.POST('/api/v1/supervisions/{supervision}/end', { params: { path: { supervision: held.id } }, body: { satisfied, key } })),
})

export const rectify = (id: string, issuers: Offices): Asked => ({
  name: ['限期整改', 'Rectification order'],
  act: ['制发', 'Issue'],
  fields: [
    some('office', ['制发单位', 'Issued by'], issuers), line('addressee', ['整改对象', 'Addressee']), long('demand', ['整改要求', 'What is to be put right']),
    long('basis', ['法律依据', 'Legal basis']), { name: 'deadline', label: text(['整改期限', 'Last day']), kind: 'date' },
  ],
  data: { office: issuers[0]?.value },
  send: (data, key) => ask(api.POST('/api/v1/cases/{case}/rectifications', { params: of(id), body: { ...(data as unknown as Body<'issueRectification'>), key } })),
})

const one = (order: Schemas['Rectification']): { path: { rectification: string } } => ({ path: { rectification: order.id } })
export const serve = (order: Schemas['Rectification']): Asked => ({
  name: ['登记送达', 'Note its service'],
  fields: [oneOf('how', ['送达方式', 'How it was served'], ServedHow), { name: 'at', label: text(['送达时间（北京时间；留空为现在）', 'When (Beijing time; empty: now)']), kind: 'instant', optional: true }],
  data: { how: 'direct' },
  files: PROOF,
  send: (data, key) => ask(api.POST('/api/v1/rectifications/{rectification}/served', { params: one(order), body: { how: data.how as Schemas['ServedHow'], at: (data.at as string) || null, proof: data.files as string[], key } })),
})
export const check = (order: Schemas['Rectification']): Asked => ({
  name: ['登记复查', 'Note a check visit'],
  fields: [some('done', ['复查结果', 'What was found'], [{ value: 'yes', name: text(['已整改', 'It was put right']) }, { value: 'no', name: text(['未整改', 'Not put right']) }]), long('note', NOTE, { optional: true })],
  files: ['复查照片', 'Photos of the visit'],
  send: (data, key) => ask(api.POST('/api/v1/rectifications/{rectification}/checks', { params: one(order), body: { done: data.done === 'yes', note: String(data.note), proof: data.files as string[], key } })),
})
export const withdraw = (order: Schemas['Rectification']): Asked => ({
  name: ['撤回整改通知', 'Withdraw the order'],
  danger: true,
  fields: [line('reason', WHY)],
  send: (data, key) => ask(api.POST('/api/v1/rectifications/{rectification}/withdraw', { params: one(order), body: { reason: String(data.reason), key } })),
})

export const link = (orders: Offices): Asked => ({
  name: ['回复链接', 'Reply link'],
  says: ['给没有账号的单位：凭链接回复一次。先前的链接随之失效。', 'For an organisation without accounts: it answers once by this link. An earlier one ends.'],
  act: ['生成', 'Make it'],
  fields: [
    some('order', ['给哪个单位', 'For whom'], orders), oneOf('way', ['怎么送达', 'How it reaches them'], LinkWay), line('mail', ['电子邮件（按邮件发送时）', 'Mail address (when mailed)'], { optional: true }),
    line('phone', ['手机号（按短信发送时）', 'Mobile number (when sent as a text)'], { optional: true }), { name: 'days', label: text(['有效天数', 'Days it holds']), kind: 'integer', least: 1, most: 30 },
  ],
  data: { order: orders[0]?.value, way: 'code', days: 7 },
  send: (data, key) => {
    const body = { way: data.way as Schemas['LinkWay'], mail: (data.mail as string) || null, phone: (data.phone as string) || null, days: Number(data.days), key }
    return ask(api.POST('/api/v1/orders/{order}/reply-links', { params: { path: { order: String(data.order) } }, body }))
  },
  told: (answer) => {
    const code = (answer as Schemas['ReplyLinkPlaced']).code
    return code ? text([`请对方打开 ${location.origin}/reply\n输入代码：${code}\n代码只显示这一次。`, `They open ${location.origin}/reply\nand enter the code: ${code}\nIt is shown only now.`]) : ''
  },
})
