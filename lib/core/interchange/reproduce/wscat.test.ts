import { expect, it } from 'vitest'
import type { RequestDraft } from '../../handshake/draft'
import { redactDraft } from '../../handshake/redact'
import { planOf } from './plan'
import { writeWscat } from './wscat'

const wscat = (draft: RequestDraft) => writeWscat(planOf(redactDraft(draft)))

it('writes lines as wscat cuts them, subprotocols and TLS by its options (T-24)', () => {
  const { text, notes } = wscat({
    url: 'wss://a/x',
    headers: [
      ['Host', 'a'],
      ['Upgrade', 'websocket'],
      ['Connection', 'Upgrade'],
      { line: 'Sec-WebSocket-Key: {{auto}}' },
      ['Sec-WebSocket-Version', '8'],
      ['Sec-WebSocket-Protocol', 'v1, v2'],
      ['Authorization', 'Bearer canary-123'],
      ['X-E', 'é'],
    ],
    network: { verify: false, ca: 'PEM', clientCert: 'PEM', proxy: 'http://p:3128', connectTo: '10.0.0.1:1' },
  })
  expect(text).toBe(`# Set first: AUTHORIZATION (Authorization)
wscat -c 'wss://a/x' \\
  -H 'Host:a' \\
  -H "Authorization:Bearer $AUTHORIZATION" \\
  -H 'X-E:Ã©' \\
  -s 'v1' \\
  -s 'v2' \\
  -p '8' \\
  -n \\
  --ca 'ca.pem' \\
  --cert 'client.pem' --key 'client-key.pem' \\
  --proxy 'http://p:3128'
`)
  expect(notes).toEqual([
    'wscat always offers permessage-deflate, in a line of its own',
    'wscat writes the lines of the handshake itself behind the others',
    'Save the certificate authority of the draft as ca.pem',
    'Save certificate and key of the draft as client.pem and client-key.pem',
    'wscat dials the host of the URL, not "10.0.0.1:1"',
    'An entry in the hosts file can lead the name of the URL to another address',
  ])
})
it('dials another address by the URL where no TLS is', () => {
  expect(wscat({ url: 'ws://a/x', headers: [['Host', 'a']], network: { connectTo: '[::1]:81' } }).text).toBe(
    "wscat -c 'ws://[::1]:81/x' \\\n  -H 'Host:a'\n",
  )
})
it('says which lines are lost', () => {
  const { notes } = wscat({
    url: 'ws://a/',
    headers: [['X', '1'], ['x', '2'], ['Connection', 'close'], { line: 'bad name: 1' }, ['Sec-WebSocket-Protocol', 'a b']],
  })
  expect(notes).toContain('wscat sends one line of a name: of "X" only the last')
  expect(notes).toContain(
    'wscat writes Upgrade, Connection, Sec-WebSocket-Key and Sec-WebSocket-Version itself: "no upgrade", "Connection: close", "no sec-websocket-version" and "no sec-websocket-key" cannot be kept',
  )
  expect(notes).toContain('wscat cannot send "bad name: 1" (a name that is no token, or controls): left out')
  expect(notes).toContain('The subprotocols are no list of different tokens: wscat refuses them, left out')
  expect(notes).toContain('wscat always sends a Host line')
})
