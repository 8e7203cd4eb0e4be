import type { Artifacts } from '../artifacts/artifacts'
import { latin1Encode } from '../bytes/latin1'
import { parseTarget } from '../handshake/target'
import type { ResponseHead } from '../http1/head'
import { parseRequestHead, parseResponseHead } from '../http1/parse-head'
import type { Example } from './rule'
import { SAMPLE_REQUEST, SAMPLE_RESPONSE, SAMPLE_URL } from './sample'
import { sessionArtifacts } from './session-steps'

/** The octets of a head given as lines (the blank line is added) or as verbatim Latin-1 text. */
function octetsOf(head: readonly string[] | string): Uint8Array {
  return latin1Encode(typeof head === 'string' ? head : `${head.join('\r\n')}\r\n\r\n`)
}

function requestArtifacts(octets: Uint8Array): Partial<Artifacts> {
  const request = parseRequestHead(octets)
  if (!request) return { requestBytes: octets }
  return { request, requestBytes: octets.subarray(0, request.length), requestRest: octets.subarray(request.length) }
}

/** Heads, then what followed: the first octets of frames after a 101, otherwise the body. */
function responseArtifacts(octets: Uint8Array, body: string | undefined): Partial<Artifacts> {
  const interim: ResponseHead[] = []
  let rest = octets
  let response = parseResponseHead(rest)
  while (response?.complete && response.start.status !== null && response.start.status < 200 && response.start.status !== 101) {
    interim.push(response)
    rest = rest.subarray(response.length)
    response = parseResponseHead(rest)
  }
  if (!response) return { answer: { how: 'not-http', bytes: rest, head: null, looksLike: 'unknown', limit: null } }
  const after = rest.subarray(response.length)
  const head: Partial<Artifacts> = {
    interim,
    response,
    responseBytes: rest.subarray(0, response.length),
    answer: { how: 'head', bytes: new Uint8Array(), head: null, looksLike: null, limit: null },
  }
  if (response.start.status === 101) return after.length > 0 ? { ...head, firstOctets: after.subarray(0, 64) } : head
  const bytes = body === undefined ? after : latin1Encode(body)
  const framing = bytes.length > 0 ? 'until-close' : 'none'
  return { ...head, body: { bytes, framing, complete: true, truncated: false, faults: [] } }
}

/** What was seen in the conversation of an example, read by the same parsers as live octets. */
export function conversation(example: Example): Partial<Artifacts> {
  const url = example.url ?? SAMPLE_URL
  const target = parseTarget(url)
  const request = octetsOf(example.request ?? SAMPLE_REQUEST)
  const { session, response = session && SAMPLE_RESPONSE } = example
  return {
    url,
    ...(target.ok ? { target: target.target } : {}),
    // Over HTTP/2 there is no head of HTTP/1.1.
    ...(example.artifacts?.http2 ? {} : requestArtifacts(request)),
    ...(response === undefined ? {} : responseArtifacts(octetsOf(response), example.body)),
    ...(session && response ? sessionArtifacts(request, octetsOf(response), session) : {}),
    ...example.artifacts,
  }
}
