import { expect, it } from 'vitest'
import { reasonPhrase, statusClass } from './status-codes'

it('knows the phrases of RFC 9110 §15', () => {
  expect([101, 200, 403, 426, 505].map(reasonPhrase)).toEqual([
    'Switching Protocols',
    'OK',
    'Forbidden',
    'Upgrade Required',
    'HTTP Version Not Supported',
  ])
})
it('has no phrase for an unregistered status', () => {
  expect(reasonPhrase(999)).toBe('')
})
it('gives the class', () => {
  expect([101, 204, 302, 426, 599, 600, 99].map(statusClass)).toEqual([1, 2, 3, 4, 5, null, null])
})
