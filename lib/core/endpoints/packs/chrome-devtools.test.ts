import { describe, expect, it } from 'vitest'
import { answeredIn, asking, type Conversation, testPack } from '../../../testing/pack-tester'
import { requestWhere } from '../../rules/sample'
import { chromeDevtools } from './chrome-devtools'

const PATH = '/devtools/browser/a2bdcd7b-96f8-4f46-a779-d74146bdae90'
const REJECTED =
  'Rejected an incoming WebSocket connection from the http://evil.example origin. Use the command line flag --remote-allow-origins=http://evil.example to allow connections from this origin or --remote-allow-origins=* to allow all origins.'
const answer = (status: string, body: string): Conversation => ({
  response: [`HTTP/1.1 ${status}`, `Content-Length:${body.length}`, 'Content-Type:text/html'],
  body,
})
const failed = (body: string) => answer('500 Internal Server Error', body)

testPack(chromeDevtools, {
  'chrome-devtools/origin': {
    shown: { 'an Origin': { request: asking(PATH, 'Origin: http://evil.example'), ...answer('403 Forbidden', REJECTED) } },
    not: { 'another 403': { request: asking(PATH, 'Origin: http://a'), response: ['HTTP/1.1 403 Forbidden', 'Content-Length: 0'] } },
    confidence: 'certain',
  },
  'chrome-devtools/host': {
    shown: {
      'a name': {
        request: requestWhere('Host', 'Host: chrome.internal'),
        ...failed('Host header is specified and is not an IP address or localhost.'),
      },
    },
    mentions: ['chrome.internal'],
  },
  'chrome-devtools/no-such-target': {
    shown: { 'a closed page': { request: asking('/devtools/page/nope'), ...failed('No such target id: nope') } },
  },
  'chrome-devtools/invalid-request': {
    shown: {
      'version 12': failed('Invalid request format. The version is not valid.'),
      'no key': failed("Invalid request format. Sec-WebSocket-Key is empty or isn't specified."),
    },
  },
})

describe('who answered', () => {
  it('is Chrome by its 101 and by its texts', () => {
    const opened = {
      request: asking(PATH),
      response: [
        'HTTP/1.1 101 WebSocket Protocol Handshake',
        'Upgrade: WebSocket',
        'Connection: Upgrade',
        'Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=',
      ],
    }
    expect(answeredIn(opened, [chromeDevtools])).toMatchObject({ pack: 'chrome-devtools', confidence: 'certain' })
    expect(answeredIn(failed('No such target id: x'), [chromeDevtools])).toMatchObject({ confidence: 'certain' })
    expect(answeredIn({}, [chromeDevtools])).toBeNull()
  })
})
