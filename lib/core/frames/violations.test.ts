import { expect, it } from 'vitest'
import { createFrameBatch } from './frame-batch'
import { createFrameScanner } from './scan'
import { COMPRESSED, ENDS_MESSAGE, flagsOf, VIOLATIONS, violationsOf } from './violations'

type Before = {
  readonly direction?: 'sent' | 'received'
  readonly deflate?: boolean
  readonly insideMessage?: boolean
  readonly closed?: boolean
}

/** What is irregular in a frame's header after what came before it; its payload is not there. */
function of(octets: number[], { direction = 'received', deflate, insideMessage, closed }: Before = {}): readonly string[] {
  const scanner = createFrameScanner({ direction, deflate })
  const before = [...(insideMessage ? [0x02, 0] : []), ...(closed ? [0x88, 0] : [])]
  scanner.push(Uint8Array.from([...before, ...octets]), 1, createFrameBatch())
  return violationsOf(scanner.half?.flags ?? 0)
}

it.each<[string, number[], Before, string[]]>([
  ['a legal frame', [0x81, 5], {}, []],
  ['a masked frame of a server (§5.1)', [0x81, 0x85, 1, 2, 3, 4], {}, ['masked-by-server']],
  ['an unmasked frame of a client (§5.1)', [0x81, 5], { direction: 'sent' }, ['unmasked-by-client']],
  ['RSV1 without an extension (§5.2)', [0xc1, 5], {}, ['rsv1-not-agreed']],
  ['RSV1 with permessage-deflate (RFC 7692 §6)', [0xc1, 5], { deflate: true }, []],
  ['RSV1 on a continuation (RFC 7692 §6)', [0xc0, 5], { deflate: true, insideMessage: true }, ['rsv1-on-continuation']],
  ['RSV1 on a ping (RFC 7692 §6)', [0xc9, 5], { deflate: true }, ['rsv1-on-control']],
  ['RSV2 with permessage-deflate (§5.2)', [0xa1, 5], { deflate: true }, ['rsv2-set']],
  ['RSV3 (§5.2)', [0x91, 5], {}, ['rsv3-set']],
  ['RSV1 on a reserved opcode with permessage-deflate (§5.2)', [0xc3, 5], { deflate: true }, ['rsv1-not-agreed', 'reserved-data-opcode']],
  ['opcode 3 (§5.2)', [0x83, 5], {}, ['reserved-data-opcode']],
  ['opcode 11 (§5.2)', [0x8b, 5], {}, ['reserved-control-opcode']],
  ['a fragmented ping (§5.5)', [0x09, 5], {}, ['control-fragmented']],
  ['a ping of 126 octets (§5.5)', [0x89, 126, 0, 126], {}, ['control-too-long']],
  ['16 bits for 5 octets (§5.2)', [0x81, 126, 0, 5], {}, ['length-not-minimal']],
  ['64 bits for 65535 octets (§5.2)', [0x81, 127, 0, 0, 0, 0, 0, 0, 255, 255], {}, ['length-not-minimal']],
  ['a length with bit 63 (§5.2)', [0x81, 127, 128, 0, 0, 0, 0, 0, 0, 0], {}, ['length-top-bit']],
  ['a length of 2^53 (§10.4)', [0x81, 127, 0, 32, 0, 0, 0, 0, 0, 0], {}, ['length-not-exact']],
  ['a continuation of nothing (§5.4)', [0x80, 5], {}, ['continuation-without-start']],
  ['a new message inside one (§5.4)', [0x81, 5], { insideMessage: true }, ['data-inside-message']],
  ['a ping inside a message (§5.4)', [0x89, 5], { insideMessage: true }, []],
  ['data after Close (§5.5.1)', [0x81, 5], { closed: true }, ['after-close']],
  ['a pong after Close (§5.5.1)', [0x8a, 5], { closed: true }, []],
])('judges %s', (_, octets, context, expected) => {
  expect(of(octets, context)).toEqual(expected)
})

it('has a bit for each violation, and tells several in one order', () => {
  const all = violationsOf(VIOLATIONS)
  expect(all).toHaveLength(29)
  expect(flagsOf(all)).toBe(VIOLATIONS)
  expect(violationsOf(flagsOf(['incomplete', 'rsv2-set']))).toEqual(['rsv2-set', 'incomplete'])
  expect(violationsOf(COMPRESSED | ENDS_MESSAGE)).toEqual([])
})
