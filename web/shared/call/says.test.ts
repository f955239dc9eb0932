import { describe, expect, it } from 'vitest'
import { choose } from '@/words'
import type { CallShown } from './doors'
import { byItself, clock, others, saidOf, standing } from './says'

const shown = (more: Partial<CallShown> = {}): CallShown =>
  ({ state: 'ringing', created_at: '2026-11-22T04:00:00Z', answered_at: null, ended_at: null, reason: null, participants: [], ...more }) as CallShown

describe('what a call says of itself', () => {
  it('follows its state', () => {
    choose('zh')
    const found = [shown(), shown({ state: 'answered' }), shown({ state: 'held' }), shown({ state: 'ended' })].map((each) => saidOf(standing(each, false)))
    expect(found).toEqual(['呼叫中，等待接警员接听', '已接通', '保持：接警员暂时离开，请不要挂断', '通话已结束'])
  })

  it('says that the link is lost, but not of a call that is over', () => {
    expect(standing(shown({ state: 'answered' }), true)).toBe('away')
    expect(standing(shown({ state: 'ended', reason: 'unanswered' }), true)).toBe('unanswered')
    expect(standing(null, false)).toBe('starting')
  })

  it('counts from its beginning, and stops at the end', () => {
    const from = Date.parse('2026-11-22T04:00:00Z')
    expect(clock(shown(), from + 5_000)).toBe(5)
    const over = shown({ answered_at: '2026-11-22T04:00:10Z', ended_at: '2026-11-22T04:01:10Z' })
    expect(clock(over, from + 900_000)).toBe(70)
  })

  it('listens to nobody who left, and not to itself', () => {
    const each = (participant: string, mine: boolean, state: 'in' | 'left') => ({ participant, role: 'officer' as const, mine, state, name: null, publication: null })
    expect(others(shown({ participants: [each('a', true, 'in'), each('b', false, 'in'), each('c', false, 'left')] })).map((one) => one.participant)).toEqual(['b'])
  })
})

it('obeys by itself only what cannot betray the caller', () => {
  expect((['flip_camera', 'mute', 'torch', 'video_on', 'unmute', 'location'] as const).map(byItself)).toEqual([true, true, false, false, false, false])
})
