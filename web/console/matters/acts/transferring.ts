/** Transfers between 110 and 12345: what each step asks for and sends. */
import { api, ask, type Schemas } from '@/api/client'
import { account } from '@/staff/session'
import { text, type Pair } from '@/words'
import { TransferKind, Verdict } from '@/words/codes'
import { useOffices, useRows } from '../../ui/registers'
import type { Asked } from '../asking'
import { line, long, NOTE, oneOf, some, WHY } from '../fields'
import type { Body } from '../matter'

type Shown = Schemas['TransferShown']
const one = (transfer: Shown): { path: { transfer: string } } => ({ path: { transfer: transfer.transfer } })

export const offer = (id: string, peers: { value: string; name: string }[]): Asked => ({
  name: ['双向移交', 'Transfer'],
  says: ['记录、对话和证据一并移交；对方接收之前仍由我方负责。', 'Record, thread and evidence go along; until they accept it stays ours.'],
  act: ['移交', 'Offer it'],
  fields: [some('peer', ['接收方', 'To'], peers, { optional: true, hint: text(['留空即移交 110 接警台', 'Left empty: the 110 desk']) }), oneOf('kind', ['事由', 'Why'], TransferKind), long('reason', NOTE)],
  data: { peer: peers[0]?.value, kind: peers.length ? 'not_police' : 'police' },
  send: (data, key) => ask(api.POST('/api/v1/cases/{case}/transfers', { params: { path: { case: id } }, body: { ...(data as unknown as Body<'offerTransfer'>), key } })),
})

export const accept = (transfer: Shown): Asked => ({
  name: ['接收', 'Accept'],
  fields: [long('note', NOTE, { optional: true })],
  send: (data, key) => ask(api.POST('/api/v1/transfers/{transfer}/accept', { params: one(transfer), body: { note: String(data.note ?? ''), key } })),
})
const refuse = (transfer: Shown): Asked => ({
  name: ['拒绝', 'Refuse'],
  says: ['第二次拒绝或退回由指挥长裁定。', 'The second refusal or return goes to the watch commander.'],
  danger: true,
  fields: [long('reason', WHY)],
  send: (data, key) => ask(api.POST('/api/v1/transfers/{transfer}/refuse', { params: one(transfer), body: { ...(data as unknown as Body<'refuseTransfer'>), key } })),
})
const confer = (transfer: Shown): Asked => ({
  name: ['三方通话', 'Confer'],
  says: ['职责不清：双方与诉求人一起通话后商定。', 'Unclear whose it is: both sides speak with the citizen and agree.'],
  fields: [line('speaking', ['通话人（双方与诉求人）', 'Who speaks (both sides and the citizen)']), long('note', NOTE, { optional: true })],
  send: (data, key) => ask(api.POST('/api/v1/transfers/{transfer}/confer', { params: one(transfer), body: { ...(data as unknown as Body<'conferTransfer'>), key } })),
})
const keep = (transfer: Shown): Asked => ({
  name: ['首接先办', 'Keep it'],
  says: ['首接方先行办理，不再等待对方。', 'Whoever received it first handles it first and waits no longer.'],
  fields: [long('note', NOTE, { optional: true })],
  send: (data, key) => ask(api.POST('/api/v1/transfers/{transfer}/keep', { params: one(transfer), body: { note: String(data.note), key } })),
})
const complete = (transfer: Shown): Asked => ({
  name: ['反馈结果', 'Give the result'],
  fields: [long('result', ['办理结果', 'Result'])],
  send: (data, key) => ask(api.POST('/api/v1/transfers/{transfer}/complete', { params: one(transfer), body: { result: String(data.result), key } })),
})
const giveBack = (transfer: Shown): Asked => ({
  name: ['退回', 'Return'],
  says: ['须写明退回的部门和人。', 'Say who returns it, and from which department.'],
  fields: [long('reason', WHY), line('department', ['退回部门', 'Department']), line('person', ['退回人', 'Person'])],
  send: (data, key) => ask(api.POST('/api/v1/transfers/{transfer}/return', { params: one(transfer), body: { ...(data as unknown as Body<'returnTransfer'>), key } })),
})
const verdict = (transfer: Shown): Asked => ({
  name: ['登记评价', 'Note the verdict'],
  fields: [oneOf('verdict', ['诉求人评价', 'What the citizen thinks'], Verdict), long('text', NOTE, { optional: true })],
  send: (data, key) => ask(api.POST('/api/v1/transfers/{transfer}/verdict', { params: one(transfer), body: { verdict: data.verdict as Schemas['Verdict'], text: String(data.text), key } })),
})

export interface Step {
  id: string
  name: Pair
  asked: Asked
}
/** The peers that a case may be offered to from this seat, and whether this seat is the office of a party itself. */
export function useParties(): { to: () => { value: string; name: string }[]; at: (code: string) => boolean } {
  const peers = useRows('transfers.peer')
  const offices = useOffices()
  const at = (code: string): boolean => {
    const office = peers.value.find((each) => each.code === code)?.office
    return Boolean(office) && offices.value.find((each) => each.code === office)?.id === account.value?.staff.organisation
  }
  const to = (): { value: string; name: string }[] => (peers.value.some((each) => at(each.code)) ? [] : peers.value.filter((each) => each.active).map((each) => ({ value: each.code, name: text(each) })))
  return { to, at }
}

/**
 * What may be done with a transfer now; which side may is the server's to say, `mine` is what it said. Who stands above both
 * desks may act for either, so that the sender keeps what is the sender's; `receives`: this seat is the receiver's own.
 */
export function steps(transfer: Shown, receives: boolean): Step[] {
  const open = transfer.state === 'offered' || transfer.state === 'conferring'
  const found: [string, boolean, (transfer: Shown) => Asked][] = [
    ['accept', open && transfer.mine, accept],
    ['refuse', open && transfer.mine, refuse],
    ['confer', transfer.state === 'offered', confer],
    ['keep', open && !receives && (!transfer.mine || transfer.sender.code === '' || transfer.state === 'conferring'), keep],
    ['complete', transfer.state === 'accepted' && transfer.mine, complete],
    ['return', transfer.state === 'accepted' && transfer.mine, giveBack],
    ['verdict', transfer.state === 'done', verdict],
  ]
  return found.filter(([, when]) => when).map(([id, , make]) => ({ id, name: make(transfer).name, asked: make(transfer) }))
}
