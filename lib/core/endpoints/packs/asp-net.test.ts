import { expect, it } from 'vitest'
import { answeredIn, asking, testPack } from '../../../testing/pack-tester'
import { recorded } from '../../../testing/recorded'
import { aspNet } from './asp-net'

const OPEN = [
  'HTTP/1.1 101 Switching Protocols',
  'Connection: Upgrade',
  'Date: Thu, 26 Nov 2026 08:00:00 GMT',
  'Server: Kestrel',
  'Upgrade: websocket',
  'Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=',
]

testPack(aspNet, {
  'asp-net/origin': {
    shown: {
      'a foreign Origin': {
        request: asking('/ws', 'Origin: https://evil.example'),
        response: ['HTTP/1.1 403 Forbidden', 'Content-Length: 0', 'Date: Thu, 26 Nov 2026 08:00:00 GMT', 'Server: Kestrel'],
      },
    },
    not: {
      'another server': recorded('x-net-handler/short_key'),
      'none was sent': { response: ['HTTP/1.1 403 Forbidden', 'Content-Length: 0', 'Server: Kestrel'] },
    },
    confidence: 'possible',
  },
  'asp-net/not-a-websocket-request': {
    shown: {
      'a plain GET': {
        request: ['GET /ws HTTP/1.1', 'Host: a'],
        response: ['HTTP/1.1 400 Bad Request', 'Content-Length: 0', 'Server: Kestrel'],
      },
      'the upgrade was not seen': { response: ['HTTP/1.1 400 Bad Request', 'Content-Length: 0', 'Server: Microsoft-IIS/10.0'] },
    },
    not: { Cowboy: recorded('cowboy2/missing_key') },
    confidence: 'possible',
    mentions: [/possibly/],
  },
})

it('is likely by its name and the order of its 101, never by its name alone', () => {
  expect(answeredIn({ response: OPEN }, [aspNet])).toMatchObject({ pack: 'asp-net', confidence: 'likely' })
  expect(answeredIn({ response: ['HTTP/1.1 404 Not Found', 'Content-Length: 0', 'Server: Kestrel'] }, [aspNet])).toMatchObject({
    confidence: 'possible',
  })
})
