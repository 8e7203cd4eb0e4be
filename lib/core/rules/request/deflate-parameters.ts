import type { ExtensionParam } from '../../http1/extension-list'
import { wholePlaces } from '../fields'
import { DEFLATE_PARAMETERS, deflateOf, repeatedParams, windowBits } from '../offer'
import { rule } from '../rule'
import { requestWith, SAMPLE_REQUEST } from '../sample'

const offering = (value: string) => requestWith(`Sec-WebSocket-Extensions: permessage-deflate; ${value}`)

/** RFC 7692 §7.1.2.2: only an offer of client_max_window_bits may leave the size out. */
function isBadWindow(param: ExtensionParam): boolean {
  if (!param.name.endsWith('_max_window_bits')) return false
  if (param.value === null) return param.name !== 'client_max_window_bits'
  return windowBits(param.value) === null
}

export default rule({
  id: 'request/deflate-parameters',
  catalogue: ['R-085'],
  title: 'The parameters offered for permessage-deflate are valid',
  failureTitle: 'A parameter offered for permessage-deflate is not valid',
  section: 'rfc7692-7',
  says: 'A server declines an offer with an unknown parameter, a repeated one, or a value that is not valid for it.',
  level: 'must',
  effect: 'clients-tolerate',
  requires: ['request'],
  reasons: {
    valid: 'Every parameter is known, stands there once and has a valid value',
    unknown:
      'The parameter "{seen}" is unknown: expected server_no_context_takeover, client_no_context_takeover, server_max_window_bits or client_max_window_bits',
    repeated: 'The parameter "{seen}" stands there more than once in one offer: expected it once',
    window: '"{seen}" is no window: expected a number from 8 to 15 without leading zeros',
    valued: '"{seen}" has a value: expected the bare name',
    absent: 'The request does not offer permessage-deflate',
  },
  check({ request }) {
    const offers = deflateOf(request)
    if (offers.length === 0) return { outcome: 'not-applicable', because: 'absent' }
    const params = offers.flatMap((offer) => offer.params)
    const failed = (because: 'unknown' | 'repeated' | 'window' | 'valued', param: ExtensionParam, seen: string) =>
      ({ outcome: 'fail', because, at: wholePlaces('request', [param]), values: { seen } }) as const
    const text = (param: ExtensionParam) => (param.value === null ? param.name : `${param.name}=${param.value}`)

    const unknown = params.find((param) => !DEFLATE_PARAMETERS.includes(param.name))
    if (unknown) return failed('unknown', unknown, unknown.name)
    const repeated = offers.flatMap(repeatedParams)[0]
    if (repeated) return failed('repeated', repeated, repeated.name)
    const window = params.find(isBadWindow)
    if (window) return failed('window', window, text(window))
    const valued = params.find((param) => param.name.endsWith('_takeover') && param.value !== null)
    if (valued) return failed('valued', valued, text(valued))
    return { outcome: 'pass', because: 'valid', at: wholePlaces('request', offers) }
  },
  advice: 'Mend the parameter or leave it out. Servers that should decline such an offer often answer 400 or 500 instead.',
  examples: {
    pass: [
      { name: 'as browsers offer it', because: 'valid', request: offering('client_max_window_bits') },
      { name: 'a window', because: 'valid', request: offering('server_max_window_bits=10; server_no_context_takeover') },
    ],
    fail: [
      { name: 'a level', because: 'unknown', request: offering('level=6'), marks: ['level=6'] },
      { name: 'twice', because: 'repeated', request: offering('server_max_window_bits=10; server_max_window_bits=9') },
      { name: 'seven bits', because: 'window', request: offering('client_max_window_bits=7'), marks: ['client_max_window_bits=7'] },
      { name: 'a server window without a size', because: 'window', request: offering('server_max_window_bits') },
      { name: 'a one', because: 'valued', request: offering('client_no_context_takeover=1') },
    ],
    notApplicable: [{ name: 'none', because: 'absent', request: SAMPLE_REQUEST }],
  },
})
