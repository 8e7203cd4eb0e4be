import { hexEncode } from '../../bytes/hex'
import { latin1Decode } from '../../bytes/latin1'
import { extensionsOf } from '../offer'
import { rule } from '../rule'
import { responseWith, SAMPLE_REFUSAL, SAMPLE_RESPONSE } from '../sample'

const HEAD = `${SAMPLE_RESPONSE.join('\r\n')}\r\n\r\n`
const COMPRESSED = `${responseWith('Sec-WebSocket-Extensions: permessage-deflate').join('\r\n')}\r\n\r\n`
const RESERVED_BITS = 0x70
const SHOWN = 8

export default rule({
  id: 'response/first-octets-are-a-frame',
  catalogue: ['H-037', 'H-038'],
  title: 'Frames begin right after the head',
  failureTitle: 'What follows the head is no frame',
  section: 'rfc9112-6.3',
  says: 'A 101 has no body: its head ends at the blank line, and the first frame begins there.',
  level: 'must',
  effect: 'clients-fail',
  requires: ['response', 'firstOctets'],
  reasons: {
    frame: 'The first octet is {hex}, which begins a frame',
    secondHead: 'The head is followed by the text "HTTP/", a second answer: expected a frame',
    markup: 'The head is followed by "<", as markup begins: expected a frame',
    json: 'The head is followed by "{first}", as JSON begins: expected a frame',
    chunk: 'The head is followed by the size of a chunk: expected a frame',
    other: 'The head is followed by {hex}: expected a frame, whose first octet names a known opcode and sets no reserved bit',
    notSwitching: 'The status is not 101, so nothing was switched',
  },
  check({ response, firstOctets }) {
    if (response.start.status !== 101) return { outcome: 'not-applicable', because: 'notSwitching' }
    const first = firstOctets[0] ?? 0
    const opcode = first & 0x0f
    const final = first >= 0x80
    const extended = extensionsOf(response).extensions.length > 0
    const isKnown = opcode === 1 || opcode === 2 || ((opcode === 8 || opcode === 9 || opcode === 10) && final)
    const shown = Math.min(firstOctets.length, SHOWN)
    const hex = hexEncode(firstOctets.subarray(0, shown)).replaceAll(/(..)(?=.)/g, '$1 ')
    if (isKnown && (extended || (first & RESERVED_BITS) === 0)) {
      return { outcome: 'pass', because: 'frame', at: [{ part: 'received', start: 0, end: 1 }], values: { hex: hex.slice(0, 2) } }
    }
    const text = latin1Decode(firstOctets)
    const at = [{ part: 'received' as const, start: 0, end: shown }]
    if (text.startsWith('HTTP/')) return { outcome: 'fail', because: 'secondHead', at }
    if (/^\s*</.test(text)) return { outcome: 'fail', because: 'markup', at }
    if (/^\s*[{[]/.test(text)) return { outcome: 'fail', because: 'json', at, values: { first: text.trimStart().slice(0, 1) } }
    if (/^[0-9a-fA-F]{1,8}\r\n/.test(text)) return { outcome: 'fail', because: 'chunk', at }
    return { outcome: 'fail', because: 'other', at, values: { hex } }
  },
  advice:
    'Find what still writes after the switch: often the default page of a framework, or a second layer that refuses the connection in HTTP.',
  examples: {
    pass: [
      { name: 'a text frame', because: 'frame', response: `${HEAD}\x81\x05Hello`, marks: ['\x81'] },
      {
        name: 'a compressed frame after an agreement',
        because: 'frame',
        response: `${COMPRESSED}\xc1\x07\xf2\x48\xcd\xc9\xc9\x07\x00`,
        marks: ['\xc1'],
      },
    ],
    fail: [
      { name: 'a 400 after the 101', because: 'secondHead', response: `${HEAD}HTTP/1.1 400 Bad Request\r\n\r\n`, marks: ['HTTP/1.1'] },
      { name: 'a page', because: 'markup', response: `${HEAD}<!DOCTYPE html>`, marks: ['<!DOCTYP'] },
      { name: 'an error object', because: 'json', response: `${HEAD}{"error":1}`, marks: ['{"error"'] },
      { name: 'an empty last chunk', because: 'chunk', response: `${HEAD}0\r\n\r\n`, marks: ['0\r\n\r\n'] },
      { name: 'compression without an agreement', because: 'other', response: `${HEAD}\xc1\x07\xf2\x48\xcd\xc9\xc9\x07\x00` },
    ],
    notApplicable: [
      { name: 'a refusal', because: 'notSwitching', response: SAMPLE_REFUSAL, artifacts: { firstOctets: Uint8Array.of(0x81) } },
    ],
  },
})
