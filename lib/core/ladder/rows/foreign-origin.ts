import { lineValue } from '../../changes/draft-lines'
import type { LadderRow } from '../../changes/ladder-row'

/** A name that never belongs to anybody (RFC 2606 §2). */
const FOREIGN = 'https://foreign-origin.test'

export const foreignOrigin: LadderRow = {
  id: 'foreign-origin',
  title: `Origin = ${FOREIGN}`,
  cause: 'Origin',
  plan: ({ draft }) =>
    lineValue(draft, 'Origin') === FOREIGN ? { not: `Origin is ${FOREIGN} already.` } : { edits: [{ line: 'Origin', value: FOREIGN }] },
  proves: {
    opens: 'A foreign Origin opens it: the one that was sent is refused by its value, not because it is foreign.',
    refuses: 'A foreign Origin is refused: the endpoint checks Origin.',
    same: 'A foreign Origin opens it too. Whether a foreign page could use a visitor’s session is shown only by the Origin × credentials matrix.',
  },
}
