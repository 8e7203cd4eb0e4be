import type { Artifacts } from '../artifacts/artifacts'
import { type FieldList, fieldList } from '../http2/field-list'

/** The URL of examples over HTTP/2. */
export const SAMPLE_HTTP2_URL = 'wss://example.com/chat'

/** An extended CONNECT as RFC 8441 §5.1 writes it, one field an entry. */
export const SAMPLE_CONNECT: readonly string[] = [
  ':method: CONNECT',
  ':protocol: websocket',
  ':scheme: https',
  ':path: /chat',
  ':authority: example.com',
  'sec-websocket-version: 13',
]

/** The answer that opens it. */
export const SAMPLE_OPENED: readonly string[] = [':status: 200']
/** An answer that does not. */
export const SAMPLE_HTTP2_REFUSAL: readonly string[] = [':status: 403', 'content-length: 0']

/** Fields given as lines `name: value`. */
export function fieldsOf(lines: readonly string[]): FieldList {
  return fieldList(
    lines.map((line) => {
      const colon = line.indexOf(':', 1)
      return [line.slice(0, colon), line.slice(colon + 1).replace(/^ /, '')]
    }),
  )
}

type Seen = {
  readonly settings?: Readonly<Record<string, number>>
  readonly request?: readonly string[] | null
  readonly response?: readonly string[] | null
}

/** An HTTP/2 connection whose extended CONNECT was sent and answered; with other settings or fields where given, null for none. */
export function http2With({
  settings = { ENABLE_CONNECT_PROTOCOL: 1 },
  request = SAMPLE_CONNECT,
  response = SAMPLE_OPENED,
}: Seen = {}): Pick<Artifacts, 'http2'> {
  return {
    http2: {
      settings,
      enableConnectProtocol: settings.ENABLE_CONNECT_PROTOCOL === 1,
      request: request && fieldsOf(request),
      response: response && fieldsOf(response),
    },
  }
}

/** The sample request with the fields of that name replaced by these. */
export function connectWhere(name: string, ...lines: string[]): string[] {
  return SAMPLE_CONNECT.flatMap((line) => (line.startsWith(`${name}: `) ? lines : [line]))
}
