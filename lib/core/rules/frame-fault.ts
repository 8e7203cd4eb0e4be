import type { FrameFault } from '../frames/fault'
import type { Direction } from '../transcript/fact'
import { atFrame, frameValues } from './frame-points'
import { notFrames, withNoFrames } from './no-frames'
import { type Rule, rule } from './rule'

type Given = Pick<
  Rule<'frames'>,
  'id' | 'catalogue' | 'title' | 'failureTitle' | 'section' | 'says' | 'level' | 'effect' | 'advice' | 'examples'
> & {
  readonly fault: FrameFault
  /** Whose frames; default those that came. */
  readonly direction?: Direction
  /** The sentence where no frame has the fault, and where one has: `{frame}`, `{octets}` of its header, `{length}`; how many more is added. */
  readonly clean: string
  readonly broken: string
}

/** A rule that no frame of a direction may break: it fails at the header of the first that does, and says how many more do. */
export function frameRule({ fault, direction = 'received', clean, broken, ...given }: Given): Rule<'frames'> {
  return rule({
    ...given,
    requires: ['frames'],
    examples: withNoFrames(given.examples, direction),
    reasons: {
      none: direction === 'received' ? 'No frame came' : 'No frame was sent',
      ...notFrames(direction),
      clean,
      broken: `${broken}{also}`,
    },
    check({ frames }) {
      const { any, faults, isText } = frames[direction]
      if (isText) return { outcome: 'not-applicable', because: 'notFrames' }
      const seen = faults[fault]
      if (seen)
        return { outcome: 'fail', because: 'broken', at: atFrame(seen.first), values: { ...frameValues(seen), length: seen.first.length } }
      return any ? { outcome: 'pass', because: 'clean', at: [] } : { outcome: 'not-applicable', because: 'none' }
    },
  })
}
