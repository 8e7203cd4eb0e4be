import 'server-only'
import type { AttemptView, FrameView, HeadView } from '@/lib/core/report/view'

/** A message as Chrome writes it into a HAR: seconds since 1970, text as it is, octets in base64. */
export type HarMessage = { readonly type: 'send' | 'receive'; readonly time: number; readonly opcode: number; readonly data: string }

const headers = (head: HeadView | null) => (head?.lines ?? []).filter(({ name }) => name !== '').map(({ name, value }) => ({ name, value }))

export type HarCreator = { readonly name: string; readonly version: string }

/**
 * A HAR 1.2 document of one attempt up to the opening bracket of `_webSocketMessages`, and what closes it: the messages, as JSON with
 * commas between, stand in the middle. Everything in it is what the view shows, secrets masked.
 */
export function harAround(view: AttemptView, creator: HarCreator): readonly [before: string, after: string] {
  const [before, after] = harEntryAround(view)
  return [`${harBegins(creator)}${before}`, `${after}${HAR_ENDS}`]
}

/** A HAR up to its first entry, and what stands behind the last. */
export const harBegins = (creator: HarCreator): string => `{"log":{"version":"1.2","creator":${JSON.stringify(creator)},"entries":[`
export const HAR_ENDS = ']}}'

/** One entry of a HAR up to the opening bracket of `_webSocketMessages`, and what closes it. */
export function harEntryAround(view: AttemptView): readonly [before: string, after: string] {
  const { request, response } = view
  const [method = 'GET', , version = 'HTTP/1.1'] = request?.startLine.split(' ') ?? []
  const [, , ...reason] = response?.startLine.split(' ') ?? []
  const query = new URLSearchParams(view.target.url.split('#')[0]?.split(/\?(.*)/s)[1] ?? '')
  const startedDateTime = view.createdAt
  const ended = view.endedAt ?? view.createdAt
  const entry = {
    startedDateTime,
    time: Math.max(0, Date.parse(ended) - Date.parse(startedDateTime)),
    request: {
      method,
      url: view.target.url,
      httpVersion: version,
      cookies: [],
      headers: headers(request),
      queryString: [...query].map(([name, value]) => ({ name, value })),
      headersSize: -1,
      bodySize: 0,
    },
    response: {
      status: view.status ?? 0,
      statusText: reason.join(' '),
      httpVersion: response?.startLine.split(' ')[0] ?? '',
      cookies: [],
      headers: headers(response),
      content: { size: 0, mimeType: 'x-unknown' },
      redirectURL: '',
      headersSize: -1,
      bodySize: -1,
    },
    cache: {},
    timings: { send: 0, wait: 0, receive: 0 },
    comment: view.summary,
    _resourceType: 'websocket',
    _webSocketMessages: [],
  }
  const text = JSON.stringify(entry)
  return [text.slice(0, -2), text.slice(-2)]
}

const BINARY = 2

/** The message that a frame completes as a HAR has it, or null: control frames are no messages. `begun`: when the times of the frames begin. */
export function harMessage({ direction, opcode, fin, complete, at, text, payload, message }: FrameView, begun: number): HarMessage | null {
  if (opcode > BINARY || !fin || !complete || (opcode === 0 && message === undefined)) return null
  const whole = message ?? { opcode, text, payload }
  const data = whole.opcode === BINARY ? whole.payload : (whole.text ?? '')
  return { type: direction === 'sent' ? 'send' : 'receive', time: (begun + at) / 1000, opcode: whole.opcode, data }
}
