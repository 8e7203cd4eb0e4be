import { closeCode } from '../../spec/close-codes'
import { atFrame, hexOctets } from '../frame-points'
import { rule } from '../rule'

const LOCAL: readonly number[] = [1005, 1006, 1015]

export default rule({
  id: 'frames/close-code-assigned',
  catalogue: ['F-063', 'F-065', 'F-066', 'F-067'],
  title: 'The close code is assigned, or of a range that is free',
  failureTitle: 'The close code is reserved and not assigned',
  section: 'rfc6455-7.4.2',
  says: 'Codes from 1000 to 2999 are for the protocol and are registered; from 3000 on they are for libraries, registered or not, and from 4000 to 4999 for applications.',
  level: 'must',
  effect: 'clients-tolerate',
  requires: ['frames'],
  reasons: {
    none: 'No Close frame with a code of the protocol, of a library or of an application came',
    registered: '{code} ({name}) is registered: {meaning}',
    library: '{code} is a code of a library or framework that is not registered',
    private: '{code} is a code of the application: its meaning is a matter between this client and this server',
    unassigned: 'Frame {frame} ({octets}) closes with {code}, which was not registered on 2026-01-12: expected a registered code',
  },
  check({ frames }) {
    const { closes } = frames.received
    const code = closes?.code ?? null
    // What must never travel, and what is in no range, is told by rules of their own.
    if (!closes || code === null || code < 1000 || code > 4999 || LOCAL.includes(code))
      return { outcome: 'not-applicable', because: 'none' }
    const { name, meaning, registered, mayTravel } = closeCode(code)
    const values = {
      frame: String(closes.first.n),
      octets: hexOctets(closes.first.header),
      code: String(code),
      name,
      meaning: meaning.replace(/\.$/, ''),
    }
    const at = atFrame(closes.first)
    if (!mayTravel) return { outcome: 'fail', because: 'unassigned', at, values }
    const because = registered ? 'registered' : code < 4000 ? 'library' : 'private'
    return { outcome: 'pass', because, at, values }
  },
  advice:
    'Close with a registered code, or with one of your own from 4000 to 4999. Strict clients fail the connection on others and report 1002 or 1006.',
  examples: {
    pass: [
      { name: '1000', because: 'registered', session: [{ received: '88 02 03 e8' }], marks: ['88 02'] },
      { name: '1013, registered after the RFC', because: 'registered', session: [{ received: '88 02 03 f5' }], marks: ['88 02'] },
      { name: '3000, registered by a library', because: 'registered', session: [{ received: '88 02 0b b8' }], marks: ['88 02'] },
      { name: '3999', because: 'library', session: [{ received: '88 02 0f 9f' }], marks: ['88 02'] },
      { name: '4401', because: 'private', session: [{ received: '88 02 11 31' }], marks: ['88 02'] },
    ],
    fail: [
      { name: '1004', because: 'unassigned', session: [{ received: '88 02 03 ec' }], marks: ['88 02'] },
      { name: '1016', because: 'unassigned', session: [{ received: '88 02 03 f8' }], marks: ['88 02'] },
      { name: '2999', because: 'unassigned', session: [{ received: '88 02 0b b7' }], marks: ['88 02'] },
    ],
    notApplicable: [
      { name: 'no code', because: 'none', session: [{ received: '88 00' }] },
      { name: '1005', because: 'none', session: [{ received: '88 02 03 ed' }] },
    ],
  },
})
