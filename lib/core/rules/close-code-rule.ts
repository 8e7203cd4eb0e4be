import { closeCode } from '../spec/close-codes'
import type { Direction } from '../transcript/fact'
import { atFrame, hexOctets } from './frame-points'
import { notFrames, withNoFrames } from './no-frames'
import { type Rule, rule } from './rule'

type Given = Pick<Rule<'frames'>, 'id' | 'catalogue' | 'title' | 'failureTitle' | 'says' | 'level' | 'effect' | 'advice' | 'examples'> & {
  readonly section: 'rfc6455-7.4' | 'rfc6455-7.4.1' | 'rfc6455-7.4.2'
  readonly direction?: Direction
  readonly isBroken: (code: number) => boolean
  /** What was expected, behind `Frame 3 (88 02) closes with 1005 (No Status Received): expected`. */
  readonly expected: string
}

/** A rule about the code of the first Close frame of a direction (RFC 6455 §7.4). */
export function closeCodeRule({ direction = 'received', isBroken, expected, ...given }: Given): Rule<'frames'> {
  return rule({
    ...given,
    requires: ['frames'],
    examples: withNoFrames(given.examples, direction),
    reasons: {
      none: direction === 'received' ? 'No Close frame with a code came' : 'No Close frame with a code was sent',
      ...notFrames(direction),
      clean: 'Frame {frame} ({octets}) closes with {code} ({name})',
      broken: `Frame {frame} ({octets}) closes with {code} ({name}): expected ${expected}`,
    },
    check({ frames }) {
      const { closes, isText } = frames[direction]
      if (isText) return { outcome: 'not-applicable', because: 'notFrames' }
      if (closes === null || closes.code === null) return { outcome: 'not-applicable', because: 'none' }
      const { first, code } = closes
      const values = { frame: String(first.n), octets: hexOctets(first.header), code: String(code), name: closeCode(code).name }
      const at = atFrame(first)
      return isBroken(code) ? { outcome: 'fail', because: 'broken', at, values } : { outcome: 'pass', because: 'clean', at, values }
    },
  })
}
