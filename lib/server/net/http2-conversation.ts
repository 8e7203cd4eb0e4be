import 'server-only'
import http2 from 'node:http2'
import type { Socket } from 'node:net'
import { fieldSpelling } from '../../core/handshake/field-spelling'
import type { FieldPair } from '../../core/http2/field-list'
import { errorName } from '../../core/http2/names'
import type { FailureCode } from '../../core/transcript/failure'
import { LIMITS, type Timeouts } from '../../core/transcript/limits'
import type { Conversation } from './conversation'
import { createCourse } from './course'
import type { Emit } from './emit'
import { type Ending, endingOf } from './ending'
import type { Http2Session } from './http2-session'
import { createSender, type Sender } from './sender'

/** After the stream's end, how long what we still have to say may take to leave, milliseconds. */
const LAST_GRACE = 10_000

type Plan = {
  readonly session: Http2Session
  readonly socket: Socket
  /** The TCP socket below TLS, or `socket` itself. */
  readonly raw: Socket
  /** Pseudo-fields first; repeats as often as `fieldSpelling` can spell them. */
  readonly fields: readonly FieldPair[]
  readonly timeouts: Timeouts
  readonly emit: Emit
  now(): number
  /** Called once, after the last fact. */
  ended(): void
}

/**
 * Everything from the extended CONNECT to the end of its stream (RFC 8441 §5). DATA is told as `bytes` of the stream, END_STREAM as
 * `fin` and RST_STREAM as `rst`: they are to the stream what FIN and RST are to a connection.
 */
export function converseHttp2({ session, socket, raw, fields, timeouts, emit, now, ended }: Plan): Conversation {
  const { client } = session
  let responded = false
  let interims = 0
  let endSeen = false
  let grace: NodeJS.Timeout | undefined
  /** What the octets of the server said of our stream, or of the connection, before Node told. */
  let said: Ending | null = null
  const course = createCourse({
    timeouts,
    emit,
    now,
    ended,
    isFailure: ({ code }) => code === 'limit-reached' || code === 'http2-failed',
    words: { answer: 'response', side: ' of the stream' },
    transport: {
      // Flow control does the rest: without WINDOW_UPDATE the server may send only so much (RFC 9113 §5.2).
      pause: () => stream.pause(),
      resume() {
        if (responded) stream.resume()
      },
      endOurs: () => void sender.flush().then(() => stream.end()),
      destroy,
    },
  })
  const stream = client.request(headersOf(fields), { endStream: false })
  const sender: Sender = createSender(stream, (bytes) => {
    course.touch()
    if (!course.over) emit({ kind: 'bytes', direction: 'sent', layer: 'h2-stream', bytes })
  })

  function finish(ending: Ending): void {
    course.finish(ending)
    sender.stop()
  }

  function destroy(): void {
    clearTimeout(grace)
    sender.stop()
    client.destroy()
    socket.destroy()
    raw.destroy()
  }

  /** Lets what is written leave, then lets go. */
  function leave(): void {
    if (client.destroyed) {
      destroy()
      return
    }
    client.once('close', destroy)
    client.close()
    clearTimeout(grace)
    grace = setTimeout(destroy, LAST_GRACE).unref()
  }

  function breakOff(code: FailureCode, detail: string): void {
    finish({ by: 'us', how: 'rst', code, detail })
    destroy()
  }

  function tellFields(headers: readonly string[]): void {
    course.touch()
    course.written(0)
    if (!course.over) emit({ kind: 'fields', direction: 'received', layer: 'h2-stream', fields: pairsOf(headers) })
  }

  emit({ kind: 'fields', direction: 'sent', layer: 'h2-stream', fields })
  session.watch({
    fieldsWritten: course.written,
    violated: (detail) => breakOff('http2-failed', detail),
    sign({ sign, ...seen }) {
      const detail = 'detail' in seen ? seen.detail : ''
      if (sign === 'limit') breakOff('limit-reached', detail)
      else if (sign === 'reset') said = { by: 'endpoint', how: 'rst', code: 'http2-stream-reset', detail }
      else if (sign === 'goaway') said ??= { by: 'endpoint', how: 'rst', code: 'http2-goaway', detail }
    },
  })

  // Node gives the decoded fields in their order as a third argument, which its types leave out.
  stream.on('headers', (_headers: unknown, _flags: number, list?: readonly string[]) => {
    if (++interims <= LIMITS.interimHeads) return tellFields(list ?? [])
    breakOff('limit-reached', `more than ${LIMITS.interimHeads} interim answers`)
  })
  // Node tells of the fields a turn later than of DATA that came with them: DATA waits.
  stream.pause()
  stream.on('response', (_headers: unknown, _flags: number, list?: readonly string[]) => {
    tellFields(list ?? [])
    responded = true
    if (!course.held) stream.resume()
  })
  stream.on('trailers', (_headers: unknown, _flags: number, list?: readonly string[]) => tellFields(list ?? []))
  stream.on('data', (chunk: Buffer) => {
    if (course.over) return
    course.touch()
    // A plain Uint8Array: a Buffer's own slice() shares memory, which pure code does not expect.
    emit({ kind: 'bytes', direction: 'received', layer: 'h2-stream', bytes: new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.length) })
  })
  stream.on('end', () => {
    // A reset ends the stream for Node as well; what it was is known by the time it is closed.
    if (stream.rstCode !== 0) return
    endSeen = true
    // One turn later, so that the reader may still answer a Close frame that came with it.
    setImmediate(() => {
      finish({ by: course.ending ? 'us' : 'endpoint', how: 'fin', detail: 'END_STREAM' })
      if (!stream.destroyed) stream.end()
      leave()
    })
  })
  // Each error comes with a close, where it is told.
  stream.on('error', () => {})
  stream.on('close', () => {
    if (endSeen) return
    finish(said ?? ourReset(stream.rstCode, course.answered))
    leave()
  })
  // Push is switched off; a server that has not seen that yet is told so again.
  client.on('stream', (pushed) => pushed.close(http2.constants.NGHTTP2_REFUSED_STREAM))
  client.on('error', (error: Error & { readonly code?: string }) => {
    if (!error.code?.startsWith('ERR_HTTP2')) finish(endingOf(error))
    finish(said ?? { by: 'us', how: 'rst', code: 'http2-failed', detail: `what the server sent is not legal HTTP/2: ${error.message}` })
    destroy()
  })
  socket.on('end', () => {
    setImmediate(() => {
      const detail = 'the connection ended (FIN) without END_STREAM'
      finish(said ?? { by: 'endpoint', how: 'fin', detail, ...(course.answered ? {} : { code: 'http2-failed' }) })
      destroy()
    })
  })
  socket.on('error', (error) => {
    finish(endingOf(error))
    destroy()
  })
  socket.on('close', () => {
    finish(raw.errored ? endingOf(raw.errored) : (said ?? { by: 'unknown', how: 'fin' }))
    destroy()
  })

  return {
    write: (bytes) => (course.over || course.ending ? Promise.resolve(false) : sender.write(bytes)),
    headComplete: course.headComplete,
    end: course.end,
    reset() {
      if (course.over) return
      finish({ by: 'us', how: 'rst', detail: 'RST_STREAM with CANCEL' })
      stream.close(http2.constants.NGHTTP2_CANCEL)
      leave()
    },
    abort() {
      if (course.over) return
      finish({ by: 'us', how: 'abort' })
      destroy()
    },
    hold: course.hold,
    drop() {
      course.forget()
      destroy()
    },
  }
}

