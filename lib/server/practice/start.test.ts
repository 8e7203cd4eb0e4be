import net from 'node:net'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import WebSocket from 'ws'
import { SCENARIOS } from './scenarios'
import { PRACTICE_BUSY_NODE, PRACTICE_NODE, PRACTICE_NODE_SECRET, PRACTICE_SSH_NODE } from './scenarios/jenkins-agent'
import { PRACTICE_TOKEN } from './scenarios/rancher-subscribe'
import { type Practice, startPractice } from './start'

let practice: Practice
beforeAll(async () => {
  practice = await startPractice({ port: 0, pace: 0 })
})
afterAll(() => practice.close())

// The key and the accept value of RFC 6455 §1.3.
const HANDSHAKE =
  'Host: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n'
const SWITCHING =
  'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n'
/** A masked Close frame with 1000. */
const CLOSE = Buffer.from('88820000000003e8', 'hex')

type Told = { readonly text: string; readonly how: 'fin' | 'rst' }

/** Sends a request and reads until the end; `reply` may answer what came so far. */
function ask(path: string, lines = HANDSHAKE, reply: (text: string) => Uint8Array | 'fin' | null = () => null): Promise<Told> {
  return new Promise((resolve) => {
    const socket = net.connect(practice.port, practice.address)
    let text = ''
    let how: Told['how'] = 'fin'
    socket.write(`GET ${path} HTTP/1.1\r\n${lines}\r\n`)
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1')
      const answer = reply(text)
      if (answer === 'fin') socket.end()
      else if (answer) socket.write(answer)
    })
    socket.on('error', () => (how = 'rst'))
    socket.on('close', () => resolve({ text, how }))
  })
}

const closing = (until: string) => (text: string) => (text.endsWith(until) ? CLOSE : null)

