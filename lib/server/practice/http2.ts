import 'server-only'
import http2 from 'node:http2'
import type { Socket } from 'node:net'
import { createFramesReader } from '../../core/connection/frames-reader'
import { OPCODE } from '../../core/spec/opcodes'
import { LIMITS } from '../../core/transcript/limits'
import { frame } from './frame'
import type { PracticeRequest } from './read-request'
import type { Scenario } from './scenario'

const PREFACE = 'PRI * HTTP/2.0\r\n\r\n'

/** Whether a request is the beginning of HTTP/2 (RFC 9113 §3.4), which reads as one of HTTP/1.1 up to its blank line. */
export function beginsHttp2({ method, target }: PracticeRequest): boolean {
  return method === 'PRI' && target === '*'
}

/** Speaks HTTP/2 with WebSocket over it (RFC 8441) on a connection of which `request` was read already. */
export function serveHttp2(socket: Socket, request: PracticeRequest, scenarios: readonly Scenario[]): void {
  socket.unshift(Buffer.concat([Buffer.from(PREFACE, 'latin1'), request.rest]))
  const session = http2.performServerHandshake(socket, {
    settings: { enableConnectProtocol: true, maxConcurrentStreams: 8, maxHeaderListSize: LIMITS.headBytes },
    maxSessionMemory: 4,
  })
  // A client may break any rule; what it does is not our failure.
  session.on('error', () => socket.destroy())
  session.on('stream', (stream, headers) => {
    stream.on('error', () => {})
    const path = (headers[':path'] ?? '').split('?', 1)[0]
    const overHttp2 = scenarios.filter((scenario) => scenario.overHttp2)
    const scenario = overHttp2.find((one) => one.path === path)
    if (scenario?.overHttp2 && headers[':protocol'] === 'websocket') return scenario.overHttp2(stream)
    stream.respond({ ':status': scenario ? 501 : 404, 'content-type': 'text/plain' })
    stream.end(`Over HTTP/2 the practice endpoints take an extended CONNECT for: ${overHttp2.map((one) => one.path).join(' ')}\n`)
  })
}

/** Accepts a WebSocket on a stream, sends each message back, answers pings and Close frames. */
export function echoOverHttp2(stream: http2.ServerHttp2Stream): void {
  stream.respond({ ':status': 200 })
  let frames = 0
  const reader = createFramesReader({ deflate: null, limits: LIMITS, nextNumber: () => ++frames })
  const say = (opcode: number, payload: Uint8Array) => {
    // A client that sends and never reads must not fill our memory.
    if (!stream.write(frame(opcode, payload))) stream.pause()
  }
  stream.on('drain', () => stream.resume())
  stream.on('data', (chunk: Buffer) => {
    for (const told of reader.push('sent', new Uint8Array(chunk), 0)) {
      if (told.type === 'message') say(told.opcode, told.payload)
      if (told.type !== 'frame' || !told.frame.complete) continue
      const { opcode, payload } = told.frame
      if (opcode === OPCODE.PING) say(OPCODE.PONG, payload)
      if (opcode !== OPCODE.CLOSE) continue
      say(OPCODE.CLOSE, payload)
      stream.end()
    }
  })
  stream.on('end', () => stream.end())
}
