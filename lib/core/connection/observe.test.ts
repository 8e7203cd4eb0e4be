import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { WEBSOCKETPP_426, WS_ECHO, WS_PUSH } from '../../testing/fixtures/recordings'
import { head, play } from '../../testing/play'
import type { Fact } from '../transcript/fact'
import { LIMITS } from '../transcript/limits'
import type { ConnectionEvent } from './event'
import { createObserver, restoreObserver } from './observe'

const REQUEST = head('GET /chat HTTP/1.1', 'Host: a', 'Upgrade: websocket')
const SWITCH = head('HTTP/1.1 101 Switching Protocols', 'Upgrade: websocket')

const asked = (observer = createObserver()) => play(observer).sends(REQUEST).wrote()
const opened = (observer = createObserver()) => {
  const conversation = asked(observer).receives(SWITCH)
  conversation.emits({ type: 'request-head' }, { type: 'fact' }, { type: 'first-byte' }, { type: 'response-head' }, { type: 'open' })
  return conversation
}

describe('the opening handshake', () => {
  it('reads the recorded echo of ws: heads, frames of both sides, Close', () => {
    play(createObserver())
      .sends(WS_ECHO.request)
      .emits({ type: 'request-head', rest: new Uint8Array(0) })
      .wrote()
      .receives(WS_ECHO.response)
      .sends(WS_ECHO.sent)
      .receives(WS_ECHO.received)
      .ends()
      .emits(
        { type: 'fact' },
        { type: 'first-byte' },
        { type: 'response-head', earlyBytes: 0 },
        { type: 'open' },
        { type: 'frame', frame: expect.objectContaining({ n: 1, direction: 'sent', opcode: 1, masked: true }) },
        { type: 'message', direction: 'sent', from: 1, to: 1 },
        { type: 'frame', frame: expect.objectContaining({ n: 2, opcode: 9 }) },
        { type: 'frame', frame: expect.objectContaining({ n: 3, opcode: 8 }) },
        { type: 'frame', frame: expect.objectContaining({ n: 4, direction: 'received', opcode: 1, violations: [] }) },
        { type: 'message', direction: 'received', from: 4, to: 4 },
        { type: 'frame', frame: expect.objectContaining({ n: 5, opcode: 10 }) },
        { type: 'frame', frame: expect.objectContaining({ n: 6, opcode: 8 }) },
        { type: 'fact' },
      )
  })

  it('takes octets in the packet of the head as the first frames (RFC 6455 §4.1)', () => {
    asked()
      .receives(`${String.fromCharCode(...SWITCH)}\x81\x01A`)
      .emits(
        { type: 'request-head' },
        { type: 'fact' },
        { type: 'first-byte' },
        { type: 'response-head' },
        { type: 'open' },
        { type: 'frame', frame: expect.objectContaining({ offset: 0 }) },
        { type: 'message' },
      )
  })

  it('takes what was sent behind the request as our first frames, its body left out', () => {
    const withBody = head('GET / HTTP/1.1', 'Content-Length: 2')
    play(createObserver())
      .sends(withBody, 'hi\x81\x80\x00\x00\x00\x00')
      .receives(SWITCH)
      .emits(
        { type: 'request-head' },
        { type: 'first-byte' },
        { type: 'response-head', earlyBytes: SWITCH.length },
        { type: 'open' },
        { type: 'frame', frame: expect.objectContaining({ direction: 'sent', opcode: 1, length: 0 }) },
        { type: 'message' },
      )
  })

  it('tells interim heads and then the final one (RFC 9110 §15.2)', () => {
    asked()
      .receives(head('HTTP/1.1 100 Continue'), head('HTTP/1.1 103 Early Hints', 'Link: x'), SWITCH)
      .emits(
        { type: 'request-head' },
        { type: 'fact' },
        { type: 'first-byte' },
        { type: 'interim-head' },
        { type: 'interim-head' },
        { type: 'response-head' },
        { type: 'open' },
      )
  })

  it('tells a request head without its blank line once the request is out', () => {
    play(createObserver())
      .sends('GET / HTTP/1.1\r\nHost: a\r\n')
      .emits()
      .wrote()
      .emits({ type: 'fact' }, { type: 'request-head', head: expect.objectContaining({ complete: false }) })
  })
})

