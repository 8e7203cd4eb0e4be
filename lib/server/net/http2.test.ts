import http2 from 'node:http2'
import { afterEach, describe, expect, it } from 'vitest'
import type { FieldPair } from '../../core/http2/field-list'
import { TIMEOUTS } from '../../core/transcript/limits'
import { factsOf, planFor, tlsTarget, told } from '../../testing/connection'
import { type Http2Server, type Http2ServerOptions, http2Server } from '../../testing/http2-server'
import { type ScriptedServer, type Step, scriptedServer, tlsFixture } from '../../testing/scripted-server'
import { halfClose, reset, send, silent, until } from '../../testing/scripted-steps'
import type { Connection, ConnectionPlan } from './connection'

let server: Http2Server | undefined
let scripted: ScriptedServer | undefined
afterEach(async () => {
  await server?.close()
  await scripted?.close()
  server = undefined
  scripted = undefined
})

const FIELDS: readonly FieldPair[] = [
  [':method', 'CONNECT'],
  [':protocol', 'websocket'],
  [':scheme', 'http'],
  [':path', '/chat'],
  [':authority', 'localhost'],
  ['sec-websocket-version', '13'],
]
const ASKED = `sent ${FIELDS.map((field) => field.join(': ')).join(', ')}`
const BEGUN = ['reached resolve', 'policy allowed', 'reached connect']
const OPENED = [...BEGUN, 'reached http2', ASKED, 'reached request']
const octets = (text: string) => new TextEncoder().encode(text)

const serve = async (options: Http2ServerOptions) => {
  server = await http2Server(options)
  return server.port
}
const play = async (...script: Step[]) => {
  scripted = await scriptedServer(script)
  return scripted.port
}
const plan = (port: number, more: Partial<ConnectionPlan> = {}) =>
  planFor(port, { fields: FIELDS, ...more, network: { protocol: 'h2', ...more.network } })
/** Opens on the final fields of an answer, as a session does. */
const opening = (fact: { kind: string; direction?: string }, connection: Connection) => {
  if (fact.kind !== 'fields' || fact.direction !== 'received') return false
  connection.headComplete(true)
  return true
}
const settings = (...pairs: number[][]) => frame(4, 0, 0, ...pairs.flat())
const CONNECT_OFFERED = [0, 8, 0, 0, 0, 1]
function frame(type: number, flags: number, stream: number, ...payload: number[]): Uint8Array {
  return Uint8Array.from([0, payload.length >> 8, payload.length & 0xff, type, flags, 0, 0, 0, stream, ...payload])
}
/** The request is there. */
const asked = until((peer) => peer.receivedAtLeast(24 + 9 + 30 + 60))
/** The preface and our SETTINGS are there. */
const begun = until((peer) => peer.receivedAtLeast(24 + 9))

