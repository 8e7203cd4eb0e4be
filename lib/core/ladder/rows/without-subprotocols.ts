import { lineValue } from '../../changes/draft-lines'
import type { LadderRow } from '../../changes/ladder-row'

export const withoutSubprotocols: LadderRow = {
  id: 'without-subprotocols',
  title: 'Without subprotocols',
  cause: 'the subprotocols',
  plan: ({ draft }) =>
    lineValue(draft, 'Sec-WebSocket-Protocol') === null
      ? { not: 'The request offers no subprotocol.' }
      : { edits: [{ line: 'Sec-WebSocket-Protocol', value: null }] },
  proves: {
    opens: 'Without subprotocols it opens: the endpoint knows none of those that were offered, and refuses for that.',
    refuses: 'Without subprotocols it is refused: the endpoint asks for one that the request offers, or reads a token there.',
    same: 'It opens without a subprotocol too. Whether messages are then understood is another matter.',
  },
}
