import { describe, expect, it } from 'vitest'
import { latin1Encode } from '../bytes/latin1'
import { createObserver } from '../connection/observe'
import type { EndedFact, Fact, FailedFact } from '../transcript/fact'
import type { Artifacts } from './artifacts'
import { createGatherer } from './gather'

const stamp = { v: 1, at: 1, hop: 0 } as const
const sent = (text: string, hop = 0): Fact => ({
  ...stamp,
  hop,
  kind: 'bytes',
  direction: 'sent',
  layer: 'endpoint',
  bytes: latin1Encode(text),
})
const received = (text: string, hop = 0): Fact => ({
  ...stamp,
  hop,
  kind: 'bytes',
  direction: 'received',
  layer: 'endpoint',
  bytes: latin1Encode(text),
})
const written: Fact = { ...stamp, kind: 'reached', phase: 'request', data: { bytes: 1 } }
const ended = (fields: Partial<EndedFact> = {}): Fact => ({
  ...stamp,
  kind: 'ended',
  by: 'endpoint',
  how: 'fin',
  phase: 'response',
  ...fields,
})
const failed = (fields: Pick<FailedFact, 'phase' | 'code'>): Fact => ({ ...stamp, kind: 'failed', detail: 'x', ...fields })
const GET = 'GET / HTTP/1.1\r\nHost: a\r\n\r\n'
const SWITCH = 'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n'

function gather(...facts: Fact[]): Partial<Artifacts> {
  const observer = createObserver()
  const gatherer = createGatherer({ url: 'ws://a/' })
  for (const fact of facts) for (const event of observer.push(fact)) gatherer.push(event)
  return gatherer.artifacts
}

