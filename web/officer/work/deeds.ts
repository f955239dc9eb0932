/** What whoever was handed a matter does with it: one entry an act, sent by the same box as everything else. */
import { api, ask } from '@/api/client'
import type { paths } from '@/api/schema'
import type { Pair } from '@/words'

type Bodies<Path extends keyof paths> = paths[Path] extends { post: { requestBody?: { content: { 'application/json': infer Body } } } } ? Omit<Body, 'key' | 'evidence' | 'proof'> : never

/** `of`: the rectification or the supervision that it is about. */
export type Deed =
  | { deed: 'accept' | 'resume' }
  | { deed: 'return'; body: Bodies<'/api/v1/matters/{case}/return'> }
  | { deed: 'ask'; body: Bodies<'/api/v1/matters/{case}/questions'> }
  | { deed: 'extend'; body: Bodies<'/api/v1/matters/{case}/extensions'> }
  | { deed: 'answer'; body: Bodies<'/api/v1/matters/{case}/answers'> }
  | { deed: 'pass'; body: Bodies<'/api/v1/matters/{case}/routing'> }
  | { deed: 'rectify'; body: Bodies<'/api/v1/cases/{case}/rectifications'> }
  | { deed: 'serve'; of: string; body: Bodies<'/api/v1/rectifications/{rectification}/served'> }
  | { deed: 'check'; of: string; body: Bodies<'/api/v1/rectifications/{rectification}/checks'> }
  | { deed: 'seen'; of: string }
  | { deed: 'reply'; of: string; body: Bodies<'/api/v1/supervisions/{supervision}/answer'> }

export const DEEDS: Readonly<Record<Deed['deed'], Pair>> = {
  accept: ['签收', 'Acceptance'],
  resume: ['恢复计时', 'Clock running again'],
  return: ['退回', 'Return'],
  ask: ['询问诉求人', 'Question to the citizen'],
  extend: ['延期申请', 'Request for more time'],
  answer: ['答复', 'Answer'],
  pass: ['转交下级', 'Handing down'],
  rectify: ['限期整改通知书', 'Rectification order'],
  serve: ['整改通知送达', 'Service of the order'],
  check: ['整改复查', 'Check visit'],
  seen: ['阅知', 'Seen'],
  reply: ['督办回复', 'Answer to the supervision'],
}

/** `stored`: the ids of its files. */
export function sendDeed(of: string, what: Deed, stored: string[], key: string): Promise<unknown> {
  const matter = { params: { path: { case: of } } }
  switch (what.deed) {
    case 'accept':
      return ask(api.POST('/api/v1/matters/{case}/acceptance', { ...matter, body: { key } }))
    case 'resume':
      return ask(api.POST('/api/v1/matters/{case}/resumption', { ...matter, body: { key } }))
    case 'return':
      return ask(api.POST('/api/v1/matters/{case}/return', { ...matter, body: { ...what.body, key } }))
    case 'ask':
      return ask(api.POST('/api/v1/matters/{case}/questions', { ...matter, body: { ...what.body, key } }))
    case 'extend':
      return ask(api.POST('/api/v1/matters/{case}/extensions', { ...matter, body: { ...what.body, key } }))
    case 'answer':
      return ask(api.POST('/api/v1/matters/{case}/answers', { ...matter, body: { ...what.body, evidence: stored, key } }))
    case 'pass':
      return ask(api.POST('/api/v1/matters/{case}/routing', { ...matter, body: { ...what.body, key } }))
    case 'rectify':
      return ask(api.POST('/api/v1/cases/{case}/rectifications', { ...matter, body: { ...what.body, key } }))
    default:
      return sendAbout(what, stored, key)
  }
}

function sendAbout(what: Extract<Deed, { of: string }>, proof: string[], key: string): Promise<unknown> {
  const rectification = { params: { path: { rectification: what.of } } }
  const supervision = { params: { path: { supervision: what.of } } }
  switch (what.deed) {
    case 'serve':
      return ask(api.POST('/api/v1/rectifications/{rectification}/served', { ...rectification, body: { ...what.body, proof, key } }))
    case 'check':
      return ask(api.POST('/api/v1/rectifications/{rectification}/checks', { ...rectification, body: { ...what.body, proof, key } }))
    case 'seen':
      return ask(api.POST('/api/v1/supervisions/{supervision}/seen', { ...supervision, body: { key } }))
    case 'reply':
      return ask(api.POST('/api/v1/supervisions/{supervision}/answer', { ...supervision, body: { ...what.body, proof, key } }))
  }
}
