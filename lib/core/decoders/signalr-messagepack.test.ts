import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decoded, lineOf, survives } from '@/lib/testing/decode-kit'
import { utf8Encode } from '../bytes/utf8'
import { signalrMessagepack } from './signalr-messagepack'

const first = { sent: utf8Encode('{"protocol":"messagepack","version":1}\x1e'), received: utf8Encode('{}\x1e') }
const line = (hex: string) => lineOf({ hex }, { first })

describe('SignalR in MessagePack', () => {
  it.each([
    ['11 96 01 80 a3 78797a a6 6d6574686f64 91 2a 90', 'Invocation method (xyz)'],
    ['0e 96 01 80 c0 a6 6d6574686f64 91 2a 90', 'Invocation method'],
    ['0d 95 01 80 c0 a6 6d6574686f64 91 2a', 'Invocation method'],
    ['11 96 04 80 a3 78797a a6 6d6574686f64 91 2a 90', 'StreamInvocation method (xyz)'],
    ['08 94 02 80 a3 78797a 2a', 'StreamItem (xyz)'],
    ['0e 95 03 80 a3 78797a 01 a5 4572726f72', 'Completion (xyz) "Error"'],
    ['08 94 03 80 a3 78797a 02', 'Completion (xyz), void'],
    ['09 95 03 80 a3 78797a 03 2a', 'Completion (xyz)'],
    ['07 93 05 80 a3 78797a', 'CancelInvocation (xyz)'],
    ['02 91 06', 'Ping'],
    ['06 92 07 a3 78797a', 'Close "xyz"'],
    ['07 93 07 a3 78797a c3', 'Close "xyz", the client may reconnect'],
    ['03 92 07 c0', 'Close'],
    ['04 92 08 cc 24', 'Ack, up to 36'],
    ['04 92 09 cc 13', 'Sequence, from 19'],
    ['19 96 01 82 a1 78 a1 79 a1 7a a1 7a a3 78797a a6 6d6574686f64 91 2a 90', 'Invocation method (xyz)'],
  ])('%s is %s', (hex, summary) => {
    expect(line(hex)).toEqual(['signalr-messagepack', summary])
    // The same where nobody saw the handshake: every message is whole and of a form that is known.
    expect(lineOf({ hex })).toEqual(['signalr-messagepack', summary])
  })

  it('names the elements, and gives fields to filter by', () => {
    expect(decoded({ hex: '11 96 01 80 a3 78797a a6 6d6574686f64 91 2a 90' }, { first })).toMatchObject({
      note: null,
      fields: { type: 'Invocation', target: 'method', invocationId: 'xyz' },
      text: [
        'Invocation method (xyz)',
        '',
        '{',
        '  "type": 1 (Invocation),',
        '  "headers": {},',
        '  "invocationId": "xyz",',
        '  "target": "method",',
        '  "arguments": [',
        '    42',
        '  ],',
        '  "streamIds": []',
        '}',
      ].join('\n'),
    })
    expect(decoded({ hex: '0e 95 03 80 a3 78797a 01 a5 4572726f72' }, { first }).text).toContain(
      '"resultKind": 1 (error),\n  "error": "Error"',
    )
    expect(decoded({ hex: '03 92 06 01' }, { first }).text).toContain('"type": 6 (Ping),\n  "element 1": 1')
  })

  it('tells several messages of one frame, whatever their length takes', () => {
    expect(line('02 91 06 82 80 80 80 00 91 06 06 92 07 a3 78797a')[1]).toBe('3 messages: Ping; Ping; Close "xyz"')
    expect(line(`87 02 94 02 80 a0 da0100 ${'78'.repeat(256)} 02 91 06`)[1]).toBe('2 messages: StreamItem (); Ping')
  })

  it('leaves the handshake, which is JSON, and sessions that chose JSON to the other', () => {
    expect(lineOf({ hex: '7b7d1e' }, { first })).toEqual(['signalr', 'handshake accepted'])
    expect(decoded({ hex: '02 91 06' }, { first: { sent: utf8Encode('{"protocol":"json","version":1}\x1e') } }).decoder).toBe('hex')
    expect(decoded({ hex: '02 91 06' }, { subprotocol: 'chat' }).decoder).toBe('hex')
    // 123 octets begin as an object in JSON does.
    const hex = `7b 95 01 80 c0 a1 78 92 d9 71 ${'61'.repeat(113)} 1e`
    expect(decoded({ hex }, { first })).toMatchObject({ summary: 'Invocation x', note: null })
  })

  it('tells what it can of what is not whole or lies, and why', () => {
    const shown = (hex: string, truncated = false) => decoded({ hex }, { first, truncated })
    expect(shown('ff ff ff ff 07 96 01 80 c0 a4 73656e64 92 2a')).toMatchObject({
      summary: 'Invocation send',
      note: 'A message of 2147483647 octets is announced at octet 0, 11 octets of it are here',
    })
    expect(shown('11 96 01 80 c0 a4 73656e64', true)).toMatchObject({ summary: 'Invocation send', note: null, truncated: true })
    expect(shown('07 96 01 80 a9 78797a 02 91 06')).toMatchObject({
      summary: '2 messages: Invocation; Ping',
      note: 'Not read to its end: 9 octets were announced at octet 5, 3 are here',
    })
    expect(shown('04 91 06 07 08')).toMatchObject({ note: '2 octets follow behind a message, from octet 3 on' })
    expect(shown('02 91 2a')).toMatchObject({ summary: 'type 42', note: null })
    expect(shown('01 2a')).toMatchObject({
      note: 'This is no message of SignalR in MessagePack that is known',
      text: expect.stringContaining('42'),
    })
    expect(shown('02 91 06 ff ff ff ff ff')).toMatchObject({
      summary: 'Ping',
      note: 'No length can be read at octet 3: a number goes on for more than 5 octets',
    })
    expect(shown('00 00')).toMatchObject({ decoder: 'hex', note: expect.stringContaining('SignalR in MessagePack failed: ') })
    expect(shown('01 c1')).toMatchObject({ decoder: 'hex', note: expect.stringContaining('which MessagePack never uses') })
    expect(shown(`ff 01 ${'91'.repeat(255)}`)).toMatchObject({ note: expect.stringContaining('nested more than 100 deep') })
    expect(shown('06 95 01 80 dd ffffffff')).toMatchObject({ summary: 'Invocation' })
  })

  it('is bounded whatever is announced, and however much is there', () => {
    expect(decoded({ hex: '02 91 06'.repeat(5_000) }, { first })).toMatchObject({
      truncated: true,
      summary: '200 messages: Ping; Ping; Ping',
    })
    const wide = `dd 00020000 ${'00'.repeat(0x20000)}`
    expect(decoded({ hex: `85 80 08 ${wide}`.repeat(4) }, { first }).text.length).toBeLessThan(4_000_000)
  })

  it('reads what was packed, at whatever octet it is cut', () => {
    const text = fc.string({ maxLength: 20, unit: fc.constantFrom('a', 'Z', '0', '.') })
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 5 }), fc.nat(), (calls, cut) => {
        const packed = (one: string) => [0xa0 | one.length, ...utf8Encode(one)]
        const messages = calls.map(([id, target]) => [0x95, 1, 0x80, ...packed(id), ...packed(target), 0x90])
        const octets = Uint8Array.from(messages.flatMap((message) => [message.length, ...message]))
        const context = { opcode: 2, direction: 'sent', subprotocol: null, first } as const
        const { summary, note } = signalrMessagepack.decode(octets, context)
        const lines = calls.map(([id, target]) => `Invocation ${target} (${id})`)
        expect([summary, note]).toEqual([calls.length === 1 ? lines[0] : `${calls.length} messages: ${lines.slice(0, 3).join('; ')}`, null])
        try {
          signalrMessagepack.decode(octets.subarray(0, cut % octets.length), context)
        } catch (error) {
          expect(error).toBeInstanceOf(Error)
        }
      }),
    )
  })
})
survives(signalrMessagepack, { first })
survives(signalrMessagepack)
