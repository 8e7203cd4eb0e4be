import { lineValue } from '../../changes/draft-lines'
import type { LadderRow } from '../../changes/ladder-row'

export const withoutOrigin: LadderRow = {
  id: 'without-origin',
  title: 'Without Origin',
  cause: 'Origin',
  plan: ({ draft }) =>
    lineValue(draft, 'Origin') === null ? { not: 'The request has no Origin.' } : { edits: [{ line: 'Origin', value: null }] },
  proves: {
    opens:
      'Without Origin it opens: the value of Origin is what the endpoint refuses. Clients that are no browser may leave it out (RFC 6455 §4.1).',
    refuses: 'Without Origin it is refused: the endpoint asks for one. Which ones it takes is not shown by that.',
    same: 'Without Origin it opens too, as RFC 6455 §10.2 allows. Browsers always send it: this says nothing about cross-site hijacking.',
  },
}
