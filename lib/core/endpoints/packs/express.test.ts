import { describe, expect, it } from 'vitest'
import { answeredIn, type Conversation, testPack } from '../../../testing/pack-tester'
import { express } from './express'

const BODY =
  '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>Error</title>\n</head>\n<body>\n<pre>Cannot GET /ws</pre>\n</body>\n</html>\n'
const NOT_FOUND: Conversation = {
  response: [
    'HTTP/1.1 404 Not Found',
    'X-Powered-By: Express',
    'Content-Type: text/html; charset=utf-8',
    'Content-Length: 141',
    'Connection: keep-alive',
  ],
  body: BODY,
}

testPack(express, {
  'express/no-upgrade-listener': {
    shown: { 'an upgrade': NOT_FOUND, 'a plain GET': { ...NOT_FOUND, request: ['GET /ws HTTP/1.1', 'Host: a'] } },
    not: { 'another page': { response: ['HTTP/1.1 404 Not Found', 'X-Powered-By: Express', 'Content-Length: 2'], body: 'no' } },
    confidence: 'certain',
  },
})

describe('who answered', () => {
  it('is Express by its page, and possibly by its field', () => {
    expect(answeredIn(NOT_FOUND, [express])).toMatchObject({ pack: 'express', confidence: 'certain' })
    expect(answeredIn({ response: ['HTTP/1.1 200 OK', 'X-Powered-By: Express', 'Content-Length: 0'] }, [express])?.confidence).toBe(
      'possible',
    )
  })
})
