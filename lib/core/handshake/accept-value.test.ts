import { expect, it } from 'vitest'
import { acceptValue } from './accept-value'

it('answers the key of RFC 6455 §1.3', () => {
  expect(acceptValue('dGhlIHNhbXBsZSBub25jZQ==')).toBe('s3pPLMBiTxaQ9kYGzzhZRbK+xOo=')
})
it('answers a key that is no base64 of 16 octets all the same', () => {
  expect(acceptValue('REDACTED')).toBe('npo8vteWHQo6LVxg2u5NhF9kCUo=')
})
