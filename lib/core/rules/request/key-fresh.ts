import { field, valuePlaces } from '../fields'
import { rule } from '../rule'
import { requestWhere, SAMPLE_REQUEST } from '../sample'

export default rule({
  id: 'request/key-fresh',
  catalogue: ['R-056'],
  title: 'The key was not sent before',
  failureTitle: 'The key was sent before',
  section: 'rfc6455-4.1',
  says: 'The key is drawn anew at random for each connection.',
  level: 'must',
  effect: 'none',
  requires: ['request', 'keySeen'],
  reasons: {
    fresh: 'No earlier attempt that is kept here sent this key',
    reused: 'The attempt "{attempt}" of {at} sent the same key: expected a fresh one for each connection',
    absent: 'There is no key to look for',
  },
  check({ request, keySeen }) {
    const line = field(request, 'sec-websocket-key').find((candidate) => candidate.value !== '')
    if (!line) return { outcome: 'not-applicable', because: 'absent' }
    const at = valuePlaces('request', [line])
    if (keySeen === null) return { outcome: 'pass', because: 'fresh', at }
    return { outcome: 'fail', because: 'reused', at, values: { attempt: keySeen.attemptId, at: keySeen.at } }
  },
  advice: 'Use {{auto}}: with a key that was sent before, a stored answer cannot be told from a new one.',
  examples: {
    pass: [{ name: 'never sent', because: 'fresh', artifacts: { keySeen: null }, marks: ['dGhlIHNhbXBsZSBub25jZQ=='] }],
    fail: [
      {
        name: 'sent the day before',
        because: 'reused',
        request: SAMPLE_REQUEST,
        artifacts: { keySeen: { attemptId: '0199c3a2', at: '2026-11-24T10:00:00.000Z' } },
        marks: ['dGhlIHNhbXBsZSBub25jZQ=='],
      },
    ],
    notApplicable: [{ name: 'none', because: 'absent', request: requestWhere('Sec-WebSocket-Key'), artifacts: { keySeen: null } }],
  },
})
