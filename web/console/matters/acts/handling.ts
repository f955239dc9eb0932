/** What the department does that was handed a matter: returns it, asks the citizen, asks for time, answers; and the desk's review. */
import { api, ask, type Schemas } from '@/api/client'
import { text, word, type Pair } from '@/words'
import { ReturnReason, SpanUnit } from '@/words/codes'
import type { Asked } from '../asking'
import { long, line, NOTE, oneOf, some, WHY } from '../fields'
import type { Body } from '../matter'

const path = (id: string): { path: { case: string } } => ({ path: { case: id } })
const GIVE: Pair = ['同意并答复诉求人', 'Give it to the citizen']

export const giveBack = (id: string): Asked => ({
  name: ['退回', 'Return'],
  says: ['退回后由派单席重新研判；第二次退回由上一级负责。', 'It goes back to the desk; the second return goes one level up.'],
  fields: [oneOf('reason', WHY, ReturnReason, ['not_ours', 'not_here', 'other_leads', 'unclear', 'other']), line('note', NOTE, { optional: true })],
  send: (data, key) => ask(api.POST('/api/v1/matters/{case}/return', { params: path(id), body: { ...(data as unknown as Body<'returnCase'>), key } })),
})

export const askBack = (id: string): Asked => ({
  name: ['问诉求人', 'Ask the citizen'],
  says: ['问题发到对话里；对方答复之前时限暂停。', 'The question is written into the thread; the clock rests until it is answered.'],
  fields: [long('question', ['要问什么', 'What to ask'])],
  send: (data, key) => ask(api.POST('/api/v1/matters/{case}/questions', { params: path(id), body: { ...(data as unknown as Body<'askCitizen'>), key } })),
})

export const extend = (id: string, unit: Schemas['SpanUnit']): Asked => ({
  name: ['申请延期', 'Ask for more time'],
  says: ['须在到期之前申请，由派单席审批；同意后告知诉求人。', 'Asked before the end, decided by the desk; once granted the citizen is told.'],
  fields: [{ name: 'count', label: text([`延长多少（${word(SpanUnit, unit)}）`, `How much longer (${word(SpanUnit, unit).toLowerCase()})`]), kind: 'integer', least: 1, most: 10_000 }, long('reason', WHY)],
  send: (data, key) => ask(api.POST('/api/v1/matters/{case}/extensions', { params: path(id), body: { ...(data as unknown as Body<'extendDeadline'>), key } })),
})

export const decide = (id: string, asked: Schemas['ExtensionShown']): Asked => ({
  name: ['审批延期', 'Decide on the extension'],
  says: [`申请延长 ${asked.extension.span.count} ${word(SpanUnit, asked.extension.span.unit)}。不同意须写明理由。`, `Asked for: ${asked.extension.span.count} ${word(SpanUnit, asked.extension.span.unit).toLowerCase()}. A refusal needs a reason.`],
  fields: [some('granted', ['决定', 'Decision'], [{ value: 'yes', name: text(['同意', 'Grant it']) }, { value: 'no', name: text(['不同意', 'Refuse it']) }]), long('words', WHY, { optional: true })],
  data: { granted: 'yes' },
  send: (data, key) => {
    const params = { path: { case: id, extension: asked.extension.id } }
    return ask(api.POST('/api/v1/matters/{case}/extensions/{extension}/decision', { params, body: { granted: data.granted === 'yes', words: String(data.words), key } }))
  },
})

export const answer = (id: string): Asked => ({
  name: ['答复', 'Answer'],
  says: ['写给诉求人看：查明了什么、做了什么、依据是什么。审核后发出。', 'For the citizen: what was found, what was done, on which ground. It goes out after its review.'],
  act: ['提交审核', 'Hand it in'],
  fields: [long('text', ['答复内容', 'Answer'])],
  files: ['现场照片或文件（诉求人可见）', 'Photos or files (the citizen sees them)'],
  send: (data, key) => ask(api.POST('/api/v1/matters/{case}/answers', { params: path(id), body: { text: String(data.text), evidence: data.files as string[], key } })),
})

export const review = (id: string, given: Schemas['AnswerShown'], dispositions: { value: string; name: string }[]): Asked => ({
  name: ['审核答复', 'Review the answer'],
  says: [given.text, given.text],
  act: ['决定', 'Decide'],
  fields: [
    some('give', ['决定', 'Decision'], [{ value: 'yes', name: text(GIVE) }, { value: 'no', name: text(['退回修改', 'Send it back']) }]),
    some('disposition', ['办理结果', 'Disposition'], dispositions),
    long('reason', ['退回理由（退回时必填）', 'Reason (needed when it goes back)'], { optional: true }),
  ],
  data: { give: 'yes', disposition: 'handled_on_scene' },
  send: (data, key) => {
    const params = { path: { case: id, answer: given.answer.id } }
    return ask(api.POST('/api/v1/matters/{case}/answers/{answer}/review', { params, body: { give: data.give === 'yes', reason: String(data.reason), disposition: String(data.disposition), key } }))
  },
})
