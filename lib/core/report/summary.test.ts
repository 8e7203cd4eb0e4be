import { expect, it } from 'vitest'
import { head, type Play } from '../../testing/play'
import { connected, replayed } from '../../testing/report'
import type { Verdict } from '../rules/rule'

function summary(played: (conversation: Play) => unknown, verdicts: readonly Verdict[] = []): string {
  const { conversation, view } = connected({ judge: () => verdicts, packs: [] })
  played(conversation)
  return view().summary
}
const asked = (conversation: Play) => conversation.sends(head('GET / HTTP/1.1')).wrote(162)
const opened = (conversation: Play) => asked(conversation).receives(head('HTTP/1.1 101 x'))
const WHERE = 'example.com:80 (192.0.2.1:80)'

it.each<[string, (conversation: Play) => unknown]>([
  [`Writing the request to ${WHERE}`, (play) => play],
  [`Waiting for the answer of ${WHERE}, 162 octets of request written`, asked],
  ['Opened: the endpoint switched to WebSocket with 101', opened],
  [
    'Opened with 101, then closed by the endpoint with 1001 (Going Away), reason "bye", after 5 ms and 1 frame',
    (play) => opened(play).waits(5).receives('\x88\x05\x03\xe9bye').ends(),
  ],
  [
    'Opened with 101, then closed by the endpoint with 1000 (Normal Closure) after 12.0 s and 3 frames',
    (play) => opened(play).receives('\x81\x01a\x81\x01b').waits(12_000).receives('\x88\x02\x03\xe8').ends(),
  ],
  [
    'Opened with 101, then closed by the endpoint with a Close frame without a code (a browser reports 1005) after 1 frame',
    (play) => opened(play).waits(5).receives('\x88\x00'),
  ],
  [
    'Opened with 101, then the endpoint ended TCP without an answer to our Close frame (a browser reports 1006) after 2 ms and 1 frame',
    (play) => opened(play).sends('\x88\x82\x00\x00\x00\x00\x03\xe8').waits(2).ends(),
  ],
  [
    'Opened with 101, then the endpoint reset TCP without a Close frame (a browser reports 1006) after 12.3 s and 1 frame',
    (play) => opened(play).receives('\x81\x01a').waits(12_300).ends('endpoint', 'rst'),
  ],
  [
    'Opened with 101, then ended by our own time limit (a browser reports 1006) after 9 ms and 0 frames',
    (play) => opened(play).waits(9).ends('us', 'timeout'),
  ],
  [
    'Opened with 101, then the endpoint ended TCP without a Close frame (a browser reports 1006) after 12.3 s and 0 frames',
    (play) => opened(play).waits(12_300).ends(),
  ],
  ['Opened with 101, then stopped by you after 0.0 ms and 0 frames', (play) => opened(play).ends('us', 'abort')],
  [
    'The endpoint ended the connection 3 ms after the request without sending a byte: it may want TLS, another path or host, or a proxy cut it off',
    (play) => asked(play).waits(3).happens({ kind: 'ended', by: 'endpoint', how: 'fin', phase: 'response' }),
  ],
  [
    'The endpoint ended the connection inside the response head, after 12 octets',
    (play) => asked(play).receives('HTTP/1.1 101').happens({ kind: 'ended', by: 'endpoint', how: 'fin', phase: 'response' }),
  ],
  [
    `What ${WHERE} sent is not HTTP but looks like ssh: it begins "SSH-2.0-x\\x0d\\x0a", so check the port and whether it wants TLS`,
    (play) => asked(play).receives('SSH-2.0-x\r\n'),
  ],
  [
    `${WHERE} speaks HTTP/2 here, where an HTTP/1.1 Upgrade is not understood, and it does not offer WebSocket over HTTP/2 (no SETTINGS_ENABLE_CONNECT_PROTOCOL): offer only http/1.1 by ALPN, or use the port that speaks HTTP/1.1`,
    (play) => asked(play).receives('\0\0\x06\x04\0\0\0\0\0\0\x03\0\0\0\x80'),
  ],
  [
    `${WHERE} speaks HTTP/2 here, where an HTTP/1.1 Upgrade is not understood; it offers WebSocket over HTTP/2: send the handshake over HTTP/2, or offer only http/1.1 by ALPN, or use the port that speaks HTTP/1.1`,
    (play) => asked(play).receives('\0\0\x06\x04\0\0\0\0\0\0\x08\0\0\0\x01'),
  ],
  [
    `${WHERE} speaks HTTP/2 here, where an HTTP/1.1 Upgrade is not understood: offer only http/1.1 by ALPN, or use the port that speaks HTTP/1.1`,
    (play) => asked(play).receives('\0\0\x08\x07\0\0\0\0\0\0\0\0\0\0\0\0\x01'),
  ],
  [
    'Stopped by you while waiting for the answer',
    (play) => asked(play).happens({ kind: 'ended', by: 'us', how: 'abort', phase: 'response' }),
  ],
  [
    'The network policy of this installation does not allow meta (169.254.169.254) port 80: metadata services of cloud machines give out credentials and are never dialled',
    // Told instead of the connection, as it is when a name resolves to such an address.
    () => null,
  ],
])('says: %s', (expected, played) => {
  if (!expected.startsWith('The network policy')) return expect(summary(played)).toBe(expected)
  const policy = {
    v: 1,
    at: 1,
    hop: 0,
    kind: 'policy',
    decision: 'blocked',
    reason: 'cloud-metadata',
    host: 'meta',
    address: '169.254.169.254',
    port: 80,
  } as const
  const failed = { v: 1, at: 1, hop: 0, kind: 'failed', phase: 'policy', code: 'blocked', detail: 'x' } as const
  return expect(replayed([policy, failed]).summary).toBe(expected)
})

