import { expect, it } from 'vitest'
import { hexDecode } from '../../bytes/hex'
import { areMessages, msgpackMessages } from './msgpack-messages'
import type { OctetReader } from './octet-reader'

const octets = (hex: string) => hexDecode(hex.replace(/\s/g, '')) ?? new Uint8Array()
const readLength = (reader: OctetReader) => reader.u8()
const context = { opcode: 2, direction: 'received', subprotocol: null } as const
const x = (length: typeof readLength | null) =>
  msgpackMessages({
    id: 'x',
    title: 'X',
    fits: () => 50,
    lengthOf: () => length,
    tell: ([kind]) => (kind === '1' ? { summary: 'one', fields: { kind: '1' } } : null),
  })

it('is asked for binary payloads only', () => {
  expect([
    x(null).priority(octets('91'), context),
    x(null).priority(octets('91'), { ...context, opcode: 1 }),
    x(null).priority(octets(''), context),
  ]).toEqual([50, 0, 0])
})

it('shows one message, or several with their lengths', () => {
  const one = { form: 'text', text: 'one\n\n[\n  1\n]', truncated: false, note: null, summary: 'one', fields: { kind: '1' } }
  expect(x(null).decode(octets('91 01'), context)).toEqual(one)
  expect(x(readLength).decode(octets('02 91 01'), context)).toEqual(one)
  expect(x(readLength).decode(octets('02 91 01 02 91 02'), context)).toMatchObject({
    text: 'one\n\n[\n  1\n]\n\nno message that is known\n\n[\n  2\n]',
    summary: '2 messages: one; no message that is known',
    note: 'This is no message of X that is known',
  })
})

it('says what follows, what is missing and what cannot be read', () => {
  expect(x(null).decode(octets('91 01 05'), context).note).toBe('1 octets follow behind a message, from octet 2 on')
  expect(x(readLength).decode(octets('09 91 01'), context).note).toBe(
    'A message of 9 octets is announced at octet 0, 2 octets of it are here',
  )
  expect(() => x(null).decode(octets('c1'), context)).toThrow('octet 0 is 0xc1, which MessagePack never uses')
  expect(() => x(readLength).decode(octets('09'), context)).toThrow(
    'A message of 9 octets is announced at octet 0, 0 octets of it are here',
  )
  expect(() => x(null).decode(octets(''), context)).toThrow('it has no octets')
})

it('knows whether all is messages', () => {
  const are = (hex: string) => areMessages(octets(hex), readLength, ([kind]) => kind === '1')
  expect([are('02 91 01'), are('02 91 01 02 91 01')]).toEqual([true, true])
  expect([are(''), are('03 91 01'), are('03 91 01 00'), are('01 01'), are('02 91 02'), are('02 91 01 05')]).toEqual(Array(6).fill(false))
})
