import { latin1Decode } from '../../bytes/latin1'
import { rule } from '../rule'

/** So many faults in the first three frames mean that there are no frames. */
const MANY = 2

export default rule({
  id: 'frames/stream-is-frames',
  catalogue: ['F-015'],
  title: 'What came is a stream of frames',
  failureTitle: 'What came is no stream of frames',
  section: 'rfc6455-6.2',
  says: 'After the handshake the connection carries frames and nothing else.',
  level: 'must',
  effect: 'clients-fail',
  requires: ['frames'],
  uses: ['firstOctets'],
  reasons: {
    none: 'No frame came',
    frames: 'The first frames have at most one fault',
    http: 'The first octets are "{text}", an answer of HTTP: expected a frame',
    markup: 'The first octets are "{text}", as markup begins: expected a frame',
    faults: 'The first three frames have {count} faults between them: expected frames, and these octets are most likely none',
  },
  check({ frames, firstOctets = new Uint8Array(0) }) {
    const { any, faultsAtFirst } = frames.received
    const text = latin1Decode(firstOctets.subarray(0, 9))
    const at = [{ part: 'received' as const, start: 0, end: Math.min(9, firstOctets.length) }]
    if (text.startsWith('HTTP/1.')) return { outcome: 'fail', because: 'http', at, values: { text } }
    if (text.startsWith('<')) return { outcome: 'fail', because: 'markup', at, values: { text } }
    if (faultsAtFirst >= MANY) return { outcome: 'fail', because: 'faults', at, values: { count: String(faultsAtFirst) } }
    return any ? { outcome: 'pass', because: 'frames', at: [] } : { outcome: 'not-applicable', because: 'none' }
  },
  advice:
    'Find what else writes to the connection: the body of an error page after the 101, a second answer of a server behind a proxy, the sizes of chunks. What other rules say of these frames follows from this one.',
  examples: {
    pass: [{ name: 'a text frame', because: 'frames', session: [{ received: '81 05 48 65 6c 6c 6f' }] }],
    fail: [
      {
        name: 'a second answer',
        because: 'http',
        session: [{ received: '48 54 54 50 2f 31 2e 31 20 32 30 30 20 4f 4b 0d 0a 0d 0a' }],
        marks: ['HTTP/1.1 '],
      },
      { name: 'a page', because: 'markup', session: [{ received: '3c 68 74 6d 6c 3e' }], marks: ['<html>'] },
      { name: 'random octets', because: 'faults', session: [{ received: 'f3 02 00 00 b7 00' }] },
    ],
    notApplicable: [{ name: 'nothing came', because: 'none', session: [] }],
  },
})
