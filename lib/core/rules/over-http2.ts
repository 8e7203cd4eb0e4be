import type { Artifacts, Http2Artifact } from '../artifacts/artifacts'
import { requestHeadOf, responseHeadOf } from '../http2/heads'
import type { Example, Rule } from './rule'
import { SAMPLE_REQUEST } from './sample'
import { http2With, SAMPLE_CONNECT, SAMPLE_HTTP2_URL } from './sample-http2'

/** Field lines that an extended CONNECT has not (RFC 8441 §5). */
const HTTP1_ONLY = /^(?:host|upgrade|connection|sec-websocket-key|sec-websocket-accept):/i
/** What HTTP/2 carries in pseudo-fields instead of a start line. */
const PSEUDO = SAMPLE_CONNECT.filter((line) => line.startsWith(':'))

/**
 * The same rule for a handshake over HTTP/2, where subprotocols, extensions, version and Origin are negotiated with the same fields
 * (RFC 8441 §5). Takes rules that look at nothing but `request` and `response`; a 2xx stands for the 101. Its examples are those of
 * the rule as far as they are given as lines, rewritten as fields.
 */
export function overHttp2(id: string, over: Rule): Rule {
  const ofAnswer = over.requires.includes('response')
  const notSwitching: Record<string, string> =
    over.reasons.notSwitching === undefined ? {} : { notSwitching: 'The status is not 2xx, so nothing was opened' }
  const { pass, fail, notApplicable = [] } = over.examples
  const rewritten = (examples: readonly Example[]) => examples.flatMap((example) => exampleOverHttp2(example, ofAnswer))
  const unanswered = { name: ofAnswer ? 'no answer yet' : 'nothing sent yet', because: 'pending', url: SAMPLE_HTTP2_URL }
  return {
    ...over,
    id,
    requires: ['http2'],
    uses: [],
    reasons: { ...over.reasons, ...notSwitching, pending: ofAnswer ? 'No answer came' : 'No request was sent' },
    check({ http2 }) {
      const heads = headsOf(http2, ofAnswer)
      return heads ? over.check(asArtifacts(heads)) : { outcome: 'not-applicable', because: 'pending' }
    },
    examples: {
      pass: rewritten(pass),
      fail: rewritten(fail),
      notApplicable: [
        ...rewritten(notApplicable),
        { ...unanswered, artifacts: http2With(ofAnswer ? { response: null } : { request: null, response: null }) },
      ],
    },
  }
}

function headsOf({ request, response }: Http2Artifact, ofAnswer: boolean): Partial<Artifacts> | null {
  if (!request || (ofAnswer && !response)) return null
  return { request: requestHeadOf(request), ...(response ? { response: responseHeadOf(response) } : {}) }
}

/** Safe: overHttp2 takes only rules that look at the two heads. */
function asArtifacts(heads: Partial<Artifacts>): Artifacts {
  return heads as Artifacts
}

function exampleOverHttp2(example: Example, ofAnswer: boolean): Example[] {
  const { name, because, request = SAMPLE_REQUEST, response, marks } = example
  if (typeof request === 'string' || typeof response === 'string' || (ofAnswer && response === undefined)) return []
  const status = /^HTTP\/1\.1 (\d{3})/.exec(response?.[0] ?? '')?.[1]
  const artifacts = http2With({
    request: [...PSEUDO, ...fieldLines(request.slice(1))],
    response: status === undefined ? null : [`:status: ${status === '101' ? '200' : status}`, ...fieldLines(response?.slice(1) ?? [])],
  })
  const names = [...request, ...(response ?? [])].map((line) => line.slice(0, line.indexOf(':')))
  // What is marked of a start line has nothing in its place.
  const shown = marks?.filter((mark) => !/^[A-Z]+ \//.test(mark)).map((mark) => (names.includes(mark) ? mark.toLowerCase() : mark))
  return [{ name, because, url: SAMPLE_HTTP2_URL, artifacts, ...(shown ? { marks: shown } : {}) }]
}

function fieldLines(lines: readonly string[]): string[] {
  return lines
    .filter((line) => !HTTP1_ONLY.test(line))
    .map((line) => {
      const colon = line.indexOf(':')
      return `${line.slice(0, colon).toLowerCase()}: ${line.slice(colon + 1).trim()}`
    })
}
