import { describe, expect, it } from 'vitest'
import { dataOf, typedOf, type Field } from './field'

const fields: Field[] = [
  { name: 'code', label: '代码', kind: 'text', least: 1, most: 8 },
  { name: 'note', label: '说明', kind: 'text', optional: true },
  { name: 'minutes', label: '分钟', kind: 'integer', least: 1, most: 60 },
  { name: 'share', label: '比例', kind: 'number', optional: true },
  { name: 'on', label: '启用', kind: 'yes_no' },
  { name: 'words', label: '说法', kind: 'list', optional: true, most: 2 },
  { name: 'from', label: '起', kind: 'instant', optional: true },
]
const row = { code: 'a', note: '', minutes: 5, share: null, on: true, words: ['甲', '乙'], from: '2026-11-22T01:00:00Z' }

describe('a form', () => {
  it('gives back the row that it shows, instants in the time of the bureau', () => {
    const { data, flaws } = dataOf(fields, typedOf(fields, row))
    expect(flaws).toEqual({})
    expect(data).toEqual({ ...row, from: '2026-11-22T09:00:00+08:00' })
  })

  it('says of each field what is wrong, and sends nothing of it', () => {
    const typed = { ...typedOf(fields, row), code: ' ', minutes: '61', share: 'x', words: 'a\nb\nc' }
    const { data, flaws } = dataOf(fields, typed)
    expect(flaws).toEqual({ code: 'needed', minutes: 'most', share: 'number', words: 'most' })
    expect(Object.keys(data)).toEqual(['note', 'on', 'from'])
  })

  it('knows whole numbers, bounds and lengths', () => {
    const flaw = (name: string, value: string): string | undefined => dataOf(fields, { ...typedOf(fields, row), [name]: value }).flaws[name]
    expect(flaw('minutes', '1.5')).toBe('whole')
    expect(flaw('minutes', '0')).toBe('least')
    expect(flaw('code', '123456789')).toBe('long')
  })

  it('an empty form is empty', () => {
    expect(typedOf(fields)).toEqual({ code: '', note: '', minutes: '', share: '', on: false, words: '', from: '' })
  })
})
