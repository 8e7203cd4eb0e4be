import { expect, it } from 'vitest'
import { answeredIn, asking, type Conversation, got, testPack } from '../../../testing/pack-tester'
import { recorded } from '../../../testing/recorded'
import { tyrus } from './tyrus'

const refused = (status: string, lines: string[] = [], request?: string[]): Conversation => ({
  ...(request ? { request } : {}),
  response: [`HTTP/1.1 ${status}`, 'Server: Payara Server 6.2026.1 #badassfish', ...lines, 'Content-Length: 0'],
})
const closed = (code: number, reason: string): Conversation => ({ after: [got(10, { close: [code, reason] })], ended: { at: 20 } })

testPack(tyrus, {
  'tyrus/handshake-field': {
    shown: { 'no key': refused('500 Internal Server Error') },
    not: { Cowboy: recorded('cowboy2/missing_key') },
    confidence: 'possible',
    mentions: [/possibly/],
  },
  'tyrus/version': {
    shown: { another: refused('426 Upgrade Required', ['Sec-WebSocket-Version: 13']) },
    confidence: 'possible',
    mentions: [/possibly/],
  },
  'tyrus/origin': {
    shown: { foreign: refused('403 Forbidden', [], asking('/ws', 'Origin: https://evil.example')) },
    confidence: 'possible',
  },
  'tyrus/not-found': {
    shown: { 'another path': refused('404 Not Found') },
    not: { Tomcat: recorded('tomcat10/wrong_path') },
    confidence: 'possible',
  },
  'tyrus/idle': {
    shown: { 'the timeout': closed(1001, '"Session closed by the container because of the idle timeout."') },
    not: { Tomcat: recorded('tomcat10-idle/good') },
    confidence: 'likely',
  },
  'tyrus/message-too-large': {
    shown: {
      'a limit': closed(1009, 'Message too long; allowed message size is 4,194,315 bytes. (Current message length is 5,000,000 bytes).'),
    },
  },
})

it('is recognised by its words; the name of the server alone is no proof', () => {
  expect(answeredIn(closed(1001, '"Session closed by the container because of the idle timeout."'), [tyrus])).toMatchObject({
    confidence: 'certain',
  })
  expect(answeredIn(refused('404 Not Found'), [tyrus])?.confidence).toBe('possible')
})
