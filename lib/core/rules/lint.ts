import type { Target } from '../handshake/draft'
import { parseRequestHead } from '../http1/parse-head'
import { judgeOne } from './judge-one'
import { REQUEST_RULES } from './request-rules'
import type { Verdict } from './rule'

/**
 * What the rules of the request say of octets that were not sent yet: those that fail, and with `all` every other word too.
 * Octets that are no request head at all leave the rules that need one unknown.
 */
export function lint(url: string, target: Target | null, requestBytes: Uint8Array, all = false): Verdict[] {
  const request = parseRequestHead(requestBytes)
  const octets = request
    ? { request, requestBytes: requestBytes.subarray(0, request.length), requestRest: requestBytes.subarray(request.length) }
    : { requestBytes }
  const artifacts = { url, ...(target ? { target } : {}), ...octets }
  const verdicts = REQUEST_RULES.map((rule) => judgeOne(rule, artifacts))
  return all ? verdicts : verdicts.filter((verdict) => verdict.outcome === 'fail')
}
