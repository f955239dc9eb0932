import { expect, it } from 'vitest'
import { fitted } from './panes'

it('moves width between neighbours only', () => {
  expect(fitted([30, 40], 0, 5)).toEqual([35, 35])
  expect(fitted([30, 40], 1, -5)).toEqual([30, 35])
})

it('leaves no pane too narrow to read', () => {
  expect(fitted([30, 40], 0, 90)).toEqual([52, 18])
  expect(fitted([30, 40], 0, -90)).toEqual([18, 52])
  expect(fitted([30, 40], 1, 90)).toEqual([30, 52])
})
