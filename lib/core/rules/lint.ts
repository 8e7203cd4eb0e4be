import type { Artifacts } from '../artifacts/artifacts'
import type { Target } from '../handshake/draft'
import { parseRequestHead } from '../http1/parse-head'
import type { FieldList } from '../http2/field-list'
import { HTTP2_REQUEST_RULES } from './http2-request-rules'
import { judgeOne } from './judge-one'
import { REQUEST_RULES } from './request-rules'
import type { Verdict } from './rule'

/**
 * What the rules of the request say of what was not sent yet, octets or the fields of HTTP/2: those that fail, and with `all` every
 * other word too. Octets that are no request head at all leave the rules that need one unknown.
 */
export function lint(url: string, target: Target | null, request: Uint8Array | FieldList, all = false): Verdict[] {
  const overHttp2 = !(request instanceof Uint8Array)
  const artifacts = { url, ...(target ? { target } : {}), ...(overHttp2 ? fieldsOf(request) : octetsOf(request)) }
  const rules = overHttp2 ? [...REQUEST_RULES, ...HTTP2_REQUEST_RULES] : REQUEST_RULES
  const verdicts = rules.map((rule) => judgeOne(rule, artifacts))
  return all ? verdicts : verdicts.filter((verdict) => verdict.outcome === 'fail')
}

/** No SETTINGS came yet: rules of the request do not look at them. */
function fieldsOf(request: FieldList): Partial<Artifacts> {
  return { http2: { settings: {}, enableConnectProtocol: false, request, response: null } }
}

function octetsOf(requestBytes: Uint8Array): Partial<Artifacts> {
  const request = parseRequestHead(requestBytes)
  return request
    ? { request, requestBytes: requestBytes.subarray(0, request.length), requestRest: requestBytes.subarray(request.length) }
    : { requestBytes }
}
