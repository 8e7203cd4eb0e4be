import { base64Decode, base64Encode } from '../bytes/base64'
import type { RequestHead, ResponseHead } from '../http1/head'
import { type FieldList, type FieldPair, fieldList, fieldPairs, statusOf } from '../http2/field-list'
import { askedHeadOf, givenHeadOf } from '../http2/heads'
import type { Limits } from '../transcript/limits'
import { type AnswerBody, createAnswerBody } from './answer-body'
import type { Happening } from './happening'

/** Where a reader of an extended CONNECT is, as JSON; octets are base64. */
export type Http2ReaderState = {
  readonly request: readonly FieldPair[] | null
  readonly response: readonly FieldPair[] | null
  readonly body: { readonly octets: string; readonly toldAt: number } | null
}

export type Http2Reader = {
  /** Fields that went out. */
  sent(fields: readonly FieldPair[]): Happening[]
  /** Fields that came: of an interim answer, of the final one, or trailers, which say nothing. */
  received(fields: readonly FieldPair[]): Happening[]
  /** DATA of an answer that opens nothing. */
  push(bytes: Uint8Array): Happening[]
  /** The stream ended: tells what was half read. */
  end(): Happening[]
  readonly request: RequestHead | null
  readonly response: ResponseHead | null
  /** A 2xx opens the WebSocket (RFC 8441 §5). */
  readonly opens: boolean
  /** null while the state is too large to be kept. */
  save(): Http2ReaderState | null
}

/** Reads the opening handshake from the field lists of a stream (RFC 8441 §4), and the body of an answer that refuses. */
export function createHttp2Reader(limits: Limits, state?: Http2ReaderState): Http2Reader {
  let request: FieldList | null = state?.request ? fieldList(state.request) : null
  let response: FieldList | null = state?.response ? fieldList(state.response) : null
  let body: AnswerBody | null = null

  const opens = (list: FieldList) => {
    const status = statusOf(list)
    return status !== null && status >= 200 && status < 300
  }
  const beginBody = (list: FieldList, resume?: { readonly octets: Uint8Array; readonly toldAt: number }) =>
    createAnswerBody('CONNECT', givenHeadOf(list), limits.bodyBytes, resume)

  if (response && state?.body) {
    body = beginBody(response, { octets: base64Decode(state.body.octets) ?? new Uint8Array(0), toldAt: state.body.toldAt })
  }

  return {
    sent(fields) {
      if (request !== null) return []
      request = fieldList(fields)
      return [{ type: 'request-head', head: askedHeadOf(request), bytes: request.bytes, rest: new Uint8Array(0), fields: request }]
    },
    received(fields) {
      if (response !== null) return []
      const list = fieldList(fields)
      const head = givenHeadOf(list)
      const status = statusOf(list) ?? 0
      if (status >= 100 && status < 200) return [{ type: 'interim-head', head, bytes: list.bytes, fields: list }]
      response = list
      const answered: Happening = { type: 'response-head', head, bytes: list.bytes, earlyBytes: 0, reads: 1, fields: list }
      if (opens(list)) return [answered]
      body = beginBody(list)
      const told = body.push(new Uint8Array(0))
      return told ? [answered, told] : [answered]
    },
    push(bytes) {
      const told = body?.push(bytes)
      return told ? [told] : []
    },
    end() {
      const ended = body
      body = null
      return ended ? [ended.end()] : []
    },
    get request() {
      return request && askedHeadOf(request)
    },
    get response() {
      return response && givenHeadOf(response)
    },
    get opens() {
      return response !== null && opens(response)
    },
    save() {
      const octets = body?.octets
      if (octets === null) return null
      return {
        request: request && fieldPairs(request),
        response: response && fieldPairs(response),
        body: body && octets ? { octets: base64Encode(octets), toldAt: body.toldAt } : null,
      }
    },
  }
}
