import { describe, expect, it } from 'vitest'
import type { Schemas } from '@/api/client'
import { likely } from './likely'
import { metresBetween } from './metres'
import { isEmpty, PHONE, tellsSomething, told, type Written } from './report'

const written = (said: Partial<Written> = {}): Written => ({
  key: 'a'.repeat(32),
  content: '',
  address: '',
  landmark: '',
  position: null,
  place: null,
  category: null,
  flags: [],
  name: '',
  phone: '',
  saved: 0,
  ...said,
})
const here = { lon: 117.45, lat: 27.35, datum: 'wgs84', accuracy: 12, at: null } as const

describe('a report', () => {
  it('leaves out what is empty', () => {
    expect(told(written({ content: ' 有人打架 ', address: '  ', position: here, flags: ['minor'] }))).toEqual({
      channel: 'app',
      content: '有人打架',
      position: here,
      flags: ['minor'],
    })
  })
  it('needs a place, a word or a file', () => {
    expect(tellsSomething(written({ name: '王', content: '  ' }), 0)).toBe(false)
    for (const said of [{ content: '火' }, { address: '永和路' }, { position: here }, { place: here }]) expect(tellsSomething(written(said), 0)).toBe(true)
    expect(tellsSomething(written(), 1)).toBe(true)
  })
  it('is empty while only the phone has spoken', () => {
    expect(isEmpty(written({ position: here, flags: ['cannot_speak'] }), 0)).toBe(true)
    expect(isEmpty(written({ phone: '110' }), 0)).toBe(false)
    expect(isEmpty(written(), 1)).toBe(false)
  })
  it('knows a telephone number', () => {
    for (const good of ['13812345678', '+86 138 1234 5678', '0599-8000000', '110']) expect(PHONE.test(good)).toBe(true)
    for (const bad of ['1', '不知道', '138a', '1'.repeat(30)]) expect(PHONE.test(bad)).toBe(false)
  })
})

describe('likely kinds', () => {
  const kind = (code: string, zh: string, words: string[], offered = true): Schemas['CategoryOffered'] => ({ code, zh, en: code, words, offered, parent: '', police: true, template: '' })
  const kinds = [kind('1', '打架', ['斗殴', '打架']), kind('2', '持械打架', ['有人持刀打架']), kind('3', '火灾', ['着火']), kind('4', '打架类', ['打架'], false)]
  it('are those whose words were typed, the longest first', () => {
    expect(likely('楼下有人持刀打架', kinds).map((each) => each.code)).toEqual(['2', '1'])
    expect(likely('着火了', kinds).map((each) => each.code)).toEqual(['3'])
  })
  it('are none for what says nothing', () => {
    expect(likely(' 刀', kinds)).toEqual([])
  })
})

it('tells how far two points are apart, as one says it', () => {
  expect(metresBetween(here, here)).toBe(0)
  expect(metresBetween(here, { lon: 117.45, lat: 27.351 })).toBe(110)
  expect(metresBetween(here, { lon: 117.46, lat: 27.35 })).toBe(990)
})
