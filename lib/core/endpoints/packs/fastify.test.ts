import { describe, expect, it } from 'vitest'
import { answeredIn, type Conversation, testPack } from '../../../testing/pack-tester'
import { fastify } from './fastify'

const DATE = 'Date: Fri, 20 Nov 2026 11:36:45 GMT'
const NO_ROUTE: Conversation = {
  response: [
    'HTTP/1.1 404 Not Found',
    'content-type: application/json; charset=utf-8',
    'content-length: 76',
    DATE,
    'Connection: keep-alive',
  ],
  body: '{"message":"Route GET:/nope not found","error":"Not Found","statusCode":404}',
}
const EMPTY = ['HTTP/1.1 404 Not Found', 'content-length: 0', DATE, 'Connection: keep-alive', 'Keep-Alive: timeout=72']

testPack(fastify, {
  'fastify/no-route': { shown: { 'another path': NO_ROUTE } },
  'fastify/plain-request': {
    shown: { 'a plain GET': { request: ['GET /ws HTTP/1.1', 'Host: a'], response: EMPTY }, 'the upgrade got lost': { response: EMPTY } },
    not: { 'another server': { response: ['HTTP/1.1 404 Not Found', 'content-length: 0'] } },
    confidence: 'likely',
  },
  'fastify/refused-before-upgrade': {
    shown: {
      preValidation: {
        response: [
          'HTTP/1.1 401 Unauthorized',
          'content-type: text/plain; charset=utf-8',
          'content-length: 17',
          DATE,
          'Connection: keep-alive',
        ],
        body: 'not authenticated',
      },
    },
    not: {
      ws: {
        response: ['HTTP/1.1 401 Unauthorized', 'Connection: close', 'Content-Type: text/html', 'Content-Length: 12'],
        body: 'Unauthorized',
      },
    },
    confidence: 'possible',
  },
})

describe('who answered', () => {
  it('is Fastify by its words, and likely by its times', () => {
    expect(answeredIn(NO_ROUTE, [fastify])).toMatchObject({ pack: 'fastify', confidence: 'certain' })
    expect(answeredIn({ response: EMPTY }, [fastify])).toMatchObject({ pack: 'fastify', confidence: 'likely' })
    expect(answeredIn({}, [fastify])).toBeNull()
  })
})
