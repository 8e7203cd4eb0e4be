import net from 'node:net'
import tls from 'node:tls'
import { afterEach, describe, expect, it } from 'vitest'
import { type ScriptedServer, scriptedServer, tlsFixture } from './scripted-server'
import { expectBytes, expectHead, halfClose, readFrame, reset, send, silent, until, untilEnded } from './scripted-steps'

let server: ScriptedServer | undefined
afterEach(async () => {
  await server?.close()
  server = undefined
})

function gather(socket: net.Socket): Promise<{ text: string; error: string | null }> {
  return new Promise((resolve) => {
    let text = ''
    let error: string | null = null
    socket.on('data', (chunk) => (text += chunk.toString('latin1')))
    socket.on('error', (cause: NodeJS.ErrnoException) => (error = cause.code ?? null))
    socket.on('close', () => resolve({ text, error }))
  })
}

describe('scripted server', () => {
  it('plays expect, send in pieces and half-close, and keeps what it received', async () => {
    server = await scriptedServer([expectHead(), send('HTTP/1.1 200 OK\r\n\r\n', { pieces: 1 }), expectBytes('tail'), halfClose()])
    const socket = net.connect(server.port, '127.0.0.1')
    socket.write('GET / HTTP/1.1\r\n\r\ntail')
    expect(await gather(socket)).toEqual({ text: 'HTTP/1.1 200 OK\r\n\r\n', error: null })
    const peer = await server.connection(0)
    expect(peer.head).toBe('GET / HTTP/1.1\r\n\r\n')
    expect(peer.receivedText()).toBe('GET / HTTP/1.1\r\n\r\ntail')
    expect(await peer.closed).toBe('fin')
  })

  it('resets', async () => {
    server = await scriptedServer([expectHead(), reset()])
    const socket = net.connect(server.port, '127.0.0.1')
    socket.write('GET / HTTP/1.1\r\n\r\n')
    expect(await gather(socket)).toEqual({ text: '', error: 'ECONNRESET' })
  })

  it('waits for what the test brings about, and sees a reset of the other side', async () => {
    let go = () => {}
    const event = new Promise<void>((resolve) => (go = resolve))
    server = await scriptedServer([until(event), send('now'), silent()])
    const socket = net.connect(server.port, '127.0.0.1')
    go()
    await new Promise<void>((resolve) => socket.once('data', () => resolve()))
    socket.resetAndDestroy()
    expect(await (await server.connection(0)).closed).toBe('rst')
  })

  it('reads a masked frame and answers', async () => {
    server = await scriptedServer([readFrame((frame) => `${frame.opcode}:${frame.payload.toString()}`), untilEnded(), halfClose()])
    const socket = net.connect(server.port, '127.0.0.1')
    // RFC 6455 §5.7: a masked text frame with "Hello".
    socket.end(Buffer.from('818537fa213d7f9f4d5158', 'hex'))
    expect((await gather(socket)).text).toBe('1:Hello')
  })

  it('plays a script of its own for each connection', async () => {
    server = await scriptedServer((index) => [send(`number ${index}`), halfClose()])
    expect((await gather(net.connect(server.port, '127.0.0.1'))).text).toBe('number 0')
    expect((await gather(net.connect(server.port, '127.0.0.1'))).text).toBe('number 1')
  })

  it('reports a step that failed when it is closed', async () => {
    const failing = await scriptedServer([expectBytes('a'), halfClose()])
    const socket = net.connect(failing.port, '127.0.0.1')
    socket.end('b')
    socket.on('error', () => {})
    await (await failing.connection(0)).done
    await expect(failing.close()).rejects.toThrow('received "b": expected "a"')
  })

  it('speaks TLS with the committed certificates', async () => {
    server = await scriptedServer([expectBytes('hi'), send('there'), halfClose()], { tls: { certificate: 'leaf' } })
    const socket = tls.connect({ port: server.port, host: '127.0.0.1', ca: tlsFixture('ca.pem') })
    socket.write('hi')
    expect(await gather(socket)).toEqual({ text: 'there', error: null })
  })
})
