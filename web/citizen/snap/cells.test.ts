import { describe, expect, it } from 'vitest'
import { cellsOf, merged } from './cells'
import { signOf, tilesOf } from './tiles'

const at = (report: string, lon: number | null) => ({ report, lon, lat: lon === null ? null : 27.5, metres: 150 })
const kind = (code: string, parent: string, more: object = {}) => ({ code, parent, zh: code, en: code, offered: true, police: false, template: '', words: [], ...more })

describe('the cells of a map', () => {
  it('counts what lies in the same cell and leaves out what has no place', () => {
    expect(cellsOf([at('a', 117), at('b', 117), at('c', 118), at('d', null)]).map((each) => [each.lon, each.count])).toEqual([[117, 2], [118, 1]])
  })
  it('shows nothing twice over pages', () => {
    expect(merged([at('a', 1), at('b', 1)], [at('b', 1), at('c', 1)]).map((each) => each.report)).toEqual(['a', 'b', 'c'])
  })
})

describe('the tiles', () => {
  it('are the offered leaves of what 12345 answers for', () => {
    const all = [kind('01', '', { police: true }), kind('0101', '01'), kind('06', ''), kind('0601', '06'), kind('060101', '0601'), kind('060102', '0601', { offered: false }), kind('0605', '06')]
    expect(tilesOf(all).map((each) => each.code)).toEqual(['060101', '0605'])
  })
  it('have a sign, whatever the register holds', () => {
    expect([signOf('060102'), signOf('060199'), signOf('99')]).toEqual(['sun', 'map', 'form'])
  })
})
