import type { LadderRow } from '../../changes/ladder-row'

export const http10: LadderRow = {
  id: 'http-1-0',
  title: 'HTTP/1.0',
  cause: 'the HTTP version',
  mustBeRefused: true,
  plan({ draft }) {
    if (draft.network?.protocol === 'h2') return { not: 'The request goes over HTTP/2.' }
    if (draft.httpVersion === '1.0') return { not: 'The request is HTTP/1.0 already.' }
    return { edits: [{ draft: { httpVersion: '1.0' } }] }
  },
  proves: {
    opens: 'With HTTP/1.0 it opens, although an upgrade needs HTTP/1.1: something in between handles 1.1 wrongly.',
    refuses: 'HTTP/1.0 is refused, as it should be. A proxy that speaks 1.0 to the endpoint would bring about the same answer.',
    same: 'It opens with HTTP/1.0 too, which RFC 6455 §4.2.1 forbids: a proxy that speaks 1.0 does no harm here.',
  },
}