/** A reset that the server did not send is one of ours: Node found the answer too long, or against the rules. */
function ourReset(code: number | undefined, answered: boolean): Ending {
  if (code === undefined || code === 0) return { by: 'unknown', how: 'fin', detail: 'the stream was closed' }
  if (code === http2.constants.NGHTTP2_ENHANCE_YOUR_CALM && !answered) {
    const detail = `the fields of the answer are more than ${LIMITS.headBytes} octets or ${LIMITS.headLines} fields`
    return { by: 'us', how: 'rst', code: 'limit-reached', detail }
  }
  return {
    by: 'us',
    how: 'rst',
    code: 'http2-failed',
    detail: `what the server sent is not legal HTTP/2: we reset the stream with ${errorName(code)}`,
  }
}

/** Fields as Node takes them; a spelling of its own for each keeps order and repeats (see `fieldSpelling`). */
function headersOf(fields: readonly FieldPair[]): http2.OutgoingHttpHeaders {
  const headers: http2.OutgoingHttpHeaders = Object.create(null)
  const seen = new Map<string, number>()
  for (const [name, value] of fields) {
    const repeat = seen.get(name) ?? 0
    seen.set(name, repeat + 1)
    headers[name.startsWith(':') ? name : (fieldSpelling(name, repeat) ?? name)] = value
  }
  return headers
}

/** Names and values in turn, as pairs. */
function pairsOf(list: readonly string[]): FieldPair[] {
  const pairs: FieldPair[] = []
  for (let at = 0; at + 1 < list.length; at += 2) pairs.push([list[at] ?? '', list[at + 1] ?? ''])
  return pairs
}
