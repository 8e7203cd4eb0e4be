import type { Utf8Fault } from '../../frames/utf8-fault'
import { atFrame, frameValues } from '../frame-points'
import { rule } from '../rule'
import { WITH_DEFLATE } from '../sample-frames'

const KINDS: Readonly<Record<Utf8Fault['kind'], string>> = {
  lead: 'an octet that begins no character',
  overlong: 'a character spelt longer than needed',
  surrogate: 'half of a surrogate pair',
  above: 'a character beyond U+10FFFF',
  continuation: 'a character that lacks an octet',
  cut: 'a character that is cut off',
}

export default rule({
  id: 'frames/text-utf8',
  catalogue: ['F-040', 'F-041', 'F-046', 'F-057'],
  title: 'Texts are UTF-8',
  failureTitle: 'A text is not UTF-8',
  section: 'rfc6455-8.1',
  says: 'A text message, inflated where it is compressed, is UTF-8 as a whole; an endpoint that gets another fails the connection. Fragments may be cut inside a character.',
  level: 'must',
  effect: 'clients-fail',
  requires: ['frames'],
  reasons: {
    none: 'No message came',
    utf8: 'Every text that came is UTF-8',
    broken: 'The text in frame {frame} ({octets}) is not UTF-8: octet {place} of the message belongs to {kind}{also}',
    inflated: 'The text that inflates from frame {frame} ({octets}) is not UTF-8: octet {place} of it belongs to {kind}{also}',
    somewhere: 'The text in frame {frame} ({octets}) is not UTF-8: expected UTF-8, or a binary message{also}',
  },
  check({ frames }) {
    const { data, faults, notes } = frames.received
    const broken = faults['invalid-utf8']
    if (!broken) return data ? { outcome: 'pass', because: 'utf8', at: [] } : { outcome: 'not-applicable', because: 'none' }
    const at = atFrame(broken.first)
    const values = frameValues(broken)
    if (notes.text === null || notes.text.frame.n !== broken.first.n) return { outcome: 'fail', because: 'somewhere', at, values }
    const { fault, compressed } = notes.text
    const where = { ...values, place: String(fault.at + 1), kind: KINDS[fault.kind] }
    return { outcome: 'fail', because: compressed ? 'inflated' : 'broken', at, values: where }
  },
  advice:
    'Send what is no text as a binary message (opcode 0x2), encode texts as UTF-8 before they are framed, and cut them at characters. Texts in Latin-1 do this at the first accented letter. Clients close with 1007.',
  examples: {
    pass: [
      { name: 'a character in two fragments', because: 'utf8', session: [{ received: '01 01 c3 80 01 a4' }] },
      { name: 'a noncharacter', because: 'utf8', session: [{ received: '81 03 ef bf bf' }] },
    ],
    fail: [
      { name: 'a letter in Latin-1', because: 'broken', session: [{ received: '81 03 6e e9 65' }], marks: ['81 03'] },
      { name: 'half of a surrogate pair', because: 'broken', session: [{ received: '81 03 ed a0 80' }], marks: ['81 03'] },
      {
        name: 'compressed',
        because: 'inflated',
        ...WITH_DEFLATE,
        session: [{ received: 'c1 08 00 02 00 fd ff 41 ff 00' }],
        marks: ['c1 08'],
      },
      { name: 'in a message that is not finished', because: 'somewhere', session: [{ received: '01 01 ff' }], marks: ['01 01'] },
    ],
    notApplicable: [{ name: 'a ping', because: 'none', session: [{ received: '89 00' }] }],
  },
})
