import { expect, it } from 'vitest'
import { treeOf } from './tree'

const row = (id: string, parent: string | null): { id: string; parent: string | null; code: string } => ({ id, parent, code: id.toUpperCase() })

it('draws parents before children, each by its code', () => {
  const found = treeOf([row('b2', 'b'), row('a', null), row('b1', 'b'), row('b', 'a')])
  expect(found.map((each) => [each.row.id, each.depth])).toEqual([['a', 0], ['b', 1], ['b1', 2], ['b2', 2]])
})

it('keeps what hangs on an office that one may not see', () => {
  expect(treeOf([row('x', 'hidden')]).map((each) => each.depth)).toEqual([0])
})
