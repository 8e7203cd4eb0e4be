import http2 from 'node:http2'
import net from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Practice, startPractice } from './start'

let practice: Practice
beforeAll(async () => {
  practice = await startPractice({ port: 0, pace: 0 })
})
afterAll(() => practice.close())

/** Asks for a stream, writes `octets`, and gives status and octets that came until it ended. */
async function ask(headers: http2.OutgoingHttpHeaders, octets: string): Promise<{ status: unknown; hex: string }> {
  const client = http2.connect(`http://${practice.address}:${practice.port}`)
  const [settings] = await new Promise<http2.Settings[]>((resolve) => client.once('remoteSettings', (...given) => resolve(given)))
  expect(settings?.enableConnectProtocol).toBe(true)
  const stream = client.request({ ':method': 'CONNECT', ':scheme': 'http', ':authority': 'localhost', ...headers }, { endStream: false })
  let status: unknown
  const pieces: Buffer[] = []
  stream.on('response', (answer) => (status = answer[':status']))
  stream.on('data', (chunk) => pieces.push(chunk))
  stream.write(Buffer.from(octets, 'hex'))
  await new Promise((resolve) => stream.on('end', resolve))
  stream.end()
  client.close()
  return { status, hex: Buffer.concat(pieces).toString('hex') }
}
const WEBSOCKET = { ':protocol': 'websocket' }

describe('practice endpoints over HTTP/2 (RFC 8441)', () => {
  it('/echo sends a message back, whole where it came in fragments, answers a ping, and ends after Close frames', async () => {
    // "He" and "y" of one text, a ping between them, Close 1000; masked by zeros.
    const sent = `0182000000004865${'89810000000070'}8081000000007988820000000003e8`
    expect(await ask({ ...WEBSOCKET, ':path': '/echo?x=1' }, sent)).toEqual({ status: 200, hex: '8a01708103486579880203e8' })
  })

  it('/echo sends back a message of any length', async () => {
    // 65536 zeros, then Close without a code.
    const sent = `82ff000000000001000000000000${'00'.repeat(65_536)}888000000000`
    const { hex } = await ask({ ...WEBSOCKET, ':path': '/echo' }, sent)
    expect([hex.slice(0, 20), hex.length / 2, hex.slice(-4)]).toEqual(['827f0000000000010000', 10 + 65_536 + 2, '8800'])
  })

  it('say which paths there are, and which protocol', async () => {
    const list = (hex: string) => Buffer.from(hex, 'hex').toString()
    const nowhere = await ask({ ...WEBSOCKET, ':path': '/nowhere' }, '')
    expect(nowhere.status).toBe(404)
    expect(list(nowhere.hex)).toBe('Over HTTP/2 the practice endpoints take an extended CONNECT for: /echo\n')
    expect((await ask({ ':protocol': 'other', ':path': '/echo' }, '')).status).toBe(501)
  })

  it('let go of a client that breaks the rules', async () => {
    const socket = net.connect(practice.port, practice.address)
    socket.write('PRI * HTTP/2.0\r\n\r\nnot what comes next')
    socket.resume()
    await new Promise((resolve) => socket.once('close', resolve))
  })
})
