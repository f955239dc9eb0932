import { describe, expect, it } from 'vitest'
import { distance, geo, metresBetween } from './places'
import { asksAhead, lastAt, mayReport, nextStage, parted, sorted, standing, type Own, type State } from './steps'

function own(state: State, level = 2, ordered = '2026-03-01T08:00:00Z', seen: string | null = null): Own {
  const order = { state, ordered_at: ordered, end_seen_at: seen, parent: null, kind: 'unit', received_at: null }
  return { line: { level }, order: { row: { order } } } as unknown as Own
}

describe('where an order stands', () => {
  it('counts what is not sent yet, never backwards', () => {
    expect(standing('received', [])).toBe('received')
    expect(standing('received', [{ stage: 'accepted', at: 1 }, { stage: 'en_route', at: 2 }])).toBe('en_route')
    expect(standing('on_scene', [{ stage: 'accepted', at: 1 }])).toBe('on_scene')
    expect(standing('withdrawn', [{ stage: 'accepted', at: 1 }])).toBe('withdrawn')
    expect(standing('received', [{ stage: 'refused', at: 1 }])).toBe('refused')
  })

  it('goes on one step at a time until reports are due', () => {
    expect((['ordered', 'received', 'accepted', 'en_route', 'on_scene', 'done'] as const).map((each) => nextStage(each, 'unit'))).toEqual([
      'accepted',
      'accepted',
      'en_route',
      'on_scene',
      null,
      null,
    ])
    expect(nextStage('accepted', 'organisation')).toBeNull()
    expect([mayReport('accepted', 'unit'), mayReport('accepted', 'organisation'), mayReport('on_scene', 'unit')]).toEqual([false, true, true])
  })

  it('lets a unit ask for backup once it has acknowledged and before it arrives', () => {
    const states = ['ordered', 'received', 'accepted', 'en_route', 'on_scene', 'reported', 'done'] as const
    expect(states.filter((each) => asksAhead(each, 'unit'))).toEqual(['accepted', 'en_route'])
    expect(asksAhead('accepted', 'organisation')).toBe(false)
  })

  it('never puts a time before the stage before', () => {
    const order = { ordered_at: '2026-03-01T08:00:00Z', received_at: '2026-03-01T08:00:03Z' } as Own['order']['row']['order']
    expect(lastAt(order, [])).toBe(Date.parse('2026-03-01T08:00:03Z'))
    expect(lastAt(order, [{ stage: 'accepted', at: Date.parse('2026-03-01T08:01:00Z') }])).toBe(Date.parse('2026-03-01T08:01:00Z'))
  })
})

describe('the list', () => {
  it('shows first what waits for an answer, then the most urgent, then the oldest', () => {
    const [working, urgent, fresh, old] = [own('en_route', 1), own('received', 1), own('ordered', 3), own('received', 3, '2026-03-01T07:00:00Z')]
    expect(sorted([working, fresh, old, urgent])).toEqual([urgent, old, fresh, working])
  })

  it('keeps an order that was taken back until that is acknowledged', () => {
    const [back, known, done] = [own('withdrawn'), own('withdrawn', 2, undefined, '2026-03-01T09:00:00Z'), own('done')]
    expect(parted([back, known, done])).toEqual({ open: [back], over: [known, done] })
  })
})

describe('distances', () => {
  it('are those of the earth and as exact as is of use', () => {
    const metres = metresBetween({ lon: 117.4, lat: 27.3 }, { lon: 117.41, lat: 27.3 })
    expect(metres).toBeGreaterThan(985)
    expect(metres).toBeLessThan(992)
    expect([4, 86, 1_449, 12_345].map(distance)).toEqual(['0 m', '90 m', '1.4 km', '12 km'])
  })

  it('give the map of the telephone a point alone', () => {
    expect(geo({ lon: 117.43, lat: 27.33 })).toBe('geo:27.330000,117.430000?q=27.330000,117.430000')
  })
})
