import fc from 'fast-check'
import { expect, it } from 'vitest'
import { decodeFacts } from './decode'
import { encodeFacts } from './encode'
import type { Fact } from './fact'
import { TranscriptError } from './transcript-error'

const FACTS: Fact[] = [
  { v: 1, at: 0, hop: 0, kind: 'reached', phase: 'resolve', data: { host: 'a', addresses: [{ address: '::1', family: 6 }] } },
  { v: 1, at: 1, hop: 0, kind: 'bytes', direction: 'sent', layer: 'endpoint', bytes: new Uint8Array(200) },
  { v: 1, at: 2, hop: 0, kind: 'ended', by: 'network', how: 'rst', phase: 'response', detail: 'ECONNRESET' },
]

/** The error's code, or how many facts were read. */
function read(bytes: Uint8Array): string | number {
  try {
    return decodeFacts(bytes).length
  } catch (error) {
    if (error instanceof TranscriptError) return error.code
    throw error
  }
}

it('reads nothing from nothing', () => {
  expect(decodeFacts(new Uint8Array(0))).toEqual([])
})

it('refuses a newer format by name', () => {
  expect(() => decodeFacts(Uint8Array.of(0x53, 0x46, 2, 0))).toThrow('The transcript has format 2: this program reads up to 1')
})

it('says so wherever it is cut off', () => {
  const whole = encodeFacts(FACTS)
  for (let end = 1; end < whole.length; end++) expect(read(whole.subarray(0, end))).toBe('truncated')
  expect(read(whole)).toBe(3)
})

it.each<[string, number[]]>([
  ['other octets', [1, 2, 3]],
  ['an unknown kind', [0x53, 0x46, 1, 1, 99]],
  ['a length beyond the block', [0x53, 0x46, 1, 11, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 1, 2, 3]],
  ['a number without end', [0x53, 0x46, 1, ...new Array(12).fill(0xff)]],
  ['JSON that is none', [0x53, 0x46, 1, 12, 7, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0x7b]],
])('refuses %s', (_, octets) => {
  expect(read(Uint8Array.from(octets))).toBe('malformed')
})

it('never throws anything else, whatever the octets', () => {
  const whole = encodeFacts(FACTS)
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 5 }), (changes) => {
      const bytes = whole.slice()
      for (const [at, octet] of changes) bytes[at] = octet
      expect(['string', 'number']).toContain(typeof read(bytes))
    }),
    { numRuns: 1_000 },
  )
})
