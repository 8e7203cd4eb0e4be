import type { AttemptView, FrameView } from '../core/report/view'
import { head } from './play'
import { connected } from './report'

const REQUEST = ['GET /chat HTTP/1.1', 'Host: example.com', 'Upgrade: websocket', 'Connection: Upgrade']
const KEYED = ['Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==', 'Sec-WebSocket-Version: 13']
const SWITCHING = [
  'HTTP/1.1 101 Switching Protocols',
  'Upgrade: websocket',
  'Connection: Upgrade',
  'Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=',
]

/** The view of a plain attempt at ws://example.com/chat; `answer` and `lines` are what is received, and sent beside the usual. */
export function attemptView(
  change: Partial<AttemptView> = {},
  {
    answer = SWITCHING,
    lines = [],
    secrets = [],
  }: { answer?: readonly string[]; lines?: readonly string[]; secrets?: readonly string[] } = {},
): AttemptView {
  const { conversation, view } = connected({}, secrets)
  conversation
    .waits(1)
    .sends(head(...REQUEST, ...lines, ...KEYED))
    .wrote(160)
    .waits(2)
    .receives(head(...answer))
  return { ...view(), ...change }
}

/** A text frame as it is shown. */
export function textFrame(n: number, direction: FrameView['direction'], text: string, change: Partial<FrameView> = {}): FrameView {
  const length = text.length
  return {
    n,
    at: n,
    direction,
    fin: true,
    rsv: 0,
    opcode: 1,
    masked: direction === 'sent',
    maskingKey: null,
    lengthEncoding: 7,
    length,
    headerLength: 2,
    offset: 0,
    payload: btoa(text),
    truncated: false,
    complete: true,
    text,
    verdicts: [],
    ...change,
  }
}
