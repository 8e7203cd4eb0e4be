import { CircleCheck, TriangleAlert } from 'lucide-react'
import type { AttemptView } from '@/lib/core/report/view'
import { count } from './words'

type Http2 = NonNullable<AttemptView['http2']>

/** What the parameters of SETTINGS mean to whoever opens a WebSocket (RFC 9113 §6.5.2, RFC 8441 §3). */
const MEANINGS: Readonly<Record<string, string>> = {
  HEADER_TABLE_SIZE: 'octets of the table for compressing fields',
  ENABLE_PUSH: 'whether push is allowed',
  MAX_CONCURRENT_STREAMS: 'streams at a time: each WebSocket takes one',
  INITIAL_WINDOW_SIZE: 'octets that may be sent on a stream before the server says more',
  MAX_FRAME_SIZE: 'octets of the largest frame taken',
  MAX_HEADER_LIST_SIZE: 'octets of the largest field list taken',
  ENABLE_CONNECT_PROTOCOL: 'whether extended CONNECT, and with it WebSocket, is offered',
  NO_RFC7540_PRIORITIES: 'whether the old priorities are left out of use',
}

/** What the server of an HTTP/2 connection said of itself: whether WebSocket is offered over it, and its SETTINGS. */
export function Http2Section({ http2 }: { http2: Http2 }) {
  const { settings, enableConnectProtocol } = http2
  const Icon = enableConnectProtocol ? CircleCheck : TriangleAlert
  const entries = Object.entries(settings)
  return (
    <section aria-label="HTTP/2" className="rounded-md border bg-surface">
      <h3 className="flex items-start gap-2 px-3 py-2">
        <Icon aria-hidden="true" className={`mt-0.5 size-4 shrink-0 ${enableConnectProtocol ? 'text-pass' : 'text-warn'}`} />
        <span>
          {enableConnectProtocol
            ? 'The server speaks HTTP/2 and offers WebSocket over it (extended CONNECT, RFC 8441 §3).'
            : 'The server speaks HTTP/2 and does not offer WebSocket over it: its SETTINGS carry no ENABLE_CONNECT_PROTOCOL with the value 1 (RFC 8441 §3). Over HTTP/1.1 the same server may still open one.'}
        </span>
      </h3>
      {entries.length === 0 ? (
        <p className="border-t px-3 py-2 text-muted">Its SETTINGS frame is empty: every parameter has its default.</p>
      ) : (
        <table className="w-full border-collapse border-t text-left">
          <caption className="sr-only">SETTINGS of the server</caption>
          <thead className="sr-only">
            <tr>
              <th scope="col">Parameter</th>
              <th scope="col">Value</th>
              <th scope="col">Meaning</th>
            </tr>
          </thead>
          <tbody>
            {entries.map(([name, value]) => (
              <tr key={name}>
                <th
                  scope="row"
                  className="mono py-0.5 pr-4 pl-3 align-baseline font-normal max-sm:w-2/5 max-sm:[overflow-wrap:anywhere] sm:w-px"
                >
                  {name}
                </th>
                <td className="mono tabular w-px py-0.5 pr-4 text-right align-baseline font-semibold">{count(value)}</td>
                <td className="py-0.5 pr-3 align-baseline text-muted text-xs">{MEANINGS[name] ?? 'not known here'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
