import type { InputProblem } from '../errors/errors'
import type { RequestDraft } from './draft'
import { isEnabled, isPair } from './entry'
import { quoted } from './entry-problem'

/** What a draft asks for that cannot be had together with HTTP/2, each at its field; none for a draft of another protocol. */
export function http2Problems(draft: RequestDraft): InputProblem[] {
  const { network = {} } = draft
  if (network.protocol !== 'h2') return []
  const problems: InputProblem[] = []
  const refuse = (field: string, message: string) => problems.push({ path: `request.${field}`, message })

  if (draft.raw !== undefined)
    refuse('network.protocol', 'protocol is "h2" for a raw request: expected "http/1.1", since raw octets are a head of HTTP/1.1')
  if (draft.method !== undefined && !['', 'GET', 'CONNECT'].includes(draft.method))
    refuse(
      'method',
      `method is ${quoted(draft.method)}: expected GET or CONNECT, over HTTP/2 a WebSocket is opened with CONNECT (RFC 8441 §4)`,
    )
  if (draft.httpVersion !== undefined && draft.httpVersion !== '1.1')
    refuse('httpVersion', `httpVersion is ${quoted(draft.httpVersion)}: expected none, HTTP/2 sends no version with a request`)
  if (draft.lineEnding !== undefined && draft.lineEnding !== 'crlf')
    refuse('lineEnding', `lineEnding is ${quoted(draft.lineEnding)}: expected none, HTTP/2 sends fields and no lines`)
  draft.headers?.forEach((entry, index) => {
    if (isPair(entry) || !isEnabled(entry) || entry.ending === undefined || entry.ending === 'crlf') return
    refuse(`headers[${index}].ending`, `ending is ${quoted(entry.ending)}: expected none, HTTP/2 sends fields and no lines`)
  })
  if (draft.body !== undefined && draft.body !== '')
    refuse('body', 'body is given: expected none, over HTTP/2 what follows the fields is the WebSocket itself')
  if (draft.early !== undefined && draft.early !== '')
    refuse('early', 'early is given: expected none, over HTTP/2 frames wait for the answer')
  if (draft.pacing !== undefined) refuse('pacing', 'pacing is given: expected none, the fields of HTTP/2 go out as one compressed block')
  if (network.alpn !== undefined && network.alpn.length > 0 && !network.alpn.includes('h2'))
    refuse('network.alpn', `alpn is ${quoted(network.alpn.join(', '))}: expected "h2" among them, since protocol is "h2"`)
  if ((network.maxRedirects ?? 0) > 0)
    refuse('network.maxRedirects', 'maxRedirects is given: expected 0, over HTTP/2 redirects are shown and not followed')
  return problems
}
