import { rule } from '../rule'

export default rule({
  id: 'frames/message-finished',
  catalogue: ['F-032', 'F-036'],
  title: 'Fragmented messages come to their end',
  failureTitle: 'A fragmented message has no end',
  section: 'rfc6455-5.4',
  says: 'A fragmented message ends with a frame that has FIN set. A Close frame may come before, and then the rest is never sent.',
  level: 'practice',
  effect: 'clients-tolerate',
  requires: ['frames'],
  uses: ['ended'],
  reasons: {
    open: 'The connection stands: a message may still be under way',
    none: 'No message came',
    finished: 'Every message that was begun was finished',
    closed: 'The endpoint closed inside the message that began with frame {frame}, after {length} octets, as is allowed',
    unfinished: 'The connection ended inside the message that began with frame {frame}, after {length} octets: expected a last fragment',
  },
  check({ frames, ended }) {
    const { unfinished, data, closes } = frames.received
    if (unfinished) {
      const { from, offset, headerLength, length } = unfinished
      const at = [{ part: 'received' as const, start: offset, end: offset + headerLength, frame: from }]
      const values = { frame: String(from), length: String(length) }
      if (closes) return { outcome: 'pass', because: 'closed', at, values }
      return { outcome: 'fail', because: 'unfinished', at, values }
    }
    if (!ended) return { outcome: 'not-applicable', because: 'open' }
    return data ? { outcome: 'pass', because: 'finished', at: [] } : { outcome: 'not-applicable', because: 'none' }
  },
  advice: 'Look at what happened to the writer of that message: a stream that failed half-way leaves its message without an end.',
  examples: {
    pass: [
      { name: 'two fragments', because: 'finished', session: [{ received: '01 01 61 80 01 62' }, { ends: 'fin' }] },
      { name: 'a Close frame inside a message', because: 'closed', session: [{ received: '01 01 61 88 00' }, { ends: 'fin' }] },
    ],
    fail: [{ name: 'a FIN inside a message', because: 'unfinished', session: [{ received: '01 01 61' }, { ends: 'fin' }] }],
    notApplicable: [
      { name: 'still open', because: 'open', session: [{ received: '01 01 61' }] },
      { name: 'nothing came', because: 'none', session: [{ ends: 'fin' }] },
    ],
  },
})
