import { lineValue } from '../../changes/draft-lines'
import type { LadderRow } from '../../changes/ladder-row'

export const version8: LadderRow = {
  id: 'version-8',
  title: 'Sec-WebSocket-Version: 8',
  cause: 'the version',
  plan({ draft }) {
    const version = lineValue(draft, 'Sec-WebSocket-Version')
    if (version === null) return { not: 'The request names no version.' }
    if (version === '8') return { not: 'The version is 8 already.' }
    // In that draft Origin has another name: without it a server would see a request that has none.
    const origin = lineValue(draft, 'Origin')
    const moved = origin === null ? [] : [{ line: 'Sec-WebSocket-Origin', value: origin }]
    return { edits: [{ line: 'Sec-WebSocket-Version', value: '8' }, ...moved] }
  },
  proves: {
    opens: 'With version 8 it opens: the endpoint speaks a draft from before RFC 6455, or reads the version wrongly.',
    refuses: 'Version 8 is refused: the endpoint reads Sec-WebSocket-Version, as it must (RFC 6455 §4.2.2).',
    same: 'Version 8 opens too: the endpoint still takes the draft from before RFC 6455, or does not look at the version.',
  },
}
