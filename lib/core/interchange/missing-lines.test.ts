import { expect, it } from 'vitest'
import { missingLinesNote } from './missing-lines'

it('names what is missing and proposes it, Host first', () => {
  expect(missingLinesNote({ url: 'ws://a:81/', headers: [{ line: 'upgrade: websocket' }, { line: 'X:y' }] })).toEqual({
    code: 'handshake-lines-missing',
    text: 'Without Host, Connection, Sec-WebSocket-Key, Sec-WebSocket-Version this is no opening handshake (RFC 6455 §4.1); nothing was added',
    apply: {
      url: 'ws://a:81/',
      headers: [
        { line: 'Host: a:81', generated: true },
        { line: 'upgrade: websocket' },
        { line: 'X:y' },
        { line: 'Connection: Upgrade', generated: true },
        { line: 'Sec-WebSocket-Key: {{auto}}', generated: true },
        { line: 'Sec-WebSocket-Version: 13', generated: true },
      ],
    },
  })
})
it('has nothing to say of a complete handshake', () => {
  const lines = ['Host:a', 'Upgrade:websocket', 'Connection:Upgrade', 'Sec-WebSocket-Key:k', 'Sec-WebSocket-Version:13']
  expect(missingLinesNote({ url: 'ws://a', headers: lines.map((line) => ({ line })) })).toBeNull()
})
