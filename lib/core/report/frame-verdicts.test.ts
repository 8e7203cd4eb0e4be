import { expect, it } from 'vitest'
import { hexDecode } from '../bytes/hex'
import { createFrameReader } from '../frames/parse'
import { frameVerdicts } from './frame-verdicts'

function verdictsOf(octets: string, direction: 'sent' | 'received' = 'received') {
  const frames = createFrameReader({ direction, payloadCap: 200 }).push(hexDecode(octets) ?? new Uint8Array(0), 1)
  return frames.flatMap((frame) => frameVerdicts(frame))
}

it('names a violation, where the sentence stands and the rule', () => {
  expect(verdictsOf('81 81 01 02 03 04 fe')).toEqual([
    { violation: 'masked-by-server', text: 'A frame from a server is masked', section: 'RFC 6455 §5.1', rule: 'frames/server-unmasked' },
    { violation: 'invalid-utf8', text: 'A text message is not UTF-8', section: 'RFC 6455 §8.1', rule: 'frames/text-utf8' },
  ])
})

it('tells codes of a Close frame and forms of a length apart', () => {
  expect(verdictsOf('88 02 03 ed').map(({ rule }) => rule)).toEqual(['frames/close-code-not-local'])
  expect(verdictsOf('88 02 13 88').map(({ rule }) => rule)).toEqual(['frames/close-code-in-range'])
  expect(verdictsOf('81 7e 00 01 41').map(({ rule }) => rule)).toEqual(['frames/length-16-minimal'])
})

it('names of what we sent the rules for our own side', () => {
  expect(verdictsOf('81 00 83 80 01 02 03 04', 'sent').map(({ rule }) => rule)).toEqual(['frames/sent-masked', 'frames/sent-well-formed'])
})
