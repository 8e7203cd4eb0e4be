import { expect, it } from 'vitest'
import { answeredIn, type Conversation, testPack } from '../../../testing/pack-tester'
import { recorded } from '../../../testing/recorded'
import { vertx } from './vertx'

const refused = (status: string, body: string, request?: string[]): Conversation => ({
  ...(request ? { request } : {}),
  response: [`HTTP/1.1 ${status}`, `content-length: ${body.length}`],
  body,
})

testPack(vertx, {
  'vertx/not-an-upgrade': {
    shown: { 'Connection was lost': refused('400 Bad Request', '"Connection" header must be "Upgrade".') },
    not: { Tornado: recorded('tornado/keep_alive') },
    confidence: 'certain',
  },
  'vertx/not-an-upgrade-old': {
    shown: { 'Vert.x 3': refused('400 Bad Request', '"Connection" must be "Upgrade".') },
    not: { Tornado: recorded('tornado/keep_alive') },
    confidence: 'possible',
  },
  'vertx/uri': { shown: { 'a Host that is none': refused('400 Bad Request', 'Invalid request URI') } },
  'vertx/method': {
    shown: { POST: refused('405 Method Not Allowed', '', ['POST /ws HTTP/1.1', 'Host: a']) },
    not: { 'Allow is there': recorded('aiohttp/post') },
    confidence: 'possible',
  },
  'vertx/version': {
    shown: { 'as Netty writes it': recorded('netty4.1/version99') },
    not: { Tomcat: recorded('tomcat10/version99') },
    confidence: 'possible',
  },
})

it('is recognised by its words alone', () => {
  expect(answeredIn(refused('400 Bad Request', '"Connection" header must be "Upgrade".'), [vertx])).toMatchObject({
    pack: 'vertx',
    confidence: 'certain',
  })
  expect(answeredIn(recorded('netty4.1/version99'), [vertx])).toBeNull()
})
