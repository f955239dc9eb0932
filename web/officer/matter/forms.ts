/** The sheets of a matter: what each asks for, in words; what is sent is built where the sheet is. */
import type { Pair } from '@/words'
import type { Attachment } from '../work/upload'

export type Form = 'return' | 'visit' | 'finish' | 'ask' | 'extend' | 'answer' | 'pass' | 'rectify' | 'serve' | 'check' | 'reply'

export interface Asked {
  title: Pair
  hint?: Pair
  words: Pair
  /** Words are needed. */
  must: boolean
  send: Pair
  /** Sentences that are said most. */
  quick?: readonly Pair[]
  /** Photos: none, some, or of before and after. */
  files?: 'some' | 'pair' | 'must'
}

export const FORMS: Readonly<Record<Form, Asked>> = {
  return: { title: ['退回', 'Return it'], hint: ['退回后由派单席重新指定；第二次退回由上一级处理。', 'The desk names somebody else; the second return goes to the level above.'], words: ['补充说明', 'More'], must: false, send: ['确认退回', 'Return it'] },
  visit: {
    title: ['登记走访', 'Note a visit'],
    words: ['现场情况和做了什么', 'What you found and did'],
    must: true,
    send: ['提交', 'Send'],
    quick: [['已到现场核实，情况属实。', 'Seen on the spot: it is as reported.'], ['已当场整改。', 'Put right on the spot.'], ['当事人不在，另约时间。', 'Nobody there; another day is agreed.']],
    files: 'pair',
  },
  finish: { title: ['办结本单位的协办', 'Finish our part'], hint: ['提交后本单位的任务办结。', 'Sending it finishes the order of your organisation.'], words: ['办理结果', 'What came of it'], must: true, send: ['提交并办结', 'Send and finish'], files: 'pair' },
  ask: { title: ['问诉求人', 'Ask the citizen'], hint: ['发出后时限暂停，诉求人答复后继续。', 'The time rests until they answer.'], words: ['要问的问题', 'Your question'], must: true, send: ['发出', 'Ask'] },
  extend: { title: ['申请延期', 'Ask for more time'], hint: ['须在到期前申请，派单席审批后告知诉求人。', 'Before the end; the desk decides and the citizen is told.'], words: ['理由', 'Reason'], must: true, send: ['提交申请', 'Ask for it'] },
  answer: {
    title: ['答复诉求人', 'Answer the citizen'],
    hint: ['派单席审核后发给诉求人。附件诉求人也看得到。', 'The desk reviews it before the citizen hears it. They see the files too.'],
    words: ['答复内容', 'Your answer'],
    must: true,
    send: ['提交审核', 'Hand it in'],
    files: 'some',
  },
  pass: { title: ['转交下级', 'Hand it down'], hint: ['由对方主办，对方须签收；本单位转为协办。', 'They lead and have to accept; your organisation supports.'], words: ['办理要求', 'What they are to do'], must: false, send: ['转交', 'Hand it down'] },
  rectify: { title: ['限期整改通知书', 'Rectification order'], hint: ['制发后有编号；送达、复查都要留凭证。', 'It has a number at once; service and checks are proven.'], words: ['整改要求', 'What has to be put right'], must: true, send: ['制发', 'Issue it'] },
  serve: { title: ['登记送达', 'Note its service'], words: ['', ''], must: false, send: ['提交', 'Send'], files: 'must' },
  check: { title: ['登记复查', 'Note the check'], words: ['复查情况', 'What you found'], must: true, send: ['提交', 'Send'], files: 'some' },
  reply: { title: ['回复督办', 'Answer the supervision'], words: ['办理情况', 'What was done'], must: true, send: ['提交', 'Send'], files: 'some' },
}

export interface Written {
  text: string
  before: Attachment[]
  after: Attachment[]
  reason: string
  count: number
  office: string
  addressee: string
  basis: string
  deadline: string
  done: boolean | null
}

export const blank = (): Written => ({ text: '', before: [], after: [], reason: '', count: 3, office: '', addressee: '', basis: '', deadline: '', done: null })

/** What is still missing keeps the button still. */
export function ready(form: Form, it: Written): boolean {
  const { must, files } = FORMS[form]
  if (must && !it.text.trim()) return false
  if (files === 'must' && !it.before.length) return false
  if (form === 'return' || form === 'serve') return it.reason !== ''
  if (form === 'pass') return it.office !== ''
  if (form === 'extend') return it.count >= 1
  if (form === 'rectify') return Boolean(it.addressee.trim() && it.basis.trim() && it.deadline)
  return form !== 'check' || it.done !== null
}
