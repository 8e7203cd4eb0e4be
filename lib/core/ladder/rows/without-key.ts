import { lineValue } from '../../changes/draft-lines'
import type { LadderRow } from '../../changes/ladder-row'

export const withoutKey: LadderRow = {
  id: 'without-key',
  title: 'Without Sec-WebSocket-Key',
  cause: 'the key',
  mustBeRefused: true,
  plan({ draft }) {
    if (draft.network?.protocol === 'h2') return { not: 'Over HTTP/2 there is no key.' }
    return lineValue(draft, 'Sec-WebSocket-Key') === null
      ? { not: 'The request has no key.' }
      : { edits: [{ line: 'Sec-WebSocket-Key', value: null }] }
  },
  proves: {
    opens: 'Without a key it opens: what answers is no WebSocket server that follows RFC 6455 §4.2.1.',
    refuses: 'Without a key it is refused, as it must be (RFC 6455 §4.2.1): whoever answers reads the handshake.',
    same: 'It opens without a key too, which RFC 6455 §4.2.1 forbids.',
  },
}
