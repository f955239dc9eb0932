import { beforeAll, expect, it } from 'vitest'
import { nextTick, shallowRef } from 'vue'
import type { CallShown } from '@/call/doors'
import { lang } from '@/words'
import { changes, useWho } from './who'

const call = (...all: [string, string, string?][]): CallShown =>
  ({ participants: [{ participant: 'me', role: 'caller', mine: true, state: 'in' }, ...all.map(([participant, role, state = 'in']) => ({ participant, role, mine: false, state, publication: null }))] }) as unknown as CallShown

beforeAll(() => void (lang.value = 'zh'))

it('lists everybody who is there, also those who send nothing, and tells who comes and goes', async () => {
  const shown = shallowRef(call(['a', 'call_taker']))
  const { list, news } = useWho(() => shown.value)
  expect(list.value).toBe('通话中：接警员')
  expect(news.value).toBe('')
  shown.value = call(['a', 'call_taker'], ['b', 'supervisor'], ['c', 'supervisor'])
  await nextTick()
  expect(list.value).toBe('通话中：接警员、督导 ×2')
  expect(news.value).toContain('督导加入了通话')
  shown.value = call(['a', 'call_taker'], ['b', 'supervisor', 'left'], ['c', 'supervisor', 'left'])
  await nextTick()
  expect(list.value).toBe('通话中：接警员')
  expect(news.value).toContain('督导离开了通话')
})

it('takes a reconnecting participant for the same one', () => {
  expect(changes([{ participant: 'a', role: 'officer' }], [{ participant: 'a', role: 'officer' }])).toEqual({ came: [], went: [] })
})
