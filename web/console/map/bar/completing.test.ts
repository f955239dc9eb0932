import { describe, expect, it } from 'vitest'
import type { Act } from '../../acts'
import { completions, speaking, type Known } from './completing'

const act = (id: string, verbs: string[], more: Partial<Act> = {}): Act => ({ id, name: [id, id], group: ['g', 'g'], verbs, usage: [`${verbs[0]} …`, `${verbs[0]} …`], run: () => undefined, ...more })
const acts = [act('desk.new', ['n']), act('bar.order', ['d', '派']), act('bar.close', ['c']), act('bar.new', ['n', '新']), act('bar.off', ['x'], { when: () => false })]
const KINDS = { 'bar.order': ['case', 'unit'], 'bar.close': ['case', 'disposition', 'text'] } as const
const known: Known = {
  cases: [{ number: '350701-20261122-00012', short: '12', name: '打架', note: '' }, { number: '350701-20261122-00007', short: '7', name: '盗窃', note: '' }],
  units: [{ call_sign: '车3', code: 'CAR-3', name: '警车3号', name_en: '', note: '待命' }, { call_sign: '车 7', code: 'CAR-7', name: '警车7号', name_en: '', note: '待命' }],
  rows: { disposition: [{ code: 'mediated', zh: '调解', en: 'Mediated' }], category: [] },
}
const lines = (typed: string): string[] => completions(typed, acts, { 'bar.order': [...KINDS['bar.order']], 'bar.close': [...KINDS['bar.close']] }, known).map((each) => each.line)

describe('completions', () => {
  it('offer the verbs that may be used now, the bar’s own first', () => {
    expect(speaking(acts).map((each) => each.id)).toEqual(['bar.order', 'bar.close', 'bar.new', 'desk.new'])
    expect(lines('新')).toEqual([])
    expect(lines('x')).toEqual([])
    expect(lines('')).toHaveLength(4)
  })
  it('offer cases, then units that are not named yet, with names of two words quoted', () => {
    expect(lines('d ')).toEqual(['d 12 ', 'd 7 '])
    expect(lines('派 12')).toEqual(['派 12 '])
    expect(lines('d 12 ')).toEqual(['d 12 车3 ', 'd 12 "车 7" '])
    expect(lines('d 12 车3 ')).toEqual(['d 12 车3 "车 7" '])
    expect(lines('d 12 车3')).toEqual(['d 12 车3 '])
  })
  it('offer units at once when the case is the chosen one', () => {
    expect(lines('d 车3 ')).toEqual(['d 车3 "车 7" '])
  })
  it('offer rows of a register by name or code', () => {
    expect(lines('c 12 调')).toEqual(['c 12 mediated '])
    expect(lines('c 12 mediated 已')).toEqual([])
  })
})
