import { describe, expect, it } from 'vitest'
import { caseFirst, casesMeant, first, last, split, tokens, unitsMeant } from './parse'

const VERBS = ['d', '派', '派警', 'k', 'm', 'move']
const unit = (call_sign: string, code: string, name: string, name_en = ''): { call_sign: string; code: string; name: string; name_en: string } => ({ call_sign, code, name, name_en })

describe('a line', () => {
  it('begins with a verb, in either script, near or far from its number', () => {
    expect(split('d 12 车3 车7', VERBS)).toEqual({ verb: 'd', rest: '12 车3 车7' })
    expect(split('D12 车3', VERBS)).toEqual({ verb: 'd', rest: '12 车3' })
    expect(split('派12、车3', VERBS)).toEqual({ verb: '派', rest: '12、车3' })
    expect(split('派警 12', VERBS)).toEqual({ verb: '派警', rest: '12' })
    expect(split('ｄ　１２　车３', VERBS)).toEqual({ verb: 'd', rest: '１２　车３' })
    expect(tokens('１２　车３')).toEqual(['12', '车3'])
    expect(split('k', VERBS)).toEqual({ verb: 'k', rest: '' })
  })
  it('does not take a longer word for a verb', () => {
    expect(split('door 12', VERBS).verb).toBe('')
    expect(split('move 12', VERBS).verb).toBe('move')
    expect(split('派出所', VERBS).verb).toBe('')
  })
  it('falls into words, with quotes kept together', () => {
    expect(tokens('12 "永和 1号车" 车7')).toEqual(['12', '永和 1号车', '车7'])
    expect(tokens('12 “永和 1号车”')).toEqual(['12', '永和 1号车'])
    expect(tokens('车3、车7，车9')).toEqual(['车3', '车7', '车9'])
  })
  it('keeps what is said to people as it was typed', () => {
    expect(first('12  请留在原地，别挂断：ＯＫ')).toEqual(['12', '请留在原地，别挂断：ＯＫ'])
    expect(caseFirst('１２，请等')).toEqual(['12', '请等'])
    expect(first('')).toEqual(['', ''])
    expect(last('人民路 12 号，东门 打架')).toEqual(['人民路 12 号，东门', '打架'])
    expect(last('人民路')).toEqual(['人民路', ''])
  })
  it('names a case first, or means the chosen one', () => {
    expect(caseFirst('12 车3')).toEqual(['12', '车3'])
    expect(caseFirst('#12')).toEqual(['12', ''])
    expect(caseFirst('350701-20261122-00012 车3')).toEqual(['350701-20261122-00012', '车3'])
    expect(caseFirst('. 车3')).toEqual(['.', '车3'])
    expect(caseFirst('车3 车7')).toEqual(['.', '车3 车7'])
  })
})

describe('a case', () => {
  const all = ['350701-20261121-00012', '350701-20261122-00012', '350701-20261122-00112', '350701-20261122-00007'].map((number) => ({ number }))
  it('is meant by its serial, of the newest day', () => {
    expect(casesMeant(all, '12')).toEqual([all[1]])
    expect(casesMeant(all, '0007')).toEqual([all[3]])
  })
  it('is meant by the end of its number', () => {
    expect(casesMeant(all, '20261121-00012')).toEqual([all[0]])
    expect(casesMeant(all, '99')).toEqual([])
  })
  it('stays in doubt when two divisions have the same serial on one day', () => {
    expect(casesMeant([{ number: '350701-20261122-00012' }, { number: '350702-20261122-00012' }], '12')).toHaveLength(2)
  })
})

describe('a unit', () => {
  const all = [unit('车3', 'PS01-CAR-3', '霁厝派出所警车3号', 'Jicuo Car 3'), unit('车13', 'PS01-CAR-13', '霁厝派出所警车13号', 'Jicuo Car 13'), unit('步3', 'PS01-FOOT-3', '霁厝派出所步巡3号', 'Jicuo Patrol 3')]
  const meant = (typed: string): string[] => unitsMeant(all, typed).map((each) => each.call_sign)
  it('is meant by its call sign', () => {
    expect(meant('车3')).toEqual(['车3'])
    expect(meant('车03')).toEqual(['车3'])
  })
  it('is meant by parts of its name or code, numbers being whole', () => {
    expect(meant('霁厝警车13')).toEqual(['车13'])
    expect(meant('ps01car3')).toEqual(['车3'])
    expect(meant('jicuo patrol 3')).toEqual(['步3'])
    expect(meant('13号警车')).toEqual(['车13'])
    expect(meant('33')).toEqual([])
    expect(meant('1')).toEqual(['车3', '车13', '步3'])
  })
  it('stays in doubt, or unknown', () => {
    expect(meant('霁厝 3')).toEqual(['车3', '步3'])
    expect(meant('车99')).toEqual([])
    expect(meant(' ')).toEqual([])
  })
})
