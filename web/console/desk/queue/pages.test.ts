import { describe, expect, it } from 'vitest'
import { aged, answered, EMPTY, pagesOf, type CaseLine } from './pages'

const row = (id: string, more: Partial<CaseLine> = {}): CaseLine => ({ case: id, number: id, age: 1, level: 2, ...more }) as CaseLine
const ids = (rows: CaseLine[]): string => rows.map((each) => each.case).join('')
const two = (): ReturnType<typeof answered> => answered(answered(EMPTY, 0, [row('a'), row('b')], 'B'), 1, [row('c'), row('d')], 'D')

describe('a chain of pages', () => {
  it('grows by what is read', () => {
    const chain = two()
    expect(chain.pages.map((page) => [page.after, ids(page.rows)])).toEqual([[null, 'ab'], ['B', 'cd']])
    expect(chain.next).toBe('D')
  })

  it('keeps the objects of rows that did not change, whatever their age', () => {
    const chain = two()
    const again = answered(aged(chain), 0, [row('a', { age: 9 }), row('b', { level: 1 })], 'B')
    expect(again.pages[0]?.rows[0]).toBe(chain.pages[0]?.rows[0])
    expect(again.pages[0]?.rows[1]).not.toBe(chain.pages[0]?.rows[1])
    expect(again.pages[1]?.stale).toBe(true)
    expect(again.next).toBe('D')
  })

  it('shows a row that came in, and has the next page begin where this one now ends', () => {
    const again = answered(two(), 0, [row('x'), row('a')], 'A')
    expect(again.pages.map((page) => ids(page.rows))).toEqual(['xa', 'cd'])
    expect(again.pages[1]).toMatchObject({ after: 'A', stale: true })
  })

  it('never shows a row twice when it moved up', () => {
    const again = answered(two(), 0, [row('c', { level: 1 }), row('a'), row('b')], 'B')
    expect(again.pages.map((page) => ids(page.rows))).toEqual(['cab', 'd'])
  })

  it('ends where the column ends', () => {
    const again = answered(two(), 0, [row('a')], null)
    expect(again.pages.map((page) => ids(page.rows))).toEqual(['a'])
    expect(again.next).toBeNull()
  })

  it('knows which pages are in view, and when more must be read', () => {
    const chain = two()
    expect(pagesOf(EMPTY, 0, 20)).toEqual([0])
    expect(pagesOf(answered(EMPTY, 0, [], null), 0, 30)).toEqual([0])
    expect(pagesOf(chain, 0, 1)).toEqual([0])
    expect(pagesOf(chain, 1, 2)).toEqual([0, 1])
    expect(pagesOf(chain, 2, 9)).toEqual([1, 2])
    expect(pagesOf({ ...chain, next: null }, 2, 9)).toEqual([1])
  })
})
