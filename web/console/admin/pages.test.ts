import { expect, it } from 'vitest'
import { Problem } from '@/api/client'
import { usePages, type Page } from './pages'

it('reads on where it stopped, and begins anew', async () => {
  const pages = usePages<number>(async (after) => (after === null ? { rows: [1, 2], next: 2 } : { rows: [3], next: null }))
  await pages.again()
  expect([pages.rows.value, pages.more.value]).toEqual([[1, 2], true])
  await pages.onward()
  expect([pages.rows.value, pages.more.value]).toEqual([[1, 2, 3], false])
  await pages.again()
  expect(pages.rows.value).toEqual([1, 2])
})

it('throws an old answer away when it comes after a newer one', async () => {
  const waiting: ((page: Page<string>) => void)[] = []
  const pages = usePages<string>(() => new Promise((done) => waiting.push(done)))
  const [first, second] = [pages.again(), pages.again()]
  waiting[1]?.({ rows: ['new'], next: null })
  waiting[0]?.({ rows: ['old'], next: null })
  await Promise.all([first, second])
  expect(pages.rows.value).toEqual(['new'])
})

it('keeps what it has when the house refuses', async () => {
  let fails = false
  const pages = usePages<number>(async () => {
    if (fails) throw new Problem(503, 'away', '')
    return { rows: [1], next: null }
  })
  await pages.again()
  fails = true
  await pages.again()
  expect([pages.rows.value, pages.state.value, pages.problem.value?.status]).toEqual([[1], 'failed', 503])
})
