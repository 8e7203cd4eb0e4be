import { describe, expect, it } from 'vitest'
import { latin1Decode, latin1Encode } from '../bytes/latin1'
import type { FieldPair } from '../http2/field-list'
import { LIMITS } from '../transcript/limits'
import { createHttp2Reader } from './http2-reader'

const CONNECT: readonly FieldPair[] = [
  [':method', 'CONNECT'],
  [':protocol', 'websocket'],
  [':path', '/chat'],
  ['sec-websocket-protocol', 'chat'],
]
const reader = () => {
  const one = createHttp2Reader(LIMITS)
  one.sent(CONNECT)
  return one
}

describe('createHttp2Reader', () => {
  it('tells the request once, with its method and path (RFC 8441 §4)', () => {
    const one = createHttp2Reader(LIMITS)
    const [told] = one.sent(CONNECT)
    expect(told).toMatchObject({ type: 'request-head', head: { start: { method: 'CONNECT', target: '/chat' } } })
    expect(told?.type === 'request-head' && latin1Decode(told.bytes)).toBe(
      ':method: CONNECT\r\n:protocol: websocket\r\n:path: /chat\r\nsec-websocket-protocol: chat\r\n',
    )
    expect(one.sent(CONNECT)).toEqual([])
  })

  it('opens on any 2xx, after interim answers, and takes trailers for nothing', () => {
    const one = reader()
    expect(one.received([[':status', '103']])).toMatchObject([{ type: 'interim-head', head: { start: { status: 103 } } }])
    expect(one.opens).toBe(false)
    expect(one.received([[':status', '200']])).toMatchObject([{ type: 'response-head', head: { start: { status: 200 } } }])
    expect(one.opens).toBe(true)
    expect(one.received([['x', 'trailer']])).toEqual([])
    expect(one.end()).toEqual([])
  })

  it('reads the body of a refusal to the end of the stream', () => {
    const one = reader()
    expect(one.received([[':status', '403']]).map(({ type }) => type)).toEqual(['response-head', 'body'])
    one.push(latin1Encode('no, '))
    one.push(latin1Encode('no'))
    expect(one.end()).toMatchObject([{ type: 'body', framing: 'until-close', complete: true, bytes: latin1Encode('no, no') }])
    expect(one.end()).toEqual([])
  })

  it('knows from content-length that a body is whole, and that there is none', () => {
    const one = reader()
    one.received([
      [':status', '404'],
      ['content-length', '2'],
    ])
    expect(one.push(latin1Encode('no'))).toMatchObject([{ type: 'body', framing: 'content-length', complete: true }])
    expect(
      reader()
        .received([[':status', '204']])
        .map(({ type }) => type),
    ).toEqual(['response-head'])
    expect(
      reader().received([
        [':status', '500'],
        ['content-length', '0'],
      ]),
    ).toMatchObject([{ type: 'response-head' }, { type: 'body', complete: true }])
  })

  it('takes an answer without a status for one that opens nothing', () => {
    const one = reader()
    expect(one.received([['x', 'y']])[0]).toMatchObject({ type: 'response-head', head: { start: { status: null } } })
    expect(one.opens).toBe(false)
  })

  it('goes on where its state was taken', () => {
    const one = reader()
    one.received([[':status', '403']])
    one.push(latin1Encode('no, '))
    const again = createHttp2Reader(LIMITS, JSON.parse(JSON.stringify(one.save())))
    again.push(latin1Encode('no'))
    expect(again.end()).toMatchObject([{ complete: true, bytes: latin1Encode('no, no') }])
    expect(again.request?.start.method).toBe('CONNECT')
    expect(again.response?.start.status).toBe(403)
    expect(createHttp2Reader(LIMITS).save()).toEqual({ request: null, response: null, body: null })
  })

  it('is not kept while its body is larger than we keep', () => {
    const one = createHttp2Reader({ ...LIMITS, bodyBytes: 10 })
    one.received([[':status', '403']])
    one.push(new Uint8Array(70_000))
    expect(one.save()).toBeNull()
  })
})
