import { expect, it } from 'vitest'
import { utf8Encode } from '../bytes/utf8'
import { BASIC_DECODERS, decode as decodeBy } from './index-basic'
import type { DecodeContext, Decoder } from './parts/decoder'

const TEXT: DecodeContext = { opcode: 1, direction: 'received', subprotocol: null }

it('shows anything with three', () => {
  expect(BASIC_DECODERS.map(({ id }) => id)).toEqual(['json', 'text', 'hex'])
  expect(decodeBy(utf8Encode('42["chat"]'), TEXT).decoder).toBe('text')
})

it('shows hex and says so when a decoder throws', () => {
  const broken: Decoder = {
    id: 'broken',
    title: 'Broken',
    priority: () => 99,
    decode() {
      throw new Error('too odd')
    },
  }
  expect(decodeBy(utf8Encode('a'), TEXT, undefined, [broken])).toMatchObject({ decoder: 'hex', note: 'Broken failed: too odd' })
  const shy: Decoder = {
    ...broken,
    priority() {
      throw new Error('no')
    },
  }
  expect(decodeBy(utf8Encode('a'), TEXT, undefined, [shy]).decoder).toBe('hex')
})