describe('HTTP/2', () => {
  it('opens a stream by extended CONNECT, carries octets both ways, and ends with END_STREAM (RFC 8441 §5)', async () => {
    const seen: (readonly string[])[] = []
    const port = await serve({
      onStream(stream, _headers, list) {
        seen.push(list)
        stream.respond({ ':status': 200, 'sec-websocket-protocol': 'chat' }, { sendDate: false } as http2.ServerStreamResponseOptions)
        stream.on('data', (chunk) => stream.write(chunk))
        stream.on('end', () => stream.end())
      },
    })
    const facts = await factsOf(plan(port), (fact, connection) => {
      if (opening(fact, connection)) void connection.write(octets('hello'))
      if (fact.kind === 'bytes' && fact.direction === 'received') connection.end()
    })
    const words = told(facts).map((word) => word.replace(/, date: [^,]*/, ''))
    expect(words).toEqual([
      ...OPENED,
      'received :status: 200, sec-websocket-protocol: chat',
      'sent "hello"',
      'received "hello"',
      'ended us fin closing',
    ])
    expect(seen).toEqual([FIELDS.flat()])
    expect(facts.find((fact) => fact.kind === 'reached' && fact.phase === 'http2')).toMatchObject({
      data: { settings: { ENABLE_CONNECT_PROTOCOL: 1 }, enableConnectProtocol: true },
    })
    expect(facts.filter((fact) => fact.kind === 'bytes').every((fact) => fact.layer === 'h2-stream')).toBe(true)
  })

  it('sends fields in their order, repeats too', async () => {
    const more: FieldPair[] = [
      ['x-b', '1'],
      ['cookie', 'a=1'],
      ['x-b', '\xc3\xa9'],
      ['cookie', 'b=2'],
      ['__proto__', ''],
      ['x-b', '3'],
    ]
    let seen: readonly string[] = []
    const port = await serve({
      onStream(stream, _headers, list) {
        seen = list
        stream.respond({ ':status': 403 }, { endStream: true })
      },
    })
    await factsOf(plan(port, { fields: [...FIELDS, ...more] }))
    expect(seen.slice(FIELDS.length * 2)).toEqual(more.flat())
  })

  it('speaks over TLS where ALPN chose h2 (RFC 9113 §3.2)', async () => {
    const port = await serve({ tls: 'leaf', onStream: (stream) => stream.respond({ ':status': 200 }) })
    const network = { connectTo: `127.0.0.1:${port}`, ca: tlsFixture('ca.pem') }
    const facts = await factsOf(plan(port, { target: tlsTarget(port), network }), (fact, connection) => {
      if (opening(fact, connection)) connection.reset()
    })
    expect(facts.find((fact) => fact.kind === 'reached' && fact.phase === 'tls')).toMatchObject({
      data: { alpn: 'h2', alpnOffered: ['h2'] },
    })
    expect(told(facts).at(-1)).toBe('ended us rst open')
  })

  it('sends nothing where ALPN chose something else', async () => {
    scripted = await scriptedServer([silent()], { tls: { certificate: 'leaf', alpn: ['http/1.1'] } })
    const { port } = scripted
    const network = { connectTo: `127.0.0.1:${port}`, ca: tlsFixture('ca.pem'), alpn: ['h2', 'http/1.1'] }
    const facts = await factsOf(plan(port, { target: tlsTarget(port), network }))
    expect(told(facts)).toEqual([...BEGUN, 'reached tls', 'failed http2 http2-not-spoken'])
    expect(facts.at(-1)).toMatchObject({ detail: 'by ALPN the server chose "http/1.1": expected "h2"' })
  })

  it('says that SETTINGS offer no extended CONNECT, and sends no request (RFC 8441 §3)', async () => {
    const port = await serve({ enableConnectProtocol: false, onStream: () => {} })
    const facts = await factsOf(plan(port))
    expect(told(facts)).toEqual([...BEGUN, 'reached http2', 'failed http2 http2-no-connect-protocol'])
    expect(facts.at(-2)).toMatchObject({ data: { enableConnectProtocol: false } })
    expect(server?.streams).toHaveLength(0)
  })

  it('tells a refusal with its body, and that the server ended the stream', async () => {
    const port = await serve({
      onStream(stream) {
        stream.respond({ ':status': 403, 'content-type': 'text/plain' })
        stream.end('no')
      },
    })
    const facts = await factsOf(plan(port), (fact, connection) => {
      if (fact.kind === 'fields' && fact.direction === 'received') connection.headComplete(false)
    })
    expect(told(facts).slice(-2)).toEqual(['received "no"', 'ended endpoint fin response'])
    expect(facts.at(-1)).toMatchObject({ detail: 'END_STREAM' })
  })

  it('tells interim answers apart, each as it came', async () => {
    const port = await serve({
      onStream(stream) {
        stream.additionalHeaders({ ':status': 103, link: '</a>' })
        stream.respond({ ':status': 404 }, { endStream: true })
      },
    })
    const words = told(await factsOf(plan(port)))
    expect(words).toContain('received :status: 103, link: </a>')
    expect(words.at(-1)).toBe('ended endpoint fin response')
  })

  it('tells RST_STREAM before an answer as a failure, with the name of its code (RFC 9113 §6.4)', async () => {
    const port = await serve({ onStream: (stream) => stream.close(http2.constants.NGHTTP2_REFUSED_STREAM) })
    const facts = await factsOf(plan(port))
    expect(told(facts)).toEqual([...OPENED, 'failed response http2-stream-reset', 'ended endpoint rst response'])
    expect(facts.at(-1)).toMatchObject({ detail: 'RST_STREAM with REFUSED_STREAM' })
  })

  it('tells RST_STREAM of an open stream as an end only', async () => {
    const port = await serve({
      onStream(stream) {
        stream.respond({ ':status': 200 })
        stream.on('data', () => stream.close(http2.constants.NGHTTP2_CANCEL))
      },
    })
    const facts = await factsOf(plan(port), (fact, connection) => {
      if (opening(fact, connection)) void connection.write(octets('x'))
    })
    expect(told(facts).slice(-2)).toEqual(['sent "x"', 'ended endpoint rst open'])
    expect(facts.at(-1)).toMatchObject({ detail: 'RST_STREAM with CANCEL' })
  })

  it('tells GOAWAY before an answer with its code and words (RFC 9113 §6.8)', async () => {
    const port = await serve({
      onStream: (stream) => stream.session?.goaway(http2.constants.NGHTTP2_ENHANCE_YOUR_CALM),
    })
    const facts = await factsOf(plan(port))
    expect(told(facts).slice(-2)).toEqual(['failed response http2-goaway', 'ended endpoint rst response'])
    expect(facts.at(-1)).toMatchObject({ detail: 'GOAWAY with ENHANCE_YOUR_CALM' })
  })

  it('goes on after a GOAWAY that only says that no more streams are taken', async () => {
    const port = await serve({
      onStream(stream) {
        stream.respond({ ':status': 200 })
        stream.session?.goaway(http2.constants.NGHTTP2_NO_ERROR, 1)
        stream.on('data', (chunk) => stream.end(chunk))
      },
    })
    const facts = await factsOf(plan(port), (fact, connection) => {
      if (opening(fact, connection)) void connection.write(octets('still here'))
    })
    expect(told(facts).slice(-3)).toEqual(['sent "still here"', 'received "still here"', 'ended endpoint fin open'])
  })

  it('resets the stream with CANCEL when asked (RFC 8441 §5)', async () => {
    const closed: (number | undefined)[] = []
    let told1: () => void = () => {}
    const reached = new Promise<void>((resolve) => (told1 = resolve))
    const port = await serve({
      onStream(stream) {
        stream.respond({ ':status': 200 })
        stream.on('close', () => {
          closed.push(stream.rstCode)
          told1()
        })
      },
    })
    const facts = await factsOf(plan(port), (fact, connection) => {
      if (opening(fact, connection)) connection.reset()
    })
    expect(told(facts).at(-1)).toBe('ended us rst open')
    await reached
    expect(closed).toEqual([http2.constants.NGHTTP2_CANCEL])
  })

  it.each([
    ['while it waits for SETTINGS', [begun, silent()], 'failed http2 aborted', 'reached connect'],
    ['while it waits for the answer', [begun, send(settings(CONNECT_OFFERED)), silent()], 'ended us abort response', 'reached request'],
  ])('stops %s', async (_when, script, last, at) => {
    const port = await play(...script)
    const facts = await factsOf(plan(port), (fact, connection) => {
      if (told([fact])[0] === at) connection.abort()
    })
    expect(told(facts).at(-1)).toBe(last)
  })

  it.each([
    ['silence', [begun, silent()], 'http2-timeout'],
    ['FIN', [begun, halfClose()], 'http2-failed'],
    ['RST', [begun, reset()], 'http2-failed'],
    ['an answer of HTTP/1.1', [begun, send('HTTP/1.1 400 Bad Request\r\n\r\n'), silent()], 'http2-not-spoken'],
    ['a banner', [send('SSH-2.0-OpenSSH_9.2\r\n'), silent()], 'http2-not-spoken'],
    ['a GOAWAY at once', [begun, send(settings()), send(frame(7, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1)), silent()], 'http2-goaway'],
    ['a GOAWAY in place of SETTINGS', [begun, send(frame(7, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1)), silent()], 'http2-not-spoken'],
    [
      'a GOAWAY without error',
      [begun, send(settings(CONNECT_OFFERED)), send(frame(7, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)), silent()],
      'http2-goaway',
    ],
    ['SETTINGS that are not legal', [begun, send(settings([0, 2, 0, 0, 0, 9])), silent()], 'http2-failed'],
  ])('tells %s in place of SETTINGS', async (_what, script, code) => {
    const port = await play(...script)
    const facts = await factsOf(plan(port, { timeouts: { ...TIMEOUTS, http2: code === 'http2-timeout' ? 30 : 5_000 } }))
    expect(told(facts).at(-1)).toBe(`failed http2 ${code}`)
  })

  it.each<[string, Step[], string]>([
    ['silence', [silent()], 'response-timeout'],
    // HEADERS without END_HEADERS, then CONTINUATION for ever.
    [
      'fields that never end',
      [
        send(frame(1, 0, 1, 0x88)),
        ...Array.from({ length: 6 }, () => send(frame(9, 0, 1, ...new Array<number>(16_000).fill(0)))),
        silent(),
      ],
      'limit-reached http2-failed',
    ],
    ['a frame longer than we take', [send(Uint8Array.of(1, 0, 0, 0, 0, 0, 0, 0, 1)), silent()], 'http2-failed'],
    ['fields that cannot be decoded', [send(frame(1, 4, 1, 0xff, 0xff, 0xff, 0xff, 0xff)), silent()], 'http2-failed'],
    ['a response without :status', [send(frame(1, 4, 1, 0x00, 0x01, 0x78, 0x01, 0x79)), silent()], 'http2-failed'],
    ['DATA before fields', [send(frame(0, 0, 1, 1)), silent()], 'http2-failed'],
    ['PUSH_PROMISE', [send(frame(5, 4, 1, 0, 0, 0, 2, 0x88)), silent()], 'response-timeout'],
    ['pings without end', [send(pings(1_200)), silent()], 'http2-failed response-timeout'],
    ['other octets', [send('HTTP/1.1 101 Switching Protocols\r\n\r\n'), silent()], 'http2-failed'],
  ])('is not harmed by %s in place of an answer', async (_what, script, codes) => {
    const port = await play(begun, send(settings(CONNECT_OFFERED)), asked, ...script)
    const facts = await factsOf(plan(port, { timeouts: { ...TIMEOUTS, response: codes.includes('response-timeout') ? 300 : 5_000 } }))
    const failure = facts.find((fact) => fact.kind === 'failed')
    expect(codes.split(' ')).toContain(failure?.code)
    expect(facts.at(-1)?.kind).toBe('ended')
  })

  it('says that an answer has more fields than we take', async () => {
    const port = await serve({
      onStream(stream) {
        stream.respond({ ':status': 200, ...Object.fromEntries(Array.from({ length: 300 }, (_, n) => [`x-${n}a`, 'v'])) })
      },
    })
    const facts = await factsOf(plan(port))
    expect(told(facts).slice(-2)).toEqual(['failed response limit-reached', 'ended us rst response'])
    expect(facts.at(-1)).toMatchObject({ detail: 'the fields of the answer are more than 65536 octets or 256 fields' })
  })

  it('stops reading by flow control while its reader is behind, and loses nothing (RFC 9113 §5.2)', async () => {
    const flood = new Uint8Array(2 * 1024 * 1024)
    const port = await serve({
      onStream(stream) {
        stream.respond({ ':status': 200 })
        stream.end(flood)
      },
    })
    let received = 0
    const facts = await factsOf(plan(port, { maxReadAhead: 32_768 }), (fact, connection) => {
      opening(fact, connection)
      if (fact.kind === 'bytes' && fact.direction === 'received') received += fact.bytes.length
    })
    expect(received).toBe(flood.length)
    expect(told(facts).at(-1)).toBe('ended endpoint fin open')
  })

  it('ends an idle stream after the idle limit, and one that does not end its side after the closing limit', async () => {
    const port = await serve({ onStream: (stream) => stream.respond({ ':status': 200 }) })
    const idle = await factsOf(plan(port, { timeouts: { ...TIMEOUTS, idle: 30 } }), opening)
    expect(told(idle).slice(-2)).toEqual(['failed open idle-timeout', 'ended us timeout open'])
    const closing = await factsOf(plan(port, { timeouts: { ...TIMEOUTS, closing: 30 } }), (fact, connection) => {
      if (opening(fact, connection)) connection.end()
    })
    expect(told(closing).slice(-2)).toEqual(['failed closing closing-timeout', 'ended us timeout closing'])
  })

  it('tells a FIN below an open stream', async () => {
    const head = frame(1, 4, 1, 0x88)
    const port = await play(
      begun,
      send(settings(CONNECT_OFFERED)),
      until((peer) => peer.receivedAtLeast(24 + 9 + 30 + 60)),
      send(head),
      halfClose(),
    )
    const facts = await factsOf(plan(port), opening)
    expect(told(facts).at(-1)).toBe('ended endpoint fin open')
    expect(facts.at(-1)).toMatchObject({ detail: 'the connection ended (FIN) without END_STREAM' })
  })

  it('tells a RST below an open stream', async () => {
    const head = frame(1, 4, 1, 0x88)
    let go = () => {}
    const opened = new Promise<void>((resolve) => (go = resolve))
    const port = await play(begun, send(settings(CONNECT_OFFERED)), asked, send(head), () => opened, reset())
    const facts = await factsOf(plan(port), (fact, connection) => {
      if (opening(fact, connection)) go()
    })
    expect(told(facts).at(-1)).toBe('ended endpoint rst open')
    expect(facts.at(-1)).toMatchObject({ detail: 'read ECONNRESET' })
  })

  it('says that frames which break the rules end an open stream', async () => {
    let go = () => {}
    const opened = new Promise<void>((resolve) => (go = resolve))
    const broken = send(frame(3, 0, 1, 0))
    const port = await play(begun, send(settings(CONNECT_OFFERED)), asked, send(frame(1, 4, 1, 0x88)), () => opened, broken, silent())
    const facts = await factsOf(plan(port), (fact, connection) => {
      if (opening(fact, connection)) go()
    })
    expect(told(facts).slice(-2)).toEqual(['failed open http2-failed', 'ended us rst open'])
    expect(facts.at(-1)).toMatchObject({ detail: 'what the server sent is not legal HTTP/2: we ended it with FRAME_SIZE_ERROR' })
  })

  it('destroys the socket when the reader stops early', async () => {
    const port = await serve({ onStream: (stream) => stream.respond({ ':status': 200 }) })
    const connection = (await import('./open-connection')).openConnection(plan(port))
    for await (const fact of connection.facts) if (fact.kind === 'fields' && fact.direction === 'received') break
    const [stream] = server?.streams ?? []
    if (stream && !stream.destroyed) await new Promise((resolve) => stream.once('close', resolve))
    expect(stream?.destroyed).toBe(true)
  })
})

function pings(count: number): Uint8Array {
  const one = frame(6, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
  const all = new Uint8Array(one.length * count)
  for (let n = 0; n < count; n++) all.set(one, n * one.length)
  return all
}