it('quotes the first rule that makes clients fail', () => {
  const verdict = {
    rule: 'response/x',
    outcome: 'fail',
    level: 'must',
    effect: 'clients-fail',
    section: 'rfc6455-4.1',
    title: '',
    reason: null,
    because: 'Upgrade is "x"',
    at: [],
    advice: null,
  } as const
  expect(summary(opened, [verdict, verdict])).toBe(
    'Answered 101, but clients that follow RFC 6455 fail this connection: Upgrade is "x", and 1 more finding',
  )
})

it('counts the findings that clients tolerate, and not those without effect', () => {
  const tolerated = {
    rule: 'response/x',
    outcome: 'fail',
    level: 'must',
    effect: 'clients-tolerate',
    section: 'rfc6455-4.1',
    title: '',
    reason: null,
    because: '',
    at: [],
    advice: null,
  } as const
  const verdicts: Verdict[] = [
    tolerated,
    { ...tolerated, level: 'practice', effect: 'none' },
    { ...tolerated, rule: 'request/x' },
    { ...tolerated, outcome: 'pass' },
    { ...tolerated, rule: 'tls/x' },
  ]
  expect(summary(opened, verdicts)).toBe('Opened: the endpoint switched to WebSocket with 101, with 2 findings that clients tolerate')
})

it('says of an opened connection when its certificate was not verified and would not have passed', () => {
  const tls = { version: 'TLSv1.3', cipher: 'x', alpn: null, alpnOffered: [], serverName: null, chain: [], verify: false }
  const opens = (more: object) => (play: Play) => opened(play.happens({ kind: 'reached', phase: 'tls', data: { ...tls, ...more } }))
  expect(summary(opens({ verified: false, error: 'CERT_HAS_EXPIRED' }), [])).toBe(
    'Opened: the endpoint switched to WebSocket with 101, over TLS that other clients refuse (CERT_HAS_EXPIRED)',
  )
  expect(summary(opens({ verified: true, error: null }), [])).toBe('Opened: the endpoint switched to WebSocket with 101')
})

it('says when our program ended before the connection did', () => {
  expect(replayed([], { interrupted: true })).toMatchObject({
    state: 'interrupted',
    outcome: null,
    summary: 'Interrupted: this program ended before a connection stood',
  })
})

it('says in one sentence who refused and why', () => {
  const { conversation, view } = connected({ url: 'ws://example.com/wsagents/' })
  conversation
    .sends(head('GET /wsagents/ HTTP/1.1', 'Node-Name: my-agent', 'Secret-Key: abcdef', 'X-Remoting-Capability: rO0A'))
    .wrote()
    .receives(head('HTTP/1.1 403 Forbidden', 'X-Content-Type-Options: nosniff', 'Server: Jetty(12.1.11)', 'Content-Length: 0'))
    .ends()
  expect(view().summary).toBe('Refused with 403 by Jenkins: the secret does not belong to node my-agent')
})

it('says why a session ended, after how it did, and beside it why a browser says 1006', () => {
  const { conversation, view } = connected({ judge: () => [] })
  opened(conversation).receives('HTTP/1.1 400 Bad Request\r\nContent-Length: 3\r\n\r\nbad').ends()
  const reason = 'after its 101 the server wrote an HTTP answer into the connection, "HTTP/1.1 400 Bad Request" with the text "bad"'
  expect(view().summary).toMatch(/^Opened with 101, then the endpoint ended TCP without a Close frame \(a browser reports 1006\) after /)
  expect(view().summary.endsWith(`: ${reason}`)).toBe(true)
  expect(view().close?.explanation.endsWith(` The reason: ${reason}.`)).toBe(true)
})
