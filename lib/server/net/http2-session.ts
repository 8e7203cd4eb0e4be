import 'server-only'
import http2 from 'node:http2'
import type { Socket } from 'node:net'
import { Duplex } from 'node:stream'
import { createHttp2FrameReader, HEADER_LENGTH, type Http2Frame } from '../../core/http2/frame-reader'
import { errorName, FLAG, FRAME } from '../../core/http2/names'
import { createHttp2Watch, type Http2Sign } from '../../core/http2/watch'
import type { Http2Data } from '../../core/transcript/fact'
import { LIMITS } from '../../core/transcript/limits'
import { endingOf } from './ending'
import { aborted, failed, type Outcome, succeeded } from './failure'

/** Pings and the like a server may send in a row: at one in ten seconds these are eleven days. */
const MOST_CONTROL_FRAMES = 100_000
/** "PRI * HTTP/2.0" and SM, before the first frame of a client (RFC 9113 §3.4). */
const PREFACE_LENGTH = 24
/** What Node may hold for one connection, megabytes. */
const MOST_MEMORY = 4

export type Http2Session = {
  readonly client: http2.ClientHttp2Session
  readonly data: Http2Data
  /** Tells what is seen on the connection beside the stream, before Node tells it; one listener. */
  watch(listener: Http2Listener): void
}

export type Http2Listener = {
  /** What the octets of the server say. */
  sign(sign: Http2Sign): void
  /** The fields of a request are with the kernel; octets of their frames. */
  fieldsWritten(octets: number): void
  /** Node gives the connection up because of what the server sent. */
  violated(detail: string): void
}

type Beginning = {
  /** Over TLS the protocol was chosen by ALPN. */
  readonly socket: Socket
  readonly alpn: string | null | undefined
  /** Milliseconds until SETTINGS must be there, 0 for no limit. */
  readonly timeout: number
  readonly signal: AbortSignal
}

/**
 * Begins HTTP/2 over a connected (and secured) socket and waits for the server's SETTINGS (RFC 9113 §3.4). `alpn` is what was
 * chosen over TLS, undefined in clear text, where HTTP/2 is known beforehand. What the server sends is watched before Node reads it.
 */
export function beginHttp2({ socket, alpn, timeout, signal }: Beginning): Promise<Outcome<Http2Session>> {
  if (signal.aborted) return Promise.resolve(aborted())
  if (alpn !== undefined && alpn !== 'h2') {
    const chosen = alpn === null ? 'no protocol' : `"${alpn}"`
    return Promise.resolve(failed('http2-not-spoken', `by ALPN the server chose ${chosen}: expected "h2"`))
  }
  return new Promise((settle) => {
    let settings: Readonly<Record<string, number>> = {}
    let settled = false
    const watch = createHttp2Watch({ blockBytes: LIMITS.headBytes, controlFrames: MOST_CONTROL_FRAMES })
    /** Until somebody listens who knows of a stream. */
    let listener: Http2Listener = {
      sign(sign) {
        if (sign.sign === 'settings') settings = sign.settings
        else if (sign.sign === 'not-http2') finish(failed('http2-not-spoken', sign.detail))
        else if (sign.sign === 'limit') finish(failed('limit-reached', sign.detail))
        else if (sign.sign === 'goaway') finish(failed('http2-goaway', sign.detail))
      },
      fieldsWritten() {},
      violated: (detail) => finish(failed('http2-failed', detail)),
    }
    const tap = tapOf(socket, {
      received(chunk) {
        for (const sign of watch.push(chunk)) listener.sign(sign)
      },
      fieldsWritten: (octets) => listener.fieldsWritten(octets),
      violated: (detail) => listener.violated(detail),
    })
    const client = http2.connect('http://http2.invalid', {
      createConnection: () => tap,
      settings: { enablePush: false, maxHeaderListSize: LIMITS.headBytes },
      maxHeaderListPairs: LIMITS.headLines,
      maxSessionMemory: MOST_MEMORY,
    })
    const finish = (outcome: Outcome<Http2Session>) => {
      if (settled) return
      settled = true
      clearTimeout(timer)
      signal.removeEventListener('abort', onAbort)
      socket.off('error', onError)
      socket.off('close', onEnd)
      socket.off('end', onEnd)
      if (!outcome.ok) {
        client.destroy()
        socket.destroy()
      }
      settle(outcome)
    }
    const onAbort = () => finish(aborted())
    const onError = (error: Error) => {
      const { code, alert, detail } = endingOf(error)
      const isAlert = code === 'tls-alert'
      finish(failed(isAlert ? 'tls-alert' : 'http2-failed', detail ?? error.message, alert === undefined ? {} : { alert }))
    }
    const onEnd = () => finish(failed('http2-failed', 'the server ended the connection before its SETTINGS'))
    const timer =
      timeout > 0 ? setTimeout(() => finish(failed('http2-timeout', `no SETTINGS came within ${timeout} ms`)), timeout) : undefined
    signal.addEventListener('abort', onAbort)
    socket.on('error', onError)
    socket.on('end', onEnd)
    socket.on('close', onEnd)
    // Stays for good: an error that nobody takes would end this process. Later ones are also heard by whoever uses the session.
    client.on('error', (error) => finish(failed('http2-failed', error.message)))
    client.once('remoteSettings', () => {
      const data = { settings, enableConnectProtocol: settings.ENABLE_CONNECT_PROTOCOL === 1 }
      const watchBy = (next: Http2Listener) => {
        listener = next
      }
      finish(succeeded({ client, data, watch: watchBy }))
    })
  })
}

/**
 * The socket as Node's HTTP/2 sees it. A plain stream, not the socket itself: Node takes a socket over, and its octets would not
 * be seen. Ending and destroying it leaves the socket to its owner.
 */
function tapOf(socket: Socket, on: Omit<Http2Listener, 'sign'> & { received(chunk: Buffer): void }): Duplex {
  const sent = createHttp2FrameReader()
  let preface = PREFACE_LENGTH
  const tap = new Duplex({
    allowHalfOpen: true,
    read: () => void socket.resume(),
    write(chunk: Buffer, _encoding, done) {
      const frames = sent.push(chunk.subarray(Math.min(preface, chunk.length)))
      preface -= Math.min(preface, chunk.length)
      const fields = frames.filter(({ type }) => type === FRAME.HEADERS || type === FRAME.CONTINUATION)
      const whole = fields.some(({ flags }) => (flags & FLAG.END_HEADERS) !== 0)
      for (const frame of frames) if (frame.type === FRAME.GOAWAY) tellViolation(frame, on.violated)
      socket.write(chunk, (error) => {
        if (!error && whole) on.fieldsWritten(fields.reduce((sum, { length }) => sum + HEADER_LENGTH + length, 0))
        done(error)
      })
    },
    final: (done) => done(),
    destroy: (error, done) => done(error),
  })
  socket.on('data', (chunk: Buffer) => {
    on.received(chunk)
    if (!tap.destroyed && !tap.push(chunk)) socket.pause()
  })
  return tap
}

/** On a breach of the rules Node sends GOAWAY, and then waits for the server to end the connection. */
function tellViolation({ payload }: Http2Frame, tell: (detail: string) => void): void {
  const code = payload[7] ?? 0
  if (code !== 0) tell(`what the server sent is not legal HTTP/2: we ended it with ${errorName(code)}`)
}
