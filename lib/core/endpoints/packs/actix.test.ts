import { expect, it } from 'vitest'
import { answeredIn, type Conversation, testPack } from '../../../testing/pack-tester'
import { recorded } from '../../../testing/recorded'
import { actix } from './actix'

const refused = (reason: string, request?: string[]): Conversation => ({
  ...(request ? { request } : {}),
  response: [`HTTP/1.1 400 ${reason}`, 'content-length: 0', 'date: Thu, 26 Nov 2026 08:00:00 GMT'],
})
const PLAIN = ['GET / HTTP/1.1', 'Host: example.com']

testPack(actix, {
  'actix/not-an-upgrade': {
    shown: {
      'a plain GET': refused('No WebSocket Upgrade header found', PLAIN),
      'Connection was lost': refused('No Connection upgrade'),
    },
    not: { 'Daphne has other reason phrases': recorded('daphne/keep_alive') },
    confidence: 'certain',
  },
  'actix/version': { shown: { none: refused('WebSocket version header is required'), another: refused('Unsupported WebSocket version') } },
  'actix/key': { shown: { none: refused('Handshake error') } },
  'actix/method': {
    shown: {
      POST: { request: ['POST / HTTP/1.1', 'Host: a'], response: ['HTTP/1.1 405 Method Not Allowed', 'allow: GET', 'content-length: 0'] },
    },
    not: { 'Tornado has a page': recorded('tornado/post') },
    confidence: 'possible',
  },
})

it('is recognised by its reason phrases', () => {
  expect(answeredIn(refused('No Connection upgrade'), [actix])).toMatchObject({ pack: 'actix', confidence: 'certain' })
})