describe('practice endpoints', () => {
  it('have a path and words each', () => {
    expect(new Set(SCENARIOS.map(({ path }) => path)).size).toBe(18)
    for (const { path, title, teaches } of SCENARIOS) expect([path, title.length > 3, teaches.endsWith('.')]).toEqual([path, true, true])
  })

  it('accept the standard handshake with the field lines they want to see', async () => {
    for (const { path, headers } of SCENARIOS.filter((scenario) => scenario.headers)) {
      const socket = new WebSocket(`ws://${practice.address}:${practice.port}${path}`, {
        headers: Object.fromEntries(headers ?? []),
        perMessageDeflate: path === '/permessage-deflate',
      })
      await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject))
      socket.terminate()
    }
  })

  it('take the next port where one is taken', async () => {
    const next = await startPractice({ port: practice.port })
    expect(next.port).toBeGreaterThan(practice.port)
    await next.close()
  })

  it('answer an unknown path with a list', async () => {
    const { text } = await ask('/nothing')
    expect(text).toMatch(/^HTTP\/1\.1 404 Not Found\r\n/)
    expect(text).toContain('\n/echo  Echo\n')
  })

  it('answer what is no request with 400', async () => {
    const socket = net.connect(practice.port, practice.address)
    socket.write('hello\r\n\r\n')
    const text = await new Promise<string>((resolve) => socket.once('data', (chunk) => resolve(chunk.toString('latin1'))))
    expect(text).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/)
    socket.destroy()
  })

  it('/echo sends messages back, answers pings and closes', async () => {
    const socket = new WebSocket(`ws://${practice.address}:${practice.port}/echo`, { perMessageDeflate: false })
    await new Promise((resolve) => socket.once('open', resolve))
    const pong = new Promise<string>((resolve) => socket.once('pong', (data) => resolve(data.toString())))
    const message = new Promise<string>((resolve) => socket.once('message', (data) => resolve(data.toString())))
    socket.ping('are you there')
    socket.send('grüß')
    expect(await pong).toBe('are you there')
    expect(await message).toBe('grüß')
    const closed = new Promise<number>((resolve) => socket.once('close', (code) => resolve(code)))
    socket.close(1000)
    expect(await closed).toBe(1000)
  })

  it('/echo answers with the accept value of the key, and with frames that came in the same segment as the head', async () => {
    // "Hello" masked, RFC 6455 §5.7; its echo; then Close both ways.
    const socket = net.connect(practice.port, practice.address)
    const seen = new Promise<Buffer>((resolve) => {
      const chunks: Buffer[] = []
      socket.on('data', (chunk) => chunks.push(chunk))
      socket.on('end', () => resolve(Buffer.concat(chunks)))
    })
    socket.write(
      Buffer.concat([Buffer.from(`GET /echo HTTP/1.1\r\n${HANDSHAKE}\r\n`), Buffer.from('818537fa213d7f9f4d5158', 'hex'), CLOSE]),
    )
    const bytes = await seen
    expect(bytes.toString('latin1')).toContain('Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n')
    expect(bytes.subarray(bytes.indexOf('\r\n\r\n') + 4).toString('hex')).toBe('810548656c6c6f880203e8')
  })

  it('/echo stops reading from a client that does not read', async () => {
    const paused = new Promise<void>((resolve) => {
      const { pause } = WebSocket.prototype
      vi.spyOn(WebSocket.prototype, 'pause').mockImplementation(function (this: WebSocket) {
        resolve()
        pause.call(this)
      })
    })
    const socket = net.connect(practice.port, practice.address)
    socket.pause()
    // Binary frames of 65535 octets, masked with zeros.
    const frame = Buffer.concat([Buffer.from('82feffff00000000', 'hex'), Buffer.alloc(65_535)])
    socket.write(`GET /echo HTTP/1.1\r\n${HANDSHAKE}\r\n`)
    for (let n = 0; n < 512; n++) socket.write(frame)
    await paused
    socket.destroy()
    vi.restoreAllMocks()
  })

  it('/echo asks for an upgrade where none was asked for, naming the protocol (RFC 9110 §15.5.22)', async () => {
    const { text } = await ask('/echo', 'Host: localhost\r\n')
    expect(text).toMatch(/^HTTP\/1\.1 426 Upgrade Required\r\nUpgrade: websocket\r\n/)
  })

  it('/permessage-deflate compresses', async () => {
    const socket = new WebSocket(`ws://${practice.address}:${practice.port}/permessage-deflate`)
    await new Promise((resolve) => socket.once('open', resolve))
    expect(socket.extensions).toBe('permessage-deflate')
    const message = new Promise<string>((resolve) => socket.once('message', (data) => resolve(data.toString())))
    socket.send('abc')
    expect(await message).toBe('abc')
    socket.terminate()
  })

  it('/forbidden', async () => {
    expect(await ask('/forbidden')).toEqual({
      how: 'fin',
      text: 'HTTP/1.1 403 Forbidden\r\nContent-Type: application/json\r\nContent-Length: 71\r\nConnection: close\r\n\r\n{"error":"forbidden","message":"This token may not open a socket here"}',
    })
  })

  it('/upgrade-required', async () => {
    expect(await ask('/upgrade-required')).toEqual({
      how: 'fin',
      text: 'HTTP/1.1 426 Upgrade Required\r\nServer: WebSocket++/0.8.2\r\n\r\n',
    })
  })

  it('/wrong-accept gives the same value to every key', async () => {
    const other = HANDSHAKE.replace('dGhlIHNhbXBsZSBub25jZQ==', 'AQIDBAUGBwgJCgsMDQ4PEA==')
    expect(await ask('/wrong-accept', other, () => 'fin')).toEqual({ how: 'fin', text: `${SWITCHING}\r\n` })
  })

  it('/html', async () => {
    const { text, how } = await ask('/html')
    expect(how).toBe('fin')
    expect(text).toMatch(
      /^HTTP\/1\.1 200 OK\r\nContent-Type: text\/html; charset=utf-8\r\nContent-Length: 125\r\nConnection: close\r\n\r\n<!doctype html>/,
    )
  })

  it('/silent says nothing, and ends when we do', async () => {
    const socket = net.connect(practice.port, practice.address)
    socket.end(`GET /silent HTTP/1.1\r\n${HANDSHAKE}\r\n`)
    let octets = 0
    socket.on('data', (chunk) => (octets += chunk.length))
    await new Promise((resolve) => socket.on('close', resolve))
    expect(octets).toBe(0)
  })

  it('/reset', async () => {
    expect(await ask('/reset')).toEqual({ how: 'rst', text: '' })
  })

  it('/close-reason', async () => {
    // Text "hello"; Close 4000 (0x0fa0) with its reason.
    const frames = '\x81\x05hello\x88\x23\x0f\xa0session replaced by another login'
    expect(await ask('/close-reason', HANDSHAKE, closing('login'))).toEqual({ how: 'fin', text: `${SWITCHING}\r\n${frames}` })
  })

  it('/broken-frames', async () => {
    const { how, text } = await ask('/broken-frames', HANDSHAKE, closing('late'))
    expect(how).toBe('fin')
    expect(text.startsWith(`${SWITCHING}\r\n\x81\x05hello`)).toBe(true)
    expect(
      text.endsWith('\xa1\x02hi\x81\x7e\x00\x02hi\x81\x03n\xe9e\x80\x02hi\x09\x00\x82\x82\x01\x02\x03\x04ik\x88\x02\x03\xed\x81\x04late'),
    ).toBe(true)
  })

  it('/drop', async () => {
    expect(await ask('/drop')).toEqual({ how: 'fin', text: `${SWITCHING}\r\n\x81\x03one\x81\x03two\x81\x05three` })
  })

  it('/subprotocol', async () => {
    expect(await ask('/subprotocol', HANDSHAKE, () => 'fin')).toEqual({
      how: 'fin',
      text: `${SWITCHING}Sec-WebSocket-Protocol: practice.not-asked-for\r\n\r\n`,
    })
  })

  it('/json-events sends JSON and closes with 1000', async () => {
    const { text } = await ask('/json-events', HANDSHAKE, closing('all events were sent'))
    expect(text.match(/"event":"tick"/g)).toHaveLength(600)
    expect(text).toContain('{"event":"tick","n":1,"load":58}')
  })

  describe('/jenkins-agent', () => {
    const CAPABILITY = 'rO0ABXNyABpodWRzb24ucmVtb3RpbmcuQ2FwYWJpbGl0eQAAAAAAAAABAgABSgAEbWFza3hwAAAAAAAAAf4='
    const agent = (node: string, secret: string, capability = CAPABILITY) =>
      `Node-Name:${node}\r\nSecret-Key:${secret}\r\nX-Remoting-Capability:${capability}\r\n`
    const mine = agent(PRACTICE_NODE, PRACTICE_NODE_SECRET)

    it.each([
      ['without the three fields', HANDSHAKE, /^HTTP\/1\.1 400 [\s\S]*This endpoint is only for use from agent\.jar in WebSocket mode/],
      ['for a node it does not know', HANDSHAKE + agent('other', PRACTICE_NODE_SECRET), /^HTTP\/1\.1 400 [\s\S]*no such agent/],
      [
        'for a wrong secret, with an empty body',
        HANDSHAKE + agent(PRACTICE_NODE, PRACTICE_NODE_SECRET.toUpperCase()),
        /^HTTP\/1\.1 403 Forbidden\r\n[\s\S]*Content-Length: 0\r\nConnection: close\r\n\r\n$/,
      ],
      ['a cookie that is not hex', `${HANDSHAKE + mine}Connection-Cookie: zz\r\n`, /^HTTP\/1\.1 500 [\s\S]*not a hexadecimal digit/],
      [
        'a node of another launch method',
        HANDSHAKE + agent(PRACTICE_SSH_NODE, PRACTICE_NODE_SECRET),
        /^HTTP\/1\.1 400 [\s\S]*ssh-agent is not an inbound agent/,
      ],
      [
        'a node that is connected',
        HANDSHAKE + agent(PRACTICE_BUSY_NODE, PRACTICE_NODE_SECRET),
        /^HTTP\/1\.1 400 [\s\S]*busy-agent is already connected to this controller/,
      ],
      [
        'a capability that is cut off',
        HANDSHAKE + agent(PRACTICE_NODE, PRACTICE_NODE_SECRET, 'rO0ABXNyABpo'),
        /^HTTP\/1\.1 500 [\s\S]*EOFException/,
      ],
      [
        'version 8',
        HANDSHAKE.replace(': 13', ': 8') + mine,
        /^HTTP\/1\.1 400 [\s\S]*X-Remoting-Capability: [\s\S]*did not manage to upgrade/,
      ],
      [
        'an upgrade without a key',
        HANDSHAKE.replace(/Sec-WebSocket-Key[^\r]*\r\n/, '') + mine,
        /^HTTP\/1\.1 500 [\s\S]*X-Remoting-Capability: [\s\S]*Content-Length: 0\r\n/,
      ],
      [
        'a dry run as JSON where that is asked for',
        `Host: localhost\r\nAccept: application/json\r\n${mine}`,
        /^HTTP\/1\.1 400 [\s\S]*Content-Type: application\/json[\s\S]*"message":"only WS connections accepted here"/,
      ],
      [
        'without Upgrade, with its remoting fields',
        `Host: localhost\r\n${agent(PRACTICE_NODE, PRACTICE_NODE_SECRET)}`,
        /^HTTP\/1\.1 400 [\s\S]*X-Remoting-Minimum-Version: 4\.7\r\n[\s\S]*only WS connections accepted here/,
      ],
    ])('refuses %s', async (_what, lines, expected) => {
      expect((await ask('/jenkins-agent', lines)).text).toMatch(expected)
    })

    it('accepts the practice node and sends one serialised command', async () => {
      const lines = HANDSHAKE + agent(PRACTICE_NODE, PRACTICE_NODE_SECRET)
      const { text } = await ask('/jenkins-agent', lines, (seen) => (seen.includes('UserRequest') ? CLOSE : null))
      expect(text).toMatch(/^HTTP\/1\.1 101 Switching Protocols\r\n/)
      expect(text).toMatch(
        /\r\nX-Remoting-Capability: rO0ABX[^\r]*=\r\nX-Remoting-Minimum-Version: 4\.7\r\nConnection-Cookie: [0-9a-f]{64}\r\n/,
      )
      const frames = Buffer.from(text.slice(text.indexOf('\r\n\r\n') + 4), 'latin1').toString('hex')
      // Binary, 50 octets: chunk header 0x0030, Java stream magic, the class name.
      expect(frames).toMatch(/^82320030aced00057372001b687564736f6e2e72656d6f74696e672e5573657252657175657374/)
    })
  })

  describe('/rancher-subscribe', () => {
    it.each([
      ['Bearer', `Authorization: Bearer ${PRACTICE_TOKEN}\r\n`],
      ['Basic', `Authorization: Basic ${Buffer.from(PRACTICE_TOKEN).toString('base64')}\r\n`],
      ['the cookie', `Cookie: CSRF=x; R_SESS=${PRACTICE_TOKEN}\r\n`],
    ])('takes the token as %s, and ends TCP without a Close frame', async (_how, line) => {
      const { text, how } = await ask('/rancher-subscribe', HANDSHAKE + line)
      expect(how).toBe('fin')
      expect(text.match(/"name":"resource.change"/g)).toHaveLength(5)
      expect(text.endsWith('\x81\x19{"name":"ping","data":{}}')).toBe(true)
    })

    it.each([
      ['without a token', ''],
      ['for an unknown token', 'Authorization: Bearer token-x:y\r\n'],
      ['for an Authorization it does not know, a good cookie beside it', `Authorization: Digest x\r\nCookie: R_SESS=${PRACTICE_TOKEN}\r\n`],
    ])('refuses %s', async (_what, lines) => {
      expect(await ask('/rancher-subscribe', HANDSHAKE + lines)).toEqual({
        how: 'fin',
        text: 'HTTP/1.1 401 Unauthorized\r\nContent-Type: application/json\r\nContent-Length: 79\r\nConnection: close\r\n\r\n{"type":"error","status":"401","message":"Unauthorized 401: must authenticate"}',
      })
    })
  })

  it('/slow-head', async () => {
    expect(await ask('/slow-head')).toEqual({ how: 'fin', text: `${SWITCHING}\r\n` })
  })

  it('/huge-head', async () => {
    const { text } = await ask('/huge-head')
    expect(text.length).toBe(34 + 4096 * 1016 + 2)
  })

  it('/banner', async () => {
    expect(await ask('/banner')).toEqual({ how: 'fin', text: 'SSH-2.0-OpenSSH_9.2p1 Debian-2+deb12u3\r\n' })
  })
})
