import { field, valuePlaces, wholePlaces } from '../fields'
import { rule } from '../rule'
import { SAMPLE_REFUSAL } from '../sample'

const ENDED = { v: 1, at: 5, hop: 0, kind: 'ended', by: 'endpoint', how: 'fin', phase: 'response' } as const
const TEN = ['HTTP/1.1 403 Forbidden', 'Content-Length: 10']
const octets = (length: number) => new Uint8Array(length)
const body = { truncated: false, faults: [] }

export default rule({
  id: 'response/body-whole',
  catalogue: ['H-115'],
  title: 'The body came whole',
  failureTitle: 'The body ended early',
  section: 'rfc9112-8',
  says: 'A body shorter than its Content-Length, or without its last chunk, is incomplete.',
  level: 'must',
  effect: 'none',
  requires: ['response', 'body', 'ended'],
  uses: ['failure'],
  reasons: {
    whole: 'The body has {seen} octets and is whole',
    short: 'The connection ended after {seen} octets of the body: expected {declared}, as Content-Length says',
    unfinished: 'The connection ended before the last chunk, after {seen} octets',
    slow: 'Our limit of time passed after {seen} octets of the body: expected it whole by then',
    cut: 'We stopped keeping the body at our own limit',
  },
  check({ response, body: seen, failure }) {
    const values = { seen: String(seen.bytes.length), declared: field(response, 'content-length')[0]?.value ?? 'more' }
    if (seen.truncated) return { outcome: 'not-applicable', because: 'cut' }
    if (seen.complete || seen.framing === 'until-close' || seen.framing === 'none')
      return { outcome: 'pass', because: 'whole', at: [], values }
    if (failure?.code === 'response-timeout' || failure?.code === 'idle-timeout')
      return { outcome: 'fail', because: 'slow', at: [], values }
    if (seen.framing === 'chunked')
      return { outcome: 'fail', because: 'unfinished', at: wholePlaces('response', field(response, 'transfer-encoding')), values }
    return { outcome: 'fail', because: 'short', at: valuePlaces('response', field(response, 'content-length')), values }
  },
  advice: 'Look for a crash or a time limit between writing the head and the body, on the server or the proxy before it.',
  examples: {
    pass: [
      {
        name: 'all of it',
        because: 'whole',
        response: TEN,
        artifacts: { ended: ENDED, body: { ...body, bytes: octets(10), framing: 'content-length', complete: true } },
      },
    ],
    fail: [
      {
        name: 'half of it',
        because: 'short',
        response: TEN,
        marks: ['10'],
        artifacts: { ended: ENDED, body: { ...body, bytes: octets(5), framing: 'content-length', complete: false } },
      },
      {
        name: 'one that drips',
        because: 'slow',
        response: TEN,
        artifacts: {
          ended: { ...ENDED, by: 'us', how: 'timeout' },
          failure: { phase: 'response', code: 'response-timeout', detail: 'the body was not whole within 60000 ms' },
          body: { ...body, bytes: octets(5), framing: 'content-length', complete: false },
        },
      },
      {
        name: 'no last chunk',
        because: 'unfinished',
        response: ['HTTP/1.1 403 Forbidden', 'Transfer-Encoding: chunked'],
        artifacts: { ended: ENDED, body: { ...body, bytes: octets(5), framing: 'chunked', complete: false } },
      },
    ],
    notApplicable: [
      {
        name: 'more than we keep',
        because: 'cut',
        response: SAMPLE_REFUSAL,
        artifacts: { ended: ENDED, body: { ...body, bytes: octets(5), framing: 'content-length', complete: false, truncated: true } },
      },
    ],
  },
})
