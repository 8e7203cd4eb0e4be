import { expect, it } from 'vitest'
import { latin1Encode } from '../bytes/latin1'
import { utf8Encode } from '../bytes/utf8'
import { type DecodeContext, decode } from './index'

const TEXT: DecodeContext = { opcode: 1, direction: 'received', subprotocol: null }
const BINARY: DecodeContext = { ...TEXT, opcode: 2 }

it.each<[string, Uint8Array, DecodeContext, string]>([
  ['an object in a text', utf8Encode(' {"a":1}'), TEXT, 'json'],
  ['an array in a binary', utf8Encode('[1]'), BINARY, 'json'],
  ['a text', utf8Encode('hello'), TEXT, 'text'],
  ['a text in a binary', utf8Encode('héllo\n'), BINARY, 'text'],
  ['zeros', new Uint8Array(4), BINARY, 'hex'],
  ['octets that are no UTF-8', Uint8Array.of(0x7b, 0xff), BINARY, 'hex'],
  ['nothing', new Uint8Array(0), BINARY, 'text'],
])('shows %s as it is best read', (_, payload, context, decoder) => {
  expect(decode(payload, context).decoder).toBe(decoder)
})

it('uses the decoder that is asked for', () => {
  expect(decode(utf8Encode('{}'), TEXT, 'hex')).toMatchObject({ decoder: 'hex', text: expect.stringContaining('7b 7d') })
})

it('asked for JSON of what is no UTF-8, shows hex', () => {
  expect(decode(latin1Encode('{"\xff"}'), TEXT, 'json')).toMatchObject({ decoder: 'hex', note: 'JSON failed: it is not UTF-8' })
})
