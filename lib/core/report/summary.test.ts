import { expect, it } from 'vitest'
import { head, type Play } from '../../testing/play'
import { connected, replayed } from '../../testing/report'
import type { Verdict } from '../rules/rule'

function summary(played: (conversation: Play) => unknown, verdicts: readonly Verdict[] = []): string {
  const { conversation, view } = connected({ judge: () => verdicts })
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
    'Opened: the endpoint switched to WebSocket with 101; the endpoint closed it after 5 ms with 1001 (Going Away), reason "bye"',
    (play) => opened(play).waits(5).receives('\x88\x05\x03\xe9bye').ends(),
  ],
  [
    'Opened: the endpoint switched to WebSocket with 101; the endpoint ended TCP after 12.3 s without a Close frame (a browser reports 1006)',
    (play) => opened(play).waits(12_300).ends(),
  ],
  ['Opened: the endpoint switched to WebSocket with 101; stopped by you after 0.0 ms', (play) => opened(play).ends('us', 'abort')],
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
    'Stopped by you while waiting for the answer',
    (play) => asked(play).happens({ kind: 'ended', by: 'us', how: 'abort', phase: 'response' }),
  ],
  [
    'The network policy of this installation does not allow meta (169.254.169.254) port 80: cloud-metadata',
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
  return expect(replayed([policy]).summary).toBe(expected)
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

it('says when our program ended before the connection did', () => {
  expect(replayed([], { interrupted: true })).toMatchObject({
    state: 'interrupted',
    outcome: null,
    summary: 'Interrupted: this program ended before a connection stood',
  })
})
