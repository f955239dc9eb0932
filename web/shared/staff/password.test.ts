import { expect, it } from 'vitest'
import { allMet, meets } from './password'

it('asks for length, mixture and another word than the login', () => {
  expect(meets('', 'chenjie')).toEqual({ long: false, mixed: false, login: false })
  expect(meets('Abcdef123456', 'chenjie')).toEqual({ long: true, mixed: true, login: true })
  expect(meets('abcdef123456', 'chenjie').mixed).toBe(false)
  expect(meets('Abcdef12345', 'chenjie').long).toBe(false)
  expect(meets('xChenJie-2026!', 'chenjie').login).toBe(false)
  expect(allMet(meets('Abcdef-123456', 'ab'))).toBe(true)
})

it('counts letters without case as one more class, as the server does', () => {
  expect(meets('平安是福Ab3456789', 'chenjie').mixed).toBe(true)
})
