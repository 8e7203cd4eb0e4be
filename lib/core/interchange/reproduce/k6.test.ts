import { expect, it } from 'vitest'
import type { RequestDraft } from '../../handshake/draft'
import { redactDraft } from '../../handshake/redact'
import { writeK6 } from './k6'
import { planOf } from './plan'

const k6 = (draft: RequestDraft) => writeK6(planOf(redactDraft(draft)))

it('writes a script with the headers, options and messages of a draft (T-24)', () => {
  const { text, notes } = k6({
    url: 'wss://a/x?token=canary-1234',
    headers: [
      ['Host', 'a'],
      ['Upgrade', 'websocket'],
      ['Connection', 'Upgrade'],
      { line: 'Sec-WebSocket-Key: {{auto}}' },
      ['Sec-WebSocket-Version', '13'],
      ['Sec-WebSocket-Protocol', 'v1'],
      ['Sec-WebSocket-Extensions', 'permessage-deflate'],
      ['secret-key', 'canary-123'],
      ['X-A', '1'],
      ['X-A', "2'"],
    ],
    network: { verify: false, connectTo: '10.0.0.1:8443', minTls: '1.2', clientCert: 'PEM' },
    session: { sendOnOpen: [{ text: 'hi' }, { opcode: 'binary', hex: 'ff00' }] },
  })
  expect(text).toBe(`// k6 run -e URL_TOKEN=… -e SECRET_KEY=… reproduce.js
// Set: URL_TOKEN (URL, token), SECRET_KEY (secret-key)
import { WebSocket } from 'k6/websockets'

export const options = {
  vus: 1,
  iterations: 1,
  hosts: { 'a:443': '10.0.0.1:8443' },
  insecureSkipTLSVerify: true,
  tlsAuth: [{ cert: open('client.pem'), key: open('client-key.pem') }],
  tlsVersion: { min: 'tls1.2', max: 'tls1.3' },
}

export default function () {
  const socket = new WebSocket('wss://a/x?token=' + __ENV.URL_TOKEN, ['v1'], {
    headers: {
      'Host': 'a',
      'secret-key': __ENV.SECRET_KEY,
      'X-A': '2\\'',
      'User-Agent': '',
    },
    compression: 'deflate',
  })
  const timeout = setTimeout(() => socket.close(), 10_000)
  socket.onopen = () => {
    console.log('open')
    socket.send('hi')
    socket.send(new Uint8Array([255, 0]).buffer)
  }
  socket.onmessage = (event) => console.log(event.data)
  socket.onerror = (event) => console.error(event.error)
  socket.onclose = (event) => {
    clearTimeout(timeout)
    console.log('close', event.code, event.reason)
  }
}
`)
  expect(notes).toEqual([
    'k6 sorts header lines by name',
    'k6 spells names its own way: "secret-key"',
    'k6 sends one line of a name: of "X-A" only the last',
    'k6 offers permessage-deflate without context takeover, or nothing',
    'Save certificate and key of the draft as client.pem and client-key.pem',
  ])
})
it('names the proxy that belongs into the environment, and what cannot be kept', () => {
  const { notes } = k6({ url: 'ws://a/', headers: [], network: { proxy: 'http://p', serverName: 'x', connectTo: 'b:1' } })
  expect(notes).toContain('k6 takes its proxy from the environment: set HTTP_PROXY to that of the request')
  expect(notes).toContain('k6 dials the host of the URL, not "b:1"')
  expect(notes).toContain('k6 always sends a Host line')
})
