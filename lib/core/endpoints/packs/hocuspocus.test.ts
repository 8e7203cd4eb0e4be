import { describe, expect, it } from 'vitest'
import { answeredIn, type Conversation, got, said, testPack } from '../../../testing/pack-tester'
import { hocuspocus } from './hocuspocus'

/** doc1, auth, a token; and the answer: doc1, auth, permission denied, its reason. */
const AUTH = said(200, { binary: '04 646f6331 02 00 03 626164' })
const DENIED = got(205, { binary: `04 646f6331 02 01 11 ${Buffer.from('permission-denied').toString('hex')}` })
const GREETING: Conversation = {
  request: ['GET / HTTP/1.1', 'Host: a'],
  response: ['HTTP/1.1 200 OK', 'Content-Type: text/plain', 'Content-Length: 22'],
  body: 'Welcome to Hocuspocus!',
}

testPack(hocuspocus, {
  'hocuspocus/permission-denied': {
    shown: { 'a wrong token': { after: [AUTH, DENIED, got(2200, { close: [4408, 'Connection Timeout'] })], ended: { at: 2201 } } },
    not: { accepted: { after: [AUTH, got(205, { binary: `04 646f6331 02 02 0a ${Buffer.from('read-write').toString('hex')}` })] } },
    mentions: ['doc1'],
  },
  'hocuspocus/not-a-message': {
    shown: { hello: { after: [said(200, { text: 'hello' }), got(201, { close: [4401, 'Unauthorized'] })] } },
    not: { 'nothing said': { after: [got(201, { close: [4401, 'Unauthorized'] })] } },
    confidence: 'possible',
  },
  'hocuspocus/plain-http': { shown: { 'a plain GET': GREETING } },
  'hocuspocus/timeout': {
    shown: { 'nothing said': { after: [got(2000, { close: [4408, 'Connection Timeout'] })] } },
    confidence: 'likely',
  },
  'hocuspocus/forbidden': { shown: { 'after a denial': { after: [AUTH, DENIED, got(300, { close: [4403, 'Forbidden'] })] } } },
  'hocuspocus/reset': {
    shown: { unloaded: { after: [got(300, { close: [4205, 'Reset Connection'] })] } },
    not: { 'another reason': { after: [got(300, { close: [4205, 'x'] })] } },
  },
})

describe('who answered', () => {
  it('is Hocuspocus by its greeting and its messages', () => {
    expect(answeredIn(GREETING, [hocuspocus])).toMatchObject({ pack: 'hocuspocus', confidence: 'certain' })
    expect(answeredIn({ after: [AUTH, DENIED] }, [hocuspocus])).toMatchObject({ confidence: 'certain' })
    expect(answeredIn({}, [hocuspocus])).toBeNull()
  })
})
