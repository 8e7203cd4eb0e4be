import { expect, it } from 'vitest'
import { accepting, answeredIn, type Conversation, got, testPack } from '../../../testing/pack-tester'
import { recorded } from '../../../testing/recorded'
import { undertow } from './undertow'

const PLAIN = ['GET /ws HTTP/1.1', 'Host: example.com']
const page = (text: string, status: string, request?: string[]): Conversation => {
  const body = `<html><head><title>Error</title></head><body>${text}</body></html>`
  return {
    ...(request ? { request } : {}),
    response: [`HTTP/1.1 ${status}`, 'Connection: keep-alive', 'Content-Type: text/html;charset=UTF-8', `Content-Length: ${body.length}`],
    body,
  }
}

testPack(undertow, {
  'undertow/passed-on': {
    shown: { 'a plain GET': page('404 - Not Found', '404 Not Found', PLAIN), 'another path': page('Not Found', '404 Not Found') },
    not: { Tornado: recorded('tornado/wrong_path'), Tomcat: recorded('tomcat10/wrong_path') },
    confidence: 'likely',
  },
  'undertow/refused': {
    shown: {
      POST: page('Forbidden', '403 Forbidden', ['POST /ws HTTP/1.1', 'Host: a']),
      'checkOrigin refuses': page('Forbidden', '403 Forbidden'),
    },
  },
  'undertow/stopping': { shown: { 'a new deployment': page('Service Unavailable', '503 Service Unavailable') } },
  'undertow/message-too-large': {
    shown: {
      'a limit of 1024': { after: [got(10, { close: [1009, 'UT002040: Message exceeded max message size of 1024'] })], ended: { at: 20 } },
    },
    not: { Jetty: recorded('jetty9/oversized') },
  },
  'undertow/protocol-error': {
    shown: { 'no mask': { after: [got(10, { close: [1002, 'UT002034: Web socket frame was not masked'] })], ended: { at: 20 } } },
  },
})

it('is recognised by Sec-WebSocket-Location in a 101 of version 13, and by its page', () => {
  expect(answeredIn({ response: accepting('Sec-WebSocket-Location: ws://example.com/chat') }, [undertow])).toMatchObject({
    pack: 'undertow',
    confidence: 'certain',
  })
  expect(answeredIn({ response: accepting() }, [undertow])).toBeNull()
})
