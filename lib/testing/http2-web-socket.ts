import type { ServerHttp2Stream } from 'node:http2'
import { frame } from '../server/practice/frame'
import { parseClientFrame } from './client-frame'

const CLOSE = 8
const PING = 9
const PONG = 10

/** Answers the frames of a client on an HTTP/2 stream: a message by its echo, a ping by a pong, a Close by the same and the end of the stream. */
export function speakWebSocket(stream: ServerHttp2Stream): void {
  let waiting: Buffer = Buffer.alloc(0)
  stream.on('data', (chunk: Buffer) => {
    waiting = Buffer.concat([waiting, chunk])
    for (let read = parseClientFrame(waiting); read !== null; read = parseClientFrame(waiting)) {
      waiting = waiting.subarray(read.size)
      stream.write(frame(read.opcode === PING ? PONG : read.opcode, read.payload))
      if (read.opcode === CLOSE) stream.end()
    }
  })
  stream.on('end', () => stream.end())
}
