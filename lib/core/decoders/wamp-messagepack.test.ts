import fc from 'fast-check'
import { expect, it } from 'vitest'
import { decoded, lineOf, survives } from '@/lib/testing/decode-kit'
import { wampMessagepack } from './wamp-messagepack'

const subprotocol = 'wamp.2.msgpack'
const batched = { subprotocol: 'wamp.2.msgpack.batched' }
const HELLO = '93 01 a6 7265616c6d31 81 a5 726f6c6573 80'
const CALL = '95 30 ce 00773c17 80 a8 636f6d2e70696e67 90'

it('names each message by its code', () => {
  expect(decoded({ hex: HELLO }, { subprotocol })).toEqual({
    ...{ decoder: 'wamp-messagepack', title: 'WAMP in MessagePack', form: 'text', truncated: false, note: null },
    summary: 'HELLO, realm realm1',
    fields: { type: 'HELLO', realm: 'realm1' },
    text: 'HELLO, realm realm1\n\n[\n  1,\n  "realm1",\n  {\n    "roles": {}\n  }\n]',
  })
  expect(lineOf({ hex: CALL }, { subprotocol })[1]).toBe('CALL, procedure com.ping, request 7814167')
  expect(lineOf({ hex: '93 21 07 cf 0020000000000001' }, { subprotocol })[1]).toBe('SUBSCRIBED, request 7, subscription 9007199254740993')
  expect(lineOf({ hex: HELLO }).at(0)).toBe('messagepack')
})

it('tells the messages of a batch, each with its length in four octets', () => {
  expect(lineOf({ hex: `00000011 ${HELLO} 00000012 ${CALL}` }, batched)).toEqual([
    'wamp-messagepack',
    '2 messages: HELLO, realm realm1; CALL, procedure com.ping, request 7814167',
  ])
})

it('says what is missing, what lies and what is none of it', () => {
  expect(decoded({ hex: '00000020 93 21 07' }, batched)).toMatchObject({
    summary: 'SUBSCRIBED, request 7',
    note: 'A message of 32 octets is announced at octet 0, 3 octets of it are here',
  })
  expect(decoded({ hex: '00000003 93 21 07 ffff' }, batched).note).toContain('Not read to its end')
  expect(decoded({ hex: '93 21 07 09 00000003' }, { subprotocol }).note).toBe('4 octets follow behind a message, from octet 4 on')
  expect(decoded({ hex: '91 63' }, { subprotocol }).note).toBe('This is no message of WAMP in MessagePack that is known')
  expect(decoded({ hex: '07' }, { subprotocol })).toMatchObject({ text: 'no message that is known\n\n7' })
  expect(decoded({ hex: '00 00' }, batched)).toMatchObject({
    decoder: 'hex',
    note: expect.stringContaining('No length can be read at octet 0'),
  })
  expect(decoded({ hex: 'c1' }, { subprotocol })).toMatchObject({ decoder: 'hex', note: expect.stringContaining('never uses') })
  expect(decoded({ hex: `93 30 01 80 ${'91'.repeat(5_000)}` }, { subprotocol, truncated: true })).toMatchObject({
    note: null,
    truncated: true,
  })
  expect(decoded({ hex: '95 30 01 80 a1 61 dd ffffffff 01' }, { subprotocol }).summary).toBe('CALL, procedure a, request 1')
})

it('reads a batch at whatever octet it is cut', () => {
  const message = [0x93, 33, 7, 9]
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 20 }), fc.nat(), (count, cut) => {
      const octets = Uint8Array.from(Array.from({ length: count }, () => [0, 0, 0, message.length, ...message]).flat())
      const context = { opcode: 2, direction: 'received', ...batched } as const
      expect(wampMessagepack.decode(octets, context).note).toBeNull()
      const part = octets.subarray(0, cut % octets.length)
      const whole = Math.floor(part.length / 8)
      if (whole > 0)
        expect(wampMessagepack.decode(part, context).text.split('SUBSCRIBED, request 7, subscription 9').length).toBe(whole + 1)
    }),
  )
})
survives(wampMessagepack, { subprotocol })
survives(wampMessagepack, batched)
