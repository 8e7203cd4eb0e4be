import type { RequestHead, ResponseHead } from '../http1/head'
import { type FieldList, pseudoField, pseudoFields, statusOf } from './field-list'

const requests = new WeakMap<FieldList, RequestHead>()
const responses = new WeakMap<FieldList, ResponseHead>()
const NOWHERE = { start: 0, end: 0 }

/**
 * The request head that says the same in HTTP/1.1 (RFC 8441 §5), for what reads subprotocols and extensions, which both versions
 * negotiate alike. Spans count in the field list. One object a list.
 */
export function requestHeadOf(list: FieldList): RequestHead {
  const known = requests.get(list)
  if (known) return known
  const target = pseudoField(list, ':path') ?? ''
  const start = { text: '', span: NOWHERE, method: 'GET', methodSpan: NOWHERE, target, targetSpan: NOWHERE }
  const head = { start: { ...start, version: 'HTTP/2', versionSpan: NOWHERE, faults: [] }, ...bodyOf(list) }
  requests.set(list, head)
  return head
}

/** The response head that says the same in HTTP/1.1: a 2xx is its 101 (RFC 8441 §5), any other status stays. One object a list. */
export function responseHeadOf(list: FieldList): ResponseHead {
  const known = responses.get(list)
  if (known) return known
  const seen = statusOf(list)
  const status = seen !== null && seen >= 200 && seen < 300 ? 101 : seen
  const statusSpan = pseudoFields(list, ':status')[0]?.valueSpan ?? NOWHERE
  const start = { text: pseudoField(list, ':status') ?? '', span: statusSpan, version: 'HTTP/2', versionSpan: NOWHERE, status, statusSpan }
  const head = { start: { ...start, reason: '', reasonSpan: NOWHERE, faults: [] }, ...bodyOf(list) }
  responses.set(list, head)
  return head
}

/** The request head as it was asked over HTTP/2: its method is that of `:method`. */
export function askedHeadOf(list: FieldList): RequestHead {
  const head = requestHeadOf(list)
  return { ...head, start: { ...head.start, method: pseudoField(list, ':method') ?? '' } }
}

/** The response head as it was given over HTTP/2: its status is that of `:status`. */
export function givenHeadOf(list: FieldList): ResponseHead {
  const head = responseHeadOf(list)
  return { ...head, start: { ...head.start, status: statusOf(list) } }
}

function bodyOf({ bytes, lines }: FieldList) {
  const end = { start: bytes.length, end: bytes.length }
  return { lines: lines.filter((line) => !line.name.startsWith(':')), blank: end, length: bytes.length, complete: true }
}
