import { describe, expect, it } from 'vitest'
import { choose } from '@/words'
import { dueSays, lampOf, spanSays } from './due'

const clock = { due_at: '2025-11-24T09:00:00Z', warn_at: '2025-11-23T09:00:00Z', paused_at: null, concluded_at: null }
const at = (instant: string): number => Date.parse(instant)

describe('the lamp of a matter', () => {
  it('is green, yellow and red as its time goes by', () => {
    expect(['2025-11-22T09:00:00Z', '2025-11-23T09:00:00Z', '2025-11-24T09:00:00Z'].map((now) => lampOf(clock, at(now)))).toEqual(['green', 'yellow', 'red'])
  })
  it('stays while it waits for the citizen', () => {
    expect(lampOf({ ...clock, paused_at: '2025-11-22T09:00:00Z' }, at('2025-12-01T09:00:00Z'))).toBe('green')
  })
})

describe('its words', () => {
  it('name the pause before anything else, and the working time', () => {
    choose('zh')
    expect(dueSays(clock.due_at, { paused: true, lamp: 'red' })).toBe('等诉求人答复，时限已暂停')
    expect(dueSays(clock.due_at, { paused: false, lamp: 'red' })).toContain('已超时')
    expect(spanSays({ count: 5, unit: 'working_days' })).toBe('办理时限 5个工作日')
  })
})
