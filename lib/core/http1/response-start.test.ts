import { expect, it } from 'vitest'
import { latin1Encode } from '../bytes/latin1'
import { mayBecomeResponse } from './response-start'

it.each(['', '\r\n', 'H', 'HTTP', 'HTTP/1.1 101', 'http/', '\r\n HTTP/'])('%j may become one', (text) => {
  expect(mayBecomeResponse(latin1Encode(text))).toBe(true)
})
it.each(['S', 'SSH-2.0', 'HTTPS', 'HTML', '\x15\x03', '\r\n<', '\x00'])('%j cannot', (text) => {
  expect(mayBecomeResponse(latin1Encode(text))).toBe(false)
})