describe('an answer that is not 101', () => {
  it('is a head and a body: WebSocket++ 426, until close', () => {
    play(createObserver())
      .sends(WEBSOCKETPP_426.request)
      .wrote()
      .receives(WEBSOCKETPP_426.response)
      .ends()
      .emits(
        { type: 'request-head' },
        { type: 'fact' },
        { type: 'first-byte' },
        { type: 'response-head', head: expect.objectContaining({ start: expect.objectContaining({ status: 426 }) }) },
        { type: 'body', framing: 'until-close', complete: false },
        { type: 'fact' },
        { type: 'body', framing: 'until-close', complete: true, bytes: new Uint8Array(0) },
      )
  })

  it('has a body by Content-Length, in pieces', () => {
    const conversation = asked().receives(head('HTTP/1.1 403 Forbidden', 'Content-Length: 4'))
    conversation.emits(
      { type: 'request-head' },
      { type: 'fact' },
      { type: 'first-byte' },
      { type: 'response-head' },
      { type: 'body', complete: false },
    )
    conversation.receives('ab').emits({ type: 'body', complete: false })
    conversation.receives('cdtrailing').emits({ type: 'body', complete: true, bytes: Uint8Array.of(0x61, 0x62, 0x63, 0x64) })
    conversation.receives('more').emits()
  })

  it('has no body at 204 (RFC 9112 §6.3)', () => {
    asked()
      .receives(head('HTTP/1.1 204 No Content'))
      .emits(
        { type: 'request-head' },
        { type: 'fact' },
        { type: 'first-byte' },
        { type: 'response-head' },
        { type: 'body', framing: 'none', complete: true },
      )
  })
})

describe('an answer that is no response', () => {
  it.each([
    ['SSH-2.0-OpenSSH_9.2\r\n', 'ssh'],
    ['\x15\x03\x01\x00\x02\x02\x46', 'tls-alert'],
    ['<!doctype html>', 'html'],
  ])('is known at once: %j', (octets, looksLike) => {
    asked()
      .receives(octets)
      .emits(
        { type: 'request-head' },
        { type: 'fact' },
        { type: 'first-byte' },
        { type: 'response-failed', reason: 'not-http', notHttp: { looksLike } },
      )
  })

  it('is known to have come before the request was out', () => {
    play(createObserver())
      .receives('220 mail ESMTP\r\n')
      .emits({ type: 'first-byte' }, { type: 'response-failed', reason: 'bytes-before-request', notHttp: { looksLike: 'smtp-or-ftp' } })
  })

  it('is told with all its octets at the end, whatever the pieces', () => {
    const text = `+OK ${'x'.repeat(3_000)}`
    const last = (pieces: string[]) => {
      const conversation = asked()
        .receives(...pieces)
        .ends()
      return conversation.events.filter((event) => event.type === 'response-failed').at(-1)
    }
    expect(last([...text])).toEqual(last([text]))
    expect(last([text])).toMatchObject({ notHttp: { looksLike: 'pop3' } })
  })

  it('names the limit that a head exceeds', () => {
    asked(createObserver({ limits: { ...LIMITS, headBytes: 40 } }))
      .receives(SWITCH)
      .emits(
        { type: 'request-head' },
        { type: 'fact' },
        { type: 'first-byte' },
        { type: 'response-failed', reason: 'limit', limit: 'headBytes' },
      )
    asked(createObserver({ limits: { ...LIMITS, interimHeads: 1 } }))
      .receives(head('HTTP/1.1 100 Continue'), head('HTTP/1.1 100 Continue'), SWITCH)
      .emits(
        { type: 'request-head' },
        { type: 'fact' },
        { type: 'first-byte' },
        { type: 'interim-head' },
        { type: 'response-failed', reason: 'limit', limit: 'interimHeads' },
      )
  })

  it('ends before its head: with half of it, and with nothing', () => {
    asked()
      .receives('HTTP/1.1 101 Sw')
      .ends()
      .emits(
        { type: 'request-head' },
        { type: 'fact' },
        { type: 'first-byte' },
        { type: 'fact' },
        { type: 'response-failed', reason: 'ended', head: expect.objectContaining({ complete: false }) },
      )
    asked()
      .ends()
      .emits({ type: 'request-head' }, { type: 'fact' }, { type: 'fact' }, { type: 'response-failed', reason: 'ended', head: null })
  })
})

