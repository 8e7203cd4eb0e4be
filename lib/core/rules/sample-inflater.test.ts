import { describe, expect, it } from 'vitest'
import { openInflater } from '@/lib/server/platform/inflate'
import { hexDecode } from '../bytes/hex'
import { openStoredInflater } from './sample-inflater'

const HELLO = 'f2 48 cd c9 c9 07 00'
const STORED = '00 05 00 fa ff 48 65 6c 6c 6f 00'
const LONG = `00 2c 01 d3 fe 48 65 6c 6c 6f ${'2e'.repeat(295)} 00`
/** Refers 300 octets back, as zlib 1.3 writes it. */
const FAR = 'f2 00 85 15 00'

function inflated(open: typeof openInflater, options: { takeover: boolean; windowBits?: number }, ...messages: string[]): string[] {
  const inflater = open({ window: new Uint8Array(0), ...options })
  return messages.map((message) => {
    const result = inflater.inflate(hexDecode(message) ?? new Uint8Array(0), 1_000)
    return result.ok ? Buffer.from(result.bytes).toString().slice(0, 5) : `${result.reason} ${result.tooFarBack ?? false}`
  })
}

describe.each<[string, { takeover: boolean; windowBits?: number }, string[], string[]]>([
  ['the first message of RFC 7692 §7.2.3', { takeover: true }, [HELLO], ['Hello']],
  ['a stored block (§7.2.3.3)', { takeover: true }, [STORED], ['Hello']],
  ['a message that leans on the one before', { takeover: true }, [HELLO, 'f2 00 11 00 00'], ['Hello', 'Hello']],
  ['a message that leans on nothing', { takeover: false }, [HELLO, 'f2 00 11 00 00'], ['Hello', 'invalid distance too far back true']],
  ['a message that refers 300 octets back', { takeover: true }, [LONG, FAR], ['Hello', 'Hello']],
  ['a window of 8 bits', { takeover: true, windowBits: 8 }, [LONG, FAR], ['Hello', 'invalid distance too far back true']],
])('%s', (_, options, messages, expected) => {
  it('is inflated by the sample', () => expect(inflated(openStoredInflater, options, ...messages)).toEqual(expected))
  it('is inflated in the same way by zlib', () => expect(inflated(openInflater, options, ...messages)).toEqual(expected))
})

it('says why other octets are no stored block', () => {
  expect(inflated(openStoredInflater, { takeover: true }, 'ff ff', '00 05 00 00 00 41')).toEqual([
    'invalid block type false',
    'invalid stored block lengths false',
  ])
})

it('stops at the cap', () => {
  const inflater = openStoredInflater({ takeover: false, window: null })
  expect(inflater.inflate(hexDecode(STORED) ?? new Uint8Array(0), 2)).toMatchObject({ ok: true, truncated: true })
})
