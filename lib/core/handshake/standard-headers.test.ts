import { expect, it } from 'vitest'
import { standardHeaders } from './standard-headers'

it('gives the lines of RFC 6455 §4.1, marked as generated', () => {
  const target = { scheme: 'ws', tls: false, host: 'a', port: 81, resource: '/', authority: 'a:81' } as const
  expect(standardHeaders(target)).toEqual([
    { line: 'Host: a:81', generated: true },
    { line: 'Upgrade: websocket', generated: true },
    { line: 'Connection: Upgrade', generated: true },
    { line: 'Sec-WebSocket-Key: {{auto}}', generated: true },
    { line: 'Sec-WebSocket-Version: 13', generated: true },
  ])
})
