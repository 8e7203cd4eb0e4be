import { field, short, valuePlaces } from '../fields'
import { plainText } from '../plain-text'
import { refusalWords } from '../refusal-words'
import { rule } from '../rule'
import { SAMPLE_RESPONSE } from '../sample'

const NOTHING = { body: { bytes: new Uint8Array(), framing: 'none', complete: true, truncated: false, faults: [] } } as const

export default rule({
  id: 'response/refusal-explained',
  catalogue: ['H-114'],
  title: 'The refusal says why',
  failureTitle: 'The refusal does not say why',
  section: 'rfc9110-15.5',
  says: 'An answer that tells of an error brings a description of it, and whether it lasts.',
  level: 'should',
  effect: 'none',
  requires: ['response', 'body'],
  reasons: {
    body: 'The body says more than the status line',
    field: '{name} says "{seen}"',
    empty: 'The status is {status} and there is no body: expected what was wrong',
    phrase: 'The body says "{seen}", no more than the status line: expected what was wrong',
    coded: 'The body is in the coding of Content-Encoding, which we do not undo',
    otherStatus: 'The answer is no error',
  },
  check({ response, body }) {
    const status = response.start.status ?? 0
    if (status < 400) return { outcome: 'not-applicable', because: 'otherStatus' }
    const told = field(response, 'x-websocket-reject-reason').filter((line) => line.value !== '')
    const [first] = told
    if (first)
      return {
        outcome: 'pass',
        because: 'field',
        at: valuePlaces('response', told),
        values: { name: first.name, seen: short(first.value) },
      }
    const at = [{ part: 'body' as const, start: 0, end: body.bytes.length }]
    if (body.bytes.length === 0) return { outcome: 'fail', because: 'empty', at, values: { status: String(status) } }
    if (field(response, 'content-encoding').length > 0) return { outcome: 'not-applicable', because: 'coded' }
    // What the body says is not quoted: it may hold a token that only the whole body shows to be one.
    if (refusalWords(response, body.bytes) !== null) return { outcome: 'pass', because: 'body', at }
    return { outcome: 'fail', because: 'phrase', at, values: { seen: short(plainText(body.bytes)) } }
  },
  advice: 'Let the server answer with one sentence that names what it missed: whoever meets a bare status has to guess.',
  examples: {
    pass: [
      {
        name: 'a sentence',
        because: 'body',
        response: ['HTTP/1.1 400 Bad Request'],
        body: 'Missing or invalid Sec-WebSocket-Version header',
        marks: ['Missing or invalid Sec-WebSocket-Version header'],
      },
      {
        name: 'an object',
        because: 'body',
        response: ['HTTP/1.1 404 Not Found'],
        body: '{"message":"Route GET:/ not found","error":"Not Found","statusCode":404}',
      },
      {
        name: 'a field of its own',
        because: 'field',
        response: ['HTTP/1.1 403 Forbidden', 'X-WebSocket-Reject-Reason: no such endpoint'],
        marks: ['no such endpoint'],
      },
    ],
    fail: [
      { name: 'nothing', because: 'empty', response: ['HTTP/1.1 400 Bad Request', 'Connection: close'] },
      { name: 'the phrase again', because: 'phrase', response: ['HTTP/1.1 400 Bad Request'], body: 'Bad Request', marks: ['Bad Request'] },
      {
        name: 'a page that repeats the phrase',
        because: 'phrase',
        response: ['HTTP/1.1 502 Bad Gateway', 'Server: nginx/1.22.1'],
        body: '<html><title>502 Bad Gateway</title><body><h1>502 Bad Gateway</h1><hr>nginx/1.22.1</body></html>',
      },
    ],
    notApplicable: [
      { name: 'a 101', because: 'otherStatus', response: SAMPLE_RESPONSE, artifacts: NOTHING },
      { name: 'a compressed page', because: 'coded', response: ['HTTP/1.1 404 Not Found', 'Content-Encoding: gzip'], body: '\x1f\x8b' },
    ],
  },
})
