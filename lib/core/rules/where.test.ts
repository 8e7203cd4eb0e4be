import { expect, it } from 'vitest'
import { addressAndPort } from './where'

it('names the port of an address, and none of a Unix socket', () => {
  expect(addressAndPort('192.0.2.7', 80)).toBe('192.0.2.7 port 80')
  expect(addressAndPort('/run/app.sock', 0)).toBe('/run/app.sock')
  expect(addressAndPort('192.0.2.7', undefined)).toBe('192.0.2.7')
})
