import { expect, it } from 'vitest'
import { mayTry, type Try } from './tries'

const refused = (status: number): Try => ({ credentials: 'Cookie', opened: false, status })
const opened: Try = { credentials: 'Cookie', opened: true, status: 101 }

it('lets credentials be refused twice, never a third time', () => {
  expect(mayTry([], 'Cookie')).toBe(true)
  expect(mayTry([refused(401)], 'Cookie')).toBe(true)
  expect(mayTry([refused(401), refused(403)], 'Cookie')).toBe(false)
  expect(mayTry([refused(407), refused(407)], 'Cookie')).toBe(false)
})
it('counts refusals of the credentials only', () => {
  expect(mayTry([refused(404), refused(500), refused(400)], 'Cookie')).toBe(true)
  expect(mayTry([refused(401), refused(401)], 'Authorization')).toBe(true)
})
it('knows credentials to be good once they were taken', () => {
  expect(mayTry([refused(403), opened, refused(403), refused(401)], 'Cookie')).toBe(true)
})