describe('createGatherer', () => {
  it('gathers what followed the request head whole, in however many pieces it went out', () => {
    const text = `${GET}body and early octets`
    const whole = gather(sent(text), written, received(SWITCH)).requestRest
    expect(whole).toEqual(latin1Encode('body and early octets'))
    for (let cut = 1; cut < text.length; cut++)
      expect(gather(sent(text.slice(0, cut)), sent(text.slice(cut)), written, received(SWITCH)).requestRest).toEqual(whole)
  })

  it('gathers both heads and the first octets after a 101', () => {
    const artifacts = gather(sent(GET), written, received(`${SWITCH}\x81\x02hi`))
    expect(artifacts.url).toBe('ws://a/')
    expect(artifacts.request?.start.method).toBe('GET')
    expect(artifacts.response?.start.status).toBe(101)
    expect(artifacts.responseBytes).toHaveLength(SWITCH.length)
    expect(artifacts.interim).toEqual([])
    expect(artifacts.answer?.how).toBe('head')
    expect([...(artifacts.firstOctets ?? [])]).toEqual([0x81, 0x02, 0x68, 0x69])
  })

  it('gathers interim heads and a body', () => {
    const artifacts = gather(sent(GET), written, received('HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 403 No\r\nContent-Length: 2\r\n\r\nhi'))
    expect(artifacts.interim?.map((head) => head.start.status)).toEqual([100])
    expect(artifacts.response?.start.status).toBe(403)
    expect(artifacts.body).toMatchObject({ framing: 'content-length', complete: true })
  })

  it('says how the wait ended when no head came', () => {
    expect(gather(sent(GET), written, ended()).answer).toMatchObject({ how: 'ended', bytes: new Uint8Array() })
    expect(
      gather(sent(GET), written, failed({ phase: 'response', code: 'response-timeout' }), ended({ by: 'us', how: 'timeout' })).answer?.how,
    ).toBe('timed-out')
    expect(gather(sent(GET), written, ended({ by: 'us', how: 'abort' })).answer?.how).toBe('aborted')
    expect(gather(sent(GET), written, received('HTTP/1.1 101 S'), ended()).answer).toMatchObject({
      how: 'ended',
      bytes: latin1Encode('HTTP/1.1 101 S'),
    })
  })

  it('keeps what came instead of HTTP', () => {
    const artifacts = gather(sent(GET), written, received('SSH-2.0-x\r\n'), ended())
    expect(artifacts.answer).toMatchObject({ how: 'not-http', looksLike: 'ssh' })
    expect(artifacts.notHttp?.looksLike).toBe('ssh')
  })

  it('does not take the refusal of a connection for an answer', () => {
    const artifacts = gather(failed({ phase: 'connect', code: 'connection-refused' }))
    expect(artifacts.failure?.code).toBe('connection-refused')
    expect(artifacts.answer).toBeUndefined()
  })

  it('gathers the first Close frame of each direction', () => {
    const artifacts = gather(sent(GET), written, received(`${SWITCH}\x88\x05\x03\xe8bye\x88\x02\x03\xe9`))
    expect(artifacts.close).toEqual({ sent: null, received: { code: 1000, reason: 'bye' } })
  })

  it('begins anew on the connection of a followed redirect, with its URL and what the ones before answered', () => {
    const artifacts = gather(
      sent(GET),
      written,
      received('HTTP/1.1 302 Found\r\nLocation: /b\r\nContent-Length: 0\r\n\r\n'),
      { ...stamp, hop: 1, kind: 'redirect', status: 302, url: 'ws://a/b', sameOrigin: true, dropped: [] },
      sent('GET /b HTTP/1.1\r\n\r\n', 1),
    )
    expect(artifacts.url).toBe('ws://a/b')
    expect(artifacts.target?.resource).toBe('/b')
    expect(artifacts.hops).toEqual([{ url: 'ws://a/', status: 302, location: '/b' }])
    expect(artifacts.response).toBeUndefined()
    expect(artifacts.request?.start.target).toBe('/b')
  })

  it('gathers the way to the endpoint: addresses, the one that answered, the ones that did not, policy, waits', () => {
    const tried: Fact = { ...stamp, kind: 'tried', address: '::1', port: 80, code: 'connection-refused', detail: 'x' }
    const data = { address: '127.0.0.1', family: 4, port: 80, localAddress: '127.0.0.1', localPort: 9 } as const
    const artifacts = gather(
      { ...stamp, kind: 'reached', phase: 'resolve', data: { host: 'a', addresses: [{ address: '127.0.0.1', family: 4 }] } },
      { ...stamp, kind: 'policy', decision: 'blocked', reason: 'private', host: 'a', address: '10.0.0.1', port: 80 },
      { ...stamp, kind: 'policy', decision: 'allowed', reason: 'public', host: 'a', address: '127.0.0.1', port: 80 },
      { ...stamp, kind: 'waited', address: '127.0.0.1', port: 80, ms: 12, gaveUp: false },
      tried,
      { ...stamp, kind: 'reached', phase: 'connect', data },
    )
    expect(artifacts.resolved).toEqual({ host: 'a', addresses: [{ address: '127.0.0.1', family: 4 }] })
    expect(artifacts.policy?.reason).toBe('private')
    expect(artifacts.waited?.ms).toBe(12)
    expect(artifacts.tried).toEqual([tried])
    expect(artifacts.connected).toEqual({ address: '127.0.0.1', family: 4, port: 80 })
  })

  it('times the answer and counts the pieces in which it came', () => {
    const head = 'HTTP/1.1 101 S\r\n\r\n'
    const artifacts = gather(
      sent(GET),
      { ...written, at: 3 },
      { ...received(head.slice(0, 5)), at: 7 },
      { ...received(head.slice(5)), at: 9 },
      { ...received('\x81\x00'), at: 11 },
    )
    expect(artifacts.timing).toEqual({ written: 3, firstByte: 7, head: 9, reads: 2 })
  })

  it('gathers what a proxy was told and answered, once it has decided', () => {
    const octets = (direction: 'sent' | 'received', text: string): Fact => ({
      ...stamp,
      kind: 'bytes',
      direction,
      layer: 'proxy',
      bytes: latin1Encode(text),
    })
    const facts = [octets('sent', 'CONNECT a:80 HTTP/1.1\r\n\r\n'), octets('received', 'HTTP/1.1 407 No\r\n\r\n')]
    expect(gather(...facts).proxy).toBeUndefined()
    const { proxy } = gather(...facts, failed({ phase: 'proxy', code: 'proxy-refused' }))
    expect(proxy).toMatchObject({ kind: 'http', granted: false, head: { start: { status: 407 } } })
    const socks = gather(octets('sent', '\x05\x01\x00'), octets('received', '\x05\xff'), failed({ phase: 'proxy', code: 'proxy-refused' }))
    expect(socks.proxy).toMatchObject({ kind: 'socks5', granted: false, head: null, answer: latin1Encode('\x05\xff') })
  })

  it('keeps the same object while nothing changes', () => {
    const gatherer = createGatherer({})
    const first = gatherer.artifacts
    gatherer.push({ at: 1, hop: 0, type: 'fact', fact: { ...stamp, kind: 'pressure', paused: true } })
    expect(gatherer.artifacts).toBe(first)
    gatherer.push({ at: 1, hop: 0, type: 'open' })
    const { session, artifacts: before } = gatherer
    expect(before.frames).toMatchObject({ openedAt: 1, received: { any: false } })
    expect(session).toMatchObject({ openedAt: 1, endedAt: null })
    gatherer.push({ at: 2, hop: 0, type: 'fact', fact: { ...stamp, kind: 'pressure', paused: false } })
    expect(gatherer.artifacts).toBe(before)
    expect(gatherer.session).toBe(session)
  })
})
