import { expect, it } from 'vitest'
import { pathOfTwo } from './path-of-two'

const old = { id: 'old', createdAt: '2026-11-26T10:00:00.000Z' }
const young = { id: 'young', createdAt: '2026-11-27T10:00:00.000Z' }

it('leads to two attempts in the order of time, however they were ticked', () => {
  expect(pathOfTwo([young, old])).toBe('/compare?a=old&b=young')
  expect(pathOfTwo([old, young])).toBe('/compare?a=old&b=young')
})
