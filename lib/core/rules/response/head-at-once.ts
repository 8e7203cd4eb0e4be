import { rule } from '../rule'
import { SAMPLE_RESPONSE } from '../sample'

/** From here on a person notices, milliseconds. Pieces of a large head come within a few. */
const SLOW_MS = 1_000
const times = (firstByte: number | null, head: number | null, reads: number) => ({ timing: { written: 2, firstByte, head, reads } })
const pieces = (reads: number) => (reads === 1 ? '1 piece' : `${reads} pieces`)

export default rule({
  id: 'response/head-at-once',
  catalogue: ['H-039'],
  title: 'The head came at once',
  failureTitle: 'The head came bit by bit',
  section: 'rfc9112-2.1',
  says: 'HTTP sets no pace: a head may come in any number of pieces, and how long a client waits for the next is its own limit.',
  level: 'practice',
  effect: 'none',
  requires: ['response', 'timing'],
  uses: ['interim'],
  reasons: {
    atOnce: 'The head came in {pieces}, {waited} after the request',
    slow: 'The head came in {pieces} over {spread}: expected it at once',
    interim: 'Interim heads came before the final one, which shows that the server was at work',
    untimed: 'When it came is not known',
  },
  check({ timing, interim }) {
    const { written, firstByte, head, reads } = timing
    if (firstByte === null || head === null) return { outcome: 'not-applicable', because: 'untimed' }
    if (interim !== undefined && interim.length > 0) return { outcome: 'not-applicable', because: 'interim' }
    const spread = head - firstByte
    const values = {
      pieces: pieces(reads),
      spread: `${Math.round(spread)} ms`,
      waited: `${Math.max(0, Math.round(firstByte - (written ?? firstByte)))} ms`,
    }
    if (spread >= SLOW_MS) return { outcome: 'fail', because: 'slow', at: [], values }
    return { outcome: 'pass', because: 'atOnce', at: [], values }
  },
  advice:
    'Write the head in one go. One that drips comes from a server or proxy under load, from writing line by line, or from an endpoint that holds its clients on purpose.',
  examples: {
    pass: [{ name: 'one piece', because: 'atOnce', response: SAMPLE_RESPONSE, artifacts: times(14, 14, 1) }],
    fail: [{ name: 'one octet a second', because: 'slow', response: SAMPLE_RESPONSE, artifacts: times(14, 9_020, 10) }],
    notApplicable: [
      {
        name: 'a server that said it was processing',
        because: 'interim',
        response: ['HTTP/1.1 102 Processing', '', ...SAMPLE_RESPONSE],
        artifacts: times(14, 9_020, 2),
      },
      { name: 'a recording without times', because: 'untimed', response: SAMPLE_RESPONSE, artifacts: times(null, null, 0) },
    ],
  },
})
