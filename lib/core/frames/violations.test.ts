import { expect, it } from 'vitest'
import { readHeader } from './header'
import { type FrameContext, headerViolations } from './violations'

const CONTEXT: FrameContext = { direction: 'received', deflate: false, insideMessage: false, closed: false }

function of(octets: number[], context: Partial<FrameContext> = {}): string[] {
  const header = readHeader(Uint8Array.from(octets))
  if (header === null) throw new Error('no header')
  return headerViolations(header, { ...CONTEXT, ...context })
}

it.each<[string, number[], Partial<FrameContext>, string[]]>([
  ['a legal frame', [0x81, 5], {}, []],
  ['a masked frame of a server (§5.1)', [0x81, 0x85, 1, 2, 3, 4], {}, ['masked-by-server']],
  ['an unmasked frame of a client (§5.1)', [0x81, 5], { direction: 'sent' }, ['unmasked-by-client']],
  ['RSV1 without an extension (§5.2)', [0xc1, 5], {}, ['reserved-bit']],
  ['RSV1 with permessage-deflate (RFC 7692 §6)', [0xc1, 5], { deflate: true }, []],
  ['RSV1 on a continuation (RFC 7692 §6)', [0xc0, 5], { deflate: true, insideMessage: true }, ['reserved-bit']],
  ['RSV1 on a ping (RFC 7692 §6)', [0xc9, 5], { deflate: true }, ['reserved-bit']],
  ['RSV2 with permessage-deflate (§5.2)', [0xa1, 5], { deflate: true }, ['reserved-bit']],
  ['opcode 3 (§5.2)', [0x83, 5], {}, ['reserved-opcode']],
  ['opcode 11 (§5.2)', [0x8b, 5], {}, ['reserved-opcode']],
  ['a fragmented ping (§5.5)', [0x09, 5], {}, ['control-fragmented']],
  ['a ping of 126 octets (§5.5)', [0x89, 126, 0, 126], {}, ['control-too-long']],
  ['16 bits for 5 octets (§5.2)', [0x81, 126, 0, 5], {}, ['length-not-minimal']],
  ['64 bits for 65535 octets (§5.2)', [0x81, 127, 0, 0, 0, 0, 0, 0, 255, 255], {}, ['length-not-minimal']],
  ['a length with bit 63 (§5.2)', [0x81, 127, 128, 0, 0, 0, 0, 0, 0, 0], {}, ['length-top-bit']],
  ['a continuation of nothing (§5.4)', [0x80, 5], {}, ['continuation-without-start']],
  ['a new message inside one (§5.4)', [0x81, 5], { insideMessage: true }, ['data-inside-message']],
  ['a ping inside a message (§5.4)', [0x89, 5], { insideMessage: true }, []],
  ['data after Close (§5.5.1)', [0x81, 5], { closed: true }, ['after-close']],
  ['a pong after Close (§5.5.1)', [0x8a, 5], { closed: true }, []],
])('judges %s', (_, octets, context, expected) => {
  expect(of(octets, context)).toEqual(expected)
})
