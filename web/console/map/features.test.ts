import { describe, expect, it } from 'vitest'
import { changes, circle, fix, incidentFeature, metresBetween, point, standing, unitFeature, type Telling } from './features'
import { placed, told, type Unit } from './fleet'
import type { Incident } from './incidents'
import { grouped, keyNames } from './keys'
import { along } from './measuring'

const NOW = Date.parse('2026-11-22T01:00:00Z')
const at = (ago: number): string => new Date(NOW - ago * 1_000).toISOString()
const unit = (more: Partial<Unit> = {}): Unit =>
  ({ id: 'u1', code: 'CAR-1', name: '警车1号', name_en: '', call_sign: '车1', kind: 'police_car', status: 'available', stale_seconds: 120, home_lon: 117, home_lat: 27, doing: null, position: null, ...more }) as Unit
const position = (ago: number, more: Partial<NonNullable<Unit['position']>> = {}): Unit['position'] =>
  ({ lon: 117.1, lat: 27.1, at: at(ago), age: ago, stale: false, accuracy: 8, speed: 0, heading: 90, mark: 'ok', ...more }) as Unit['position']
const telling: Telling = { rows: [], now: NOW, letter: (pair) => pair[0], age: (seconds) => (seconds === null ? '驻地' : `${seconds} 秒前`) }

describe('a unit on the map', () => {
  it('is hollow with its age once its position is stale, and at its home when it never sent one', () => {
    expect(unitFeature(unit({ position: position(20) }), telling)?.properties).toMatchObject({ icon: 'unit|free|fresh|sound|车', name: '车1', heading: 90 })
    const stale = unitFeature(unit({ position: position(121) }), telling)
    expect(stale?.properties).toMatchObject({ icon: 'unit|free|stale|sound|车', name: '车1\n121 秒前', stale: true })
    expect(stale?.properties).not.toHaveProperty('heading')
    expect(fix(unit(), NOW)).toEqual({ spot: [117, 27], age: null, stale: true })
    expect(unitFeature(unit({ home_lon: null }), telling)).toBeNull()
  })
  it('shows doubt about a position, and is left out off duty', () => {
    expect(unitFeature(unit({ position: position(5, { mark: 'jump' }) }), telling)?.properties.icon).toBe('unit|free|fresh|doubt|车')
    expect(unitFeature(unit({ status: 'off_duty' }), telling)).toBeNull()
  })
  it('stands by the register where it says so', () => {
    const rows = [{ code: 'towing', zh: '', en: '', free: false, on_duty: true, on_event: true }, { code: 'ready', zh: '', en: '', free: true, on_duty: true, on_event: false }]
    expect(['towing', 'ready', 'dispatched', 'en_route', 'unheard'].map((each) => standing(each, rows))).toEqual(['scene', 'free', 'sent', 'moving', 'rest'])
  })
  it('takes newer positions and told statuses over, older ones not', () => {
    const held = new Map([['u1', unit({ position: position(10) })]])
    const place = { unit: 'u1', lon: 118, lat: 28, accuracy: null, speed: null, heading: null, mark: 'ok' as const }
    expect(placed(held, [{ ...place, at: at(60) }], NOW).get('u1')?.position?.lon).toBe(117.1)
    expect(placed(held, [{ ...place, at: at(2) }], NOW).get('u1')?.position).toMatchObject({ lon: 118, age: 2, stale: false })
    const line = { seq: 1, at: at(0), subject: 'unit:u1', version: 2, event: 'dispatch.UnitStatusSet', payload: { unit: 'u1', status: 'dispatched', order: 'o', case: 'c' } }
    expect(told(held, [line]).get('u1')).toMatchObject({ status: 'dispatched', doing: { order: 'o', case: 'c' } })
    expect(told(held, [{ ...line, payload: { unit: 'u1', status: 'available' } }]).get('u1')?.doing).toBeNull()
  })
})

describe('what is drawn', () => {
  it('changes only by what differs', () => {
    const held = new Map<string, string>()
    const [a, b] = [point('a', [1, 2], { name: 'x' }), point('b', [1, 2])]
    expect(changes(held, [a, b])).toEqual({ remove: [], add: [a, b] })
    expect(changes(held, [point('a', [1, 2], { name: 'x' }), b])).toEqual({ remove: [], add: [] })
    const moved = point('a', [1, 3], { name: 'x' })
    expect(changes(held, [moved])).toEqual({ remove: ['b'], add: [moved] })
  })
  it('tells a quiet, waiting drill from the rest', () => {
    const incident = { case: 'c', number: '350701-20261122-00012', lon: 1, lat: 2, level: 1, quiet: true, flags: ['drill'], column: 'waiting' } as unknown as Incident
    expect(incidentFeature(incident, true).properties).toMatchObject({ icon: 'case|1|quiet|practice|waiting', name: '12', selected: true, order: -1 })
  })
  it('measures in metres', () => {
    expect(metresBetween([117, 27], [117, 28])).toBeCloseTo(111_195, -1)
    expect(along([[117, 27], [117, 27.5], [117, 28]])).toBeCloseTo(111_195, -1)
    for (const corner of circle('c', [117, 27], 300).geometry.coordinates[0] ?? []) expect(metresBetween([117, 27], [corner[0]!, corner[1]!])).toBeCloseTo(300, 0)
  })
})

describe('the keys', () => {
  it('are written as on a keyboard, and found by any of their words', () => {
    expect(keyNames('z u')).toEqual(['Z', 'U'])
    expect(keyNames('ctrl+enter')).toEqual(['Ctrl+Enter'])
    const act = (id: string, keys?: string) => ({ id, name: ['接警', 'Take'] as const, group: ['队列', 'Queue'] as const, keys, run: () => undefined })
    expect(grouped([act('a', 't'), act('none')], 'take')).toMatchObject([{ acts: [{ id: 'a' }] }])
    expect(grouped([act('a', 't')], '不在')).toEqual([])
  })
})
