import type { Artifacts } from '../artifacts/artifacts'
import type { Target } from '../handshake/draft'
import { parseRequestHead } from '../http1/parse-head'
import { judgeOne } from './judge-one'
import { REQUEST_RULES } from './request-rules'
import type { Verdict } from './rule'

/**
 * What the rules of the request say of octets that were not sent yet: those that fail, and with `all` every other word too.
 * Octets that are no request head at all leave the rules that need one unknown; so do none, where the request is one of HTTP/2.
 */
export function lint(url: string, target: Target | null, requestBytes: Uint8Array | null, all = false): Verdict[] {
  const octets = requestBytes === null ? {} : octetsOf(requestBytes)
  const artifacts = { url, ...(target ? { target } : {}), ...octets }
  const verdicts = REQUEST_RULES.map((rule) => judgeOne(rule, artifacts))
  return all ? verdicts : verdicts.filter((verdict) => verdict.outcome === 'fail')
}

function octetsOf(requestBytes: Uint8Array): Partial<Artifacts> {
  const request = parseRequestHead(requestBytes)
  return request
    ? { request, requestBytes: requestBytes.subarray(0, request.length), requestRest: requestBytes.subarray(request.length) }
    : { requestBytes }
}
