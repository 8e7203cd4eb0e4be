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

  it('begins anew on the next connection, without the URL of the first (a followed redirect)', () => {
    const artifacts = gather(
      sent(GET),
      written,
      received('HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n'),
      sent('GET /b HTTP/1.1\r\n\r\n', 1),
    )
    expect(artifacts.url).toBeUndefined()
    expect(artifacts.response).toBeUndefined()
    expect(artifacts.request?.start.target ?? '/b').toBe('/b')
  })

  it('keeps the same object while nothing changes', () => {
    const gatherer = createGatherer({})
    const before = gatherer.artifacts
    gatherer.push({ at: 1, hop: 0, type: 'first-byte' })
    gatherer.push({ at: 1, hop: 0, type: 'open' })
    expect(gatherer.artifacts).toBe(before)
  })
})
