import { expect, it } from 'vitest'
import type { Account } from '@/staff/session'
import { leastOf, type Told } from './kept'

const crew = [
  { person: 'me', name: '林' },
  { person: 'other', name: '陈' },
]
const account = { organisation_name: '所', last: { at: 'x' }, staff: { id: 'me', name: '林', phone: '138****0000' } } as unknown as Account
const mine = {
  units: [
    { id: 'a', position: { lon: 1 }, shift: { crew } },
    { id: 'b', position: null, shift: null },
  ],
  orders: ['open', 'over'],
  nearby: ['someone'],
} as unknown as Told['mine']

it('keeps the open orders and one’s own unit, and nothing of anybody else', () => {
  const least = leastOf(account, mine, mine.orders.slice(0, 1), 'a')
  expect(least.mine).toEqual({ orders: ['open'], nearby: [], units: [{ id: 'a', position: null, shift: { crew: crew.slice(0, 1) } }] })
  expect(least.account.staff.phone).toBeNull()
  expect(JSON.stringify(least)).not.toContain('陈')
})
