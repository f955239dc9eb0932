import { expect, test } from 'vitest'
import { askedBy } from './desk'

test('the address says what is looked at, and what it does not know is left out', () => {
  expect(askedBy({ column: 'review', kind: 'service', mine: 'true', other: 'x', lamp: ['red', 'green'] }, 'triage')).toEqual({ column: 'review', filters: { kind: 'service', mine: 'true' } })
})

test('an unknown column is the first one of this seat', () => {
  expect(askedBy({ column: 'nothing' }, 'accept')).toEqual({ column: 'accept', filters: {} })
})
