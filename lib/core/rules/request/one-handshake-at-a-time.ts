import { rule } from '../rule'

const waiting = (gaveUp: boolean, ms: number) => ({
  waited: { v: 1, at: 1, hop: 0, kind: 'waited', address: '192.0.2.1', port: 80, ms, gaveUp } as const,
})

export default rule({
  id: 'request/one-handshake-at-a-time',
  catalogue: ['R-106'],
  title: 'The handshake waited for the one before it',
  failureTitle: 'The handshake began before the one before it was over',
  section: 'rfc6455-4.1',
  says: 'A client has one connection at a time in its opening handshake for each address and port; the next waits until it stands or has failed.',
  level: 'must',
  effect: 'none',
  requires: ['waited'],
  reasons: {
    inTurn: 'It waited {ms} ms until another handshake of ours with {where} was over',
    gaveUp: 'Another handshake of ours with {where} was still going on after {ms} ms: expected one at a time for each address and port',
  },
  check({ waited }) {
    const where = `${waited.address.includes(':') ? `[${waited.address}]` : waited.address}:${waited.port}`
    const values = { where, ms: String(Math.round(waited.ms)) }
    return waited.gaveUp ? { outcome: 'fail', because: 'gaveUp', at: [], values } : { outcome: 'pass', because: 'inTurn', at: [], values }
  },
  advice: 'Wait for the other attempt, or stop it: an endpoint that is slow to answer makes those behind it wait.',
  examples: {
    pass: [{ name: 'a short wait', because: 'inTurn', artifacts: waiting(false, 12.4) }],
    fail: [{ name: 'the other did not end', because: 'gaveUp', artifacts: waiting(true, 10_000) }],
  },
})