it('tells the frame in which the stream ended', () => {
  opened()
    .receives('\x81\x05He')
    .ends()
    .emits({ type: 'fact' }, { type: 'frame', frame: expect.objectContaining({ n: 1, complete: false, violations: ['incomplete'] }) })
})

it('keeps the conversation with a proxy apart', () => {
  const observer = createObserver()
  play(observer)
    .happens({ kind: 'bytes', direction: 'received', layer: 'proxy', bytes: Uint8Array.of(1) })
    .emits()
})

it('begins anew with the next hop and goes on counting frames', () => {
  const observer = createObserver()
  opened(observer).receives('\x81\x00')
  play(observer, { hop: 1 })
    .sends(REQUEST)
    .wrote()
    .receives(SWITCH, '\x81\x00')
    .emits(
      { type: 'request-head', hop: 1 },
      { type: 'fact' },
      { type: 'first-byte' },
      { type: 'response-head', hop: 1 },
      { type: 'open' },
      { type: 'frame', frame: expect.objectContaining({ n: 2, offset: 0 }) },
      { type: 'message' },
    )
})

/** A text cut into pieces at arbitrary places. */
function pieces(bytes: Uint8Array, cuts: readonly number[]): Uint8Array[] {
  const places = [0, ...cuts.filter((cut) => cut < bytes.length).sort((a, b) => a - b), bytes.length]
  return places.slice(1).map((to, index) => bytes.slice(places[index], to))
}

const answers = fc.constantFrom(
  [WS_PUSH.response, WS_PUSH.received],
  [head('HTTP/1.1 100 Continue'), SWITCH, WS_ECHO.received, Uint8Array.of(0x81, 0x7e, 0x01)],
  [head('HTTP/1.1 200 OK', 'Transfer-Encoding: chunked'), head('5', 'Hello', '0')],
  [head('HTTP/1.1 401 Unauthorized', 'Content-Length: 20'), Uint8Array.from(new Array(15).fill(0x61))],
  [head('SSH-2.0-x', 'and more of it')],
)
const conversation = fc.tuple(answers, fc.array(fc.nat(300), { maxLength: 9 }), fc.nat(3)).map(([parts, cuts, sentAfter]): Fact[] => {
  const player = play({ push: () => undefined })
    .sends(WS_ECHO.request, WS_ECHO.sent.slice(0, 7))
    .wrote()
  for (const [index, piece] of pieces(Buffer.concat(parts), cuts).entries()) {
    player.waits(1).receives(piece)
    if (index === sentAfter) player.sends(WS_ECHO.sent.slice(7))
  }
  return [...player.ends().facts]
})

/** What goes on from a checkpoint does not tell the first octets again. */
const withoutFirst = (events: readonly ConnectionEvent[]) => events.filter(({ type }) => type !== 'first-octets')

it('goes on from a checkpoint at any fact as if nothing had happened', () => {
  fc.assert(
    fc.property(conversation, (facts) => {
      const whole = createObserver()
      const expected: ConnectionEvent[][] = facts.map((fact) => withoutFirst(whole.push(fact)))
      let observer = createObserver()
      facts.forEach((fact, index) => {
        observer = restoreObserver(JSON.parse(JSON.stringify(observer.checkpoint())))
        expect(withoutFirst(observer.push(fact))).toEqual(expected[index])
      })
      expect(observer.frames).toBe(whole.frames)
    }),
    { numRuns: 200 },
  )
})
