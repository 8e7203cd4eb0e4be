import { latin1Encode } from '../lib/core/bytes/latin1'
import { parseExtensions } from '../lib/core/http1/extension-list'
import { allMembers, linesNamed } from '../lib/core/http1/list-field'
import { parseResponseHead } from '../lib/core/http1/parse-head'
import { parseSetCookie } from '../lib/core/http1/set-cookie'
import { LIMITS } from '../lib/core/transcript/limits'
import { figures, ms, type Row } from './stats'

const GOAL_MS = 50
const PIECES = [',', ';', 'a;', '"\\', '\\"', ' \t ,', 'x=;', 'a="b";', '=', ',\r\n ', '",', ' ']

/** Lists made to be slow, as long as a head may be: each read as extensions, as members and as a cookie. The slowest of them counts. */
export function benchLists(rounds: number): Row[] {
  const slowest = PIECES.map((piece) => {
    const value = piece.repeat(Math.floor((LIMITS.headBytes - 100) / piece.length))
    const bytes = latin1Encode(`HTTP/1.1 101 x\r\nX: x${value}\r\n\r\n`)
    const times = Array.from({ length: rounds }, () => {
      const begun = performance.now()
      const head = parseResponseHead(bytes)
      if (head === null) throw new Error('no head')
      const lines = linesNamed(head, 'x')
      parseExtensions(lines)
      allMembers(head, 'x')
      for (const line of lines) parseSetCookie(line)
      return performance.now() - begun
    })
    return { piece, ...figures(times) }
  }).reduce((slow, one) => (one.median > slow.median ? one : slow))
  return [
    {
      what: `lists of ${LIMITS.headBytes / 1024} KiB made to be slow, the slowest of ${PIECES.length}`,
      measured: `${ms(slowest.median)} median, ${ms(slowest.p95)} p95`,
      against: JSON.stringify(slowest.piece),
      goal: `under ${GOAL_MS} ms`,
      holds: slowest.median < GOAL_MS,
    },
  ]
}
