import { lineValue, sentLines } from '../../changes/draft-lines'
import type { LadderRow } from '../../changes/ladder-row'
import { lowerAscii } from '../../spec/grammar'

const OF_THE_UPGRADE = ['Upgrade', 'Connection']

export const plainGet: LadderRow = {
  id: 'plain-get',
  title: 'Plain GET, without the upgrade',
  cause: 'the upgrade',
  sideEffect: 'The endpoint may answer with an ordinary page.',
  mustBeRefused: true,
  plan({ draft }) {
    if (draft.network?.protocol === 'h2') return { not: 'Over HTTP/2 there is no upgrade.' }
    if (lineValue(draft, 'Upgrade') === null) return { not: 'The request asks for no upgrade.' }
    const handshake = sentLines(draft).flatMap(({ name }) => (/^sec-websocket-/i.test(name) ? [name] : []))
    const names = [...OF_THE_UPGRADE, ...handshake].filter(
      (name, index, all) => all.findIndex((other) => lowerAscii(other) === lowerAscii(name)) === index,
    )
    const method = draft.method === undefined || draft.method === 'GET' ? [] : [{ draft: { method: 'GET' } }]
    return { edits: [...names.map((line) => ({ line, value: null })), ...method] }
  },
  proves: {
    opens: 'A plain GET is answered with 101, which nobody asked for: what answers is no HTTP server.',
    refuses:
      'A plain GET is not upgraded, as it must be. Its status tells what stands at this path: the same one with and without the upgrade means that the upgrade never arrives there.',
    same: 'A plain GET is answered with 101 too: whoever answers does not read the request.',
  },
}
