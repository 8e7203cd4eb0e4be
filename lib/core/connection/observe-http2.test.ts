import { describe, expect, it } from 'vitest'
import { WS_ECHO, WS_PUSH } from '../../testing/fixtures/recordings'
import { type Play, play } from '../../testing/play'
import type { FieldPair } from '../http2/field-list'
import type { ConnectionEvent } from './event'
import { createObserver, restoreObserver } from './observe'

const CONNECT: readonly FieldPair[] = [
  [':method', 'CONNECT'],
  [':path', '/chat'],
]
const fields = (direction: 'sent' | 'received', list: readonly FieldPair[]) => ({
  kind: 'fields' as const,
  direction,
  layer: 'h2-stream' as const,
  fields: list,
})
const data = (direction: 'sent' | 'received', bytes: Uint8Array) => ({
  kind: 'bytes' as const,
  direction,
  layer: 'h2-stream' as const,
  bytes,
})
const asked = (player: Parameters<typeof play>[0]): Play =>
  play(player)
    .happens({ kind: 'reached', phase: 'http2', data: { settings: {}, enableConnectProtocol: true } })
    .happens(fields('sent', CONNECT))
    .wrote(60)

describe('WebSocket over HTTP/2 (RFC 8441)', () => {
  it('opens with a 2xx, and reads the frames of both sides from DATA', () => {
    asked(createObserver())
      .emits({ type: 'fact' }, { type: 'fact' }, { type: 'request-head', head: { start: { method: 'CONNECT' } } }, { type: 'fact' })
      .happens(fields('received', [[':status', '200']]))
      .emits({ type: 'fact' }, { type: 'first-byte' }, { type: 'response-head', head: { start: { status: 200 } } }, { type: 'open' })
      .happens(data('sent', WS_ECHO.sent.slice(0, 7)))
      .happens(data('received', WS_PUSH.received.slice(0, 3)))
      .ends()
  })

  it('agrees on compression from the fields of both sides (RFC 7692 §7.1)', () => {
    const offered: readonly FieldPair[] = [...CONNECT, ['sec-websocket-extensions', 'permessage-deflate']]
    const conversation = play(createObserver()).happens(fields('sent', offered)).wrote(60)
    conversation.happens(
      fields('received', [
        [':status', '200'],
        ['sec-websocket-extensions', 'permessage-deflate'],
      ]),
    )
    // "Hello", as in RFC 7692 §7.2.3.1.
    conversation.happens(data('received', Uint8Array.of(0xc1, 0x07, 0xf2, 0x48, 0xcd, 0xc9, 0xc9, 0x07, 0x00)))
    expect(conversation.events.at(-2)).toMatchObject({ type: 'frame', frame: { rsv: 4, violations: [] } })
    expect(conversation.events.at(-1)).toMatchObject({ type: 'message', compressed: true })
  })

  it('reads an answer that opens nothing, and its body to the end', () => {
    asked(createObserver())
      .happens(fields('received', [[':status', '404']]))
      .happens(data('received', Uint8Array.of(0x6e, 0x6f)))
      .ends()
      .emits(
        { type: 'fact' },
        { type: 'fact' },
        { type: 'request-head' },
        { type: 'fact' },
        { type: 'fact' },
        { type: 'first-byte' },
        { type: 'response-head' },
        { type: 'body', complete: false },
        { type: 'body', complete: false },
        { type: 'fact' },
        { type: 'body', complete: true, bytes: Uint8Array.of(0x6e, 0x6f) },
      )
  })

  it('says nothing of a head of HTTP/1.1 that never came', () => {
    asked(createObserver()).ends().emits({ type: 'fact' }, { type: 'fact' }, { type: 'request-head' }, { type: 'fact' }, { type: 'fact' })
  })

  it.each([
    ['200', [WS_PUSH.received.slice(0, 1), WS_PUSH.received.slice(1)]],
    ['403', [Uint8Array.of(1), Uint8Array.of(2, 3)]],
  ])('goes on from a checkpoint at any fact behind a %s', (status, pieces) => {
    const conversation = asked({ push: () => undefined }).happens(fields('received', [[':status', status]]))
    for (const piece of pieces) conversation.happens(data('received', piece)).happens(data('sent', WS_ECHO.sent.slice(0, 7)))
    const facts = [...conversation.ends().facts]
    const whole = createObserver()
    const expected: ConnectionEvent[][] = facts.map((fact) => whole.push(fact).filter(({ type }) => type !== 'first-octets'))
    let observer = createObserver()
    facts.forEach((fact, index) => {
      observer = restoreObserver(JSON.parse(JSON.stringify(observer.checkpoint())))
      // What goes on from a checkpoint does not tell the first octets again.
      expect(observer.push(fact).filter(({ type }) => type !== 'first-octets')).toEqual(expected[index])
    })
    expect(observer.frames).toBe(whole.frames)
  })
})
