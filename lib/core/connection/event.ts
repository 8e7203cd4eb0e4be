import type { Frame } from '../frames/frame'
import type { RequestHead, ResponseHead } from '../http1/head'
import type { FieldList } from '../http2/field-list'
import type { Fact, ProxyData } from '../transcript/fact'

/** Why the octets received are no HTTP response. */
export type NotHttp = {
  /** `ssh`, `smtp`, `http2-settings`, `tls-record`, `html-without-head` …, or `unknown`. */
  readonly looksLike: string
}

export type BodyFraming = 'none' | 'content-length' | 'chunked' | 'until-close'

/**
 * Over HTTP/2 (RFC 8441) a head is a list of fields: `fields` has it, `head` says the same as far as it can, and `bytes` is the
 * rendering in which the spans of both count. Absent over HTTP/1.1.
 */
type OverHttp2 = { readonly fields?: FieldList }

/** What facts mean. Emitted by the observer, in order; the same for live and stored facts. */
export type ConnectionEvent = { readonly at: number; readonly hop: number } & (
  | { readonly type: 'fact'; readonly fact: Exclude<Fact, { kind: 'bytes' }> }
  /** The conversation with a proxy, once it has granted or refused the tunnel. `kind` is null when nothing was said to it. */
  | {
      readonly type: 'proxy'
      readonly kind: ProxyData['kind'] | null
      readonly request: Uint8Array
      readonly answer: Uint8Array
      /** The response to CONNECT, where it could be read. */
      readonly head: ResponseHead | null
      readonly granted: boolean
    }
  /** All that was sent behind the request head, where some of it went out after the head: in timed pieces, or as it is long. */
  | { readonly type: 'request-rest'; readonly bytes: Uint8Array }
  | ({ readonly type: 'request-head'; readonly head: RequestHead; readonly bytes: Uint8Array; readonly rest: Uint8Array } & OverHttp2)
  | { readonly type: 'first-byte' }
  | ({ readonly type: 'interim-head'; readonly head: ResponseHead; readonly bytes: Uint8Array } & OverHttp2)
  /** `reads` counts the pieces in which the octets up to its end came. */
  | ({
      readonly type: 'response-head'
      readonly head: ResponseHead
      readonly bytes: Uint8Array
      readonly earlyBytes: number
      readonly reads: number
    } & OverHttp2)
  /** The response will never be a head: `reason` says why, `bytes` is what came (cut at the limit). */
  | {
      readonly type: 'response-failed'
      readonly reason: 'not-http' | 'limit' | 'ended' | 'bytes-before-request'
      readonly limit?: 'headBytes' | 'headLines' | 'lineBytes' | 'interimHeads'
      readonly head: ResponseHead | null
      readonly bytes: Uint8Array
      readonly notHttp: NotHttp | null
    }
  | {
      readonly type: 'body'
      readonly framing: BodyFraming
      /** All octets of the body so far, transfer coding removed, cut at the limit. */
      readonly bytes: Uint8Array
      readonly complete: boolean
      readonly truncated: boolean
      readonly faults: readonly string[]
    }
  /** The opening handshake was answered by 101, or over HTTP/2 by a 2xx: what follows is frames. */
  | { readonly type: 'open' }
  /** The first octets after the 101, as they came, at most 64, or 1024 where they begin with a reserved bit (text does): all of them each time, also those of a frame half read. */
  | { readonly type: 'first-octets'; readonly bytes: Uint8Array }
  | {
      readonly type: 'frame'
      readonly frame: Frame
      /** For a continuation: whether its message is compressed, and the payload of the message so far as it is kept. */
      readonly within?: { readonly compressed: boolean; readonly before: Uint8Array }
    }
  /**
   * Whole data frames with nothing remarkable in them that are counted instead of told one by one (`FramesReaderOptions.told`):
   * how many, the number of the newest, how many messages they ended, and the octets of the largest of these, inflated.
   */
  | {
      readonly type: 'frames'
      readonly direction: 'sent' | 'received'
      readonly count: number
      readonly newest: number
      readonly messages: number
      readonly largest: number
    }
  /** The header of a frame is here and its payload is not, and there is something to say of it already: it breaks a rule, or is larger than our limit. Told again where more is wrong with it; `frame` comes when it is whole, or at the end. */
  | { readonly type: 'frame-begun'; readonly frame: Frame }
  /** The connection ended inside a fragmented message: number, place and header length of its first frame, and octets that came. */
  | {
      readonly type: 'unfinished'
      readonly direction: 'sent' | 'received'
      readonly from: number
      readonly opcode: number
      readonly offset: number
      readonly headerLength: number
      readonly length: number
    }
  /** A data message is whole (fragments joined, inflated where negotiated); frames `from`…`to` carried it. */
  | {
      readonly type: 'message'
      readonly direction: 'sent' | 'received'
      readonly opcode: number
      readonly from: number
      readonly to: number
      readonly payload: Uint8Array
      readonly length: number
      readonly compressed: boolean
      readonly truncated: boolean
    }
)
