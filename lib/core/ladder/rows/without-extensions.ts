import { lineValue } from '../../changes/draft-lines'
import type { LadderRow } from '../../changes/ladder-row'

export const withoutExtensions: LadderRow = {
  id: 'without-extensions',
  title: 'Without extensions',
  cause: 'the extensions',
  plan: ({ draft }) =>
    lineValue(draft, 'Sec-WebSocket-Extensions') === null
      ? { not: 'The request offers no extension.' }
      : { edits: [{ line: 'Sec-WebSocket-Extensions', value: null }] },
  proves: {
    opens:
      'Without extensions it opens: an offer that the endpoint cannot read or agree to makes it fail, which it should decline instead (RFC 6455 §9.1).',
    refuses: 'Without extensions it is refused: the endpoint insists on one that the request offers.',
  },
}
