import { constants, deflateRawSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { openInflater } from '@/lib/server/platform/inflate'
import { hexDecode } from '../bytes/hex'
import type { Frame } from './frame'
import { createMessageReader, type Message, type MessageReaderOptions } from './message'
import { createFrameReader } from './parse'

const hex = (text: string) => hexDecode(text) ?? new Uint8Array(0)
function read(bytes: Uint8Array, options: Partial<MessageReaderOptions> = {}): { frames: Frame[]; messages: Message[] } {
  const frames = createFrameReader({ direction: 'received', payloadCap: 1_000, deflate: options.deflate ?? false })
  const reader = createMessageReader({ cap: 1_000, ...options })
  const read = frames.push(bytes, 1).map((frame) => reader.push(frame))
  return { frames: read.map(({ frame }) => frame), messages: read.flatMap(({ message }) => (message ? [message] : [])) }
}

const shown = ({ messages }: { messages: Message[] }) =>
  messages.map((one) => [one.opcode, one.from, one.to, Buffer.from(one.payload).toString()])

it('gives a message of one frame', () => {
  expect(shown(read(hex('8105 48656c6c6f')))).toEqual([[1, 1, 1, 'Hello']])
})

it('joins fragments and lets a ping pass between them (RFC 6455 §5.4)', () => {
  expect(shown(read(hex('0103 48656c 8900 0000 8002 6c6f 8200')))).toEqual([
    [1, 1, 4, 'Hello'],
    [2, 5, 5, ''],
  ])
})

it('passes over a continuation of nothing, and drops a message that another interrupts', () => {
  expect(shown(read(hex('8001 41 0101 42 8101 43')))).toEqual([[1, 3, 3, 'C']])
})

it('keeps a message up to the cap and says so', () => {
  const { frames, messages } = read(hex('0103 414243 8003 444546'), { cap: 4 })
  expect(messages[0]).toMatchObject({ truncated: true, payload: hex('41424344') })
  expect(frames[1]?.violations).toEqual(['message-too-large'])
})

describe('permessage-deflate (RFC 7692 §7.2.3)', () => {
  const hello = hex('c107 f248cdc9c90700')

  it('inflates a message, and its fragments as one', () => {
    expect(shown(read(hello, { deflate: true, openInflater }))).toEqual([[1, 1, 1, 'Hello']])
    expect(shown(read(hex('4103 f248cd 8004 c9c90700'), { deflate: true, openInflater }))).toEqual([[1, 1, 2, 'Hello']])
  })

  it('refers back to earlier messages where context is taken over (§7.2.3.2)', () => {
    const second = hex('c105 f200110000')
    expect(shown(read(Buffer.concat([hello, second]), { deflate: true, openInflater }))).toEqual([
      [1, 1, 1, 'Hello'],
      [1, 2, 2, 'Hello'],
    ])
    const alone = read(Buffer.concat([hello, second]), { deflate: true, openInflater, takeover: false })
    expect(alone.frames[1]?.violations).toEqual(['takeover-broken'])
  })

  it('says when a message does not openInflater, and inflates no later one that leans on it', () => {
    const { frames } = read(Buffer.concat([hex('c102 ffff'), hello]), { deflate: true, openInflater })
    expect(frames.map((frame) => frame.violations)).toEqual([['inflate-failed'], ['inflate-failed']])
    const without = read(Buffer.concat([hex('c102 ffff'), hello]), { deflate: true, openInflater, takeover: false })
    expect(shown(without)[1]).toEqual([1, 2, 2, 'Hello'])
  })

  it('checks inflated text (RFC 6455 §8.1) and its size', () => {
    const framed = (text: Buffer) => {
      const body = deflateRawSync(text, { finishFlush: constants.Z_SYNC_FLUSH })
      const cut = body.subarray(0, body.length - 4)
      return Buffer.concat([Buffer.of(0xc1, cut.length), cut])
    }
    expect(read(framed(Buffer.of(0xff)), { deflate: true, openInflater }).frames[0]?.violations).toEqual(['invalid-utf8'])
    expect(read(framed(Buffer.alloc(5_000)), { deflate: true, openInflater }).frames[0]?.violations).toEqual(['message-too-large'])
  })

  it('gives the compressed octets where nobody inflates', () => {
    const { messages } = read(hello, { deflate: true })
    expect(messages[0]).toMatchObject({ compressed: true, payload: hex('f248cdc9c90700') })
  })
})

it('goes on from a saved state inside a message and with its window', () => {
  const frames = createFrameReader({ direction: 'received', payloadCap: 1_000, deflate: true })
  const parts = frames.push(hex('c107 f248cdc9c90700 4102 f200 8003 110000'), 1)
  let reader = createMessageReader({ cap: 1_000, deflate: true, openInflater })
  const messages = parts.flatMap((frame) => {
    const { message } = reader.push(frame)
    reader = createMessageReader({ cap: 1_000, deflate: true, openInflater, state: JSON.parse(JSON.stringify(reader.save())) })
    return message ? [Buffer.from(message.payload).toString()] : []
  })
  expect(messages).toEqual(['Hello', 'Hello'])
})

describe('what was agreed on and what a sender does (RFC 7692 §7.2.1)', () => {
  /** 300 octets, the first of them "Hello", in a stored block; then "Hello" as a reference 300 octets back. */
  const long = hex(`c27e 0132 002c01d3fe 48656c6c6f ${'2e'.repeat(295)} 00`)
  const far = hex('c105 f200851500')
  const violations = (bytes: Uint8Array, options: Partial<MessageReaderOptions> = {}) =>
    read(bytes, { deflate: true, openInflater, ...options }).frames.map((frame) => frame.violations)

  it('tells a message that needs a larger window, inflated all the same, once', () => {
    expect(violations(Buffer.concat([long, far, long, far]), { windowBits: 8 })).toEqual([[], ['window-exceeded'], [], []])
    expect(violations(Buffer.concat([long, far]), { windowBits: 9 })).toEqual([[], []])
    expect(shown(read(Buffer.concat([long, far]), { deflate: true, openInflater, windowBits: 8 }))[1]?.[3]).toBe('Hello')
  })

  it('tells a message that keeps its tail, inflated all the same', () => {
    const bytes = hex('c10b f248cdc9c90700 0000ffff')
    expect(violations(bytes)).toEqual([['tail-not-stripped']])
    expect(shown(read(bytes, { deflate: true, openInflater }))).toEqual([[1, 1, 1, 'Hello']])
  })

  it('tells a text that inflates to half a character', () => {
    expect(violations(hex('c108 00 0200 fdff 41c3 00'))).toEqual([['utf8-cut']])
  })

  it('says where the message under way began', () => {
    const reader = createMessageReader({ cap: 9 })
    for (const frame of createFrameReader({ direction: 'received', payloadCap: 9 }).push(hex('8900 0103 48656c 0001 6c'), 1))
      reader.push(frame)
    expect(reader.unfinished).toEqual({ from: 2, opcode: 1, offset: 2, headerLength: 2, length: 4 })
  })
})
