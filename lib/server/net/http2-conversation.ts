import 'server-only'
import http2 from 'node:http2'
import type { Socket } from 'node:net'
import { fieldSpelling } from '../../core/handshake/field-spelling'
import type { FieldPair } from '../../core/http2/field-list'
import { errorName } from '../../core/http2/names'
import type { FailureCode, Phase } from '../../core/transcript/failure'
import { LIMITS, type Timeouts } from '../../core/transcript/limits'
import type { Conversation } from './conversation'
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
  let phase: Phase = 'request'
  let over = false
  let written = false
  let ourEnd = false
  let responded = false
  let answered = false
  let refused = false
  let interims = 0
  let endSeen = false
  /** What the octets of the server said of our stream, or of the connection, before Node told. */
  let said: Ending | null = null
  let timer: NodeJS.Timeout | undefined
  let lastActivity = now()
  const held = new Set<'caller' | 'queue'>()

  function finish({ by, how, detail, code, alert }: Ending): void {
    if (over) return
    over = true
    clearTimeout(timer)
    sender.stop()
    const isFailure = code !== undefined && (!answered || code.endsWith('-timeout') || code === 'limit-reached')
    if (isFailure) emit({ kind: 'failed', phase, code, detail: detail ?? '', ...(alert === undefined ? {} : { alert }) })
    emit({ kind: 'ended', by, how, phase, ...(detail === undefined ? {} : { detail }) })
    ended()
  }

  function destroy(): void {
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
    setTimeout(destroy, LAST_GRACE).unref()
  }

  function timeOut(code: FailureCode, detail: string): void {
    finish({ by: 'us', how: 'timeout', code, detail })
    destroy()
  }

  function breakOff(code: FailureCode, detail: string): void {
    finish({ by: 'us', how: 'rst', code, detail })
    destroy()
  }

  function limit(ms: number, expired: () => void): void {
    clearTimeout(timer)
    timer = ms > 0 && !over ? setTimeout(expired, ms) : undefined
  }

  function watchIdle(ms: number, wait = ms): void {
    limit(wait, () => {
      // Silence we asked for is not the endpoint's.
      const left = held.size > 0 ? ms : lastActivity + ms - now()
      if (left > 1) watchIdle(ms, left)
      else timeOut('idle-timeout', `no octet in either direction for ${ms} ms`)
    })
  }

  function tellWritten(octets: number): void {
    if (written || over) return
    written = true
    emit({ kind: 'reached', phase: 'request', data: { bytes: octets } })
    phase = 'response'
    limit(timeouts.response, () => timeOut('response-timeout', `no response within ${timeouts.response} ms`))
  }

  function tellFields(headers: readonly string[]): void {
    lastActivity = now()
    tellWritten(0)
    if (!over) emit({ kind: 'fields', direction: 'received', layer: 'h2-stream', fields: pairsOf(headers) })
  }

  limit(timeouts.response, () => timeOut('response-timeout', `the request could not be written within ${timeouts.response} ms`))
  const stream = client.request(headersOf(fields), { endStream: false })
  const sender: Sender = createSender(stream, (bytes) => {
    lastActivity = now()
    if (!over) emit({ kind: 'bytes', direction: 'sent', layer: 'h2-stream', bytes })
  })
  emit({ kind: 'fields', direction: 'sent', layer: 'h2-stream', fields })
  session.watch({
    fieldsWritten: tellWritten,
    violated: (detail) => breakOff('http2-failed', detail),
    sign({ sign, ...seen }) {
      const detail = 'detail' in seen ? seen.detail : ''
      if (sign === 'limit') breakOff('limit-reached', detail)
      else if (sign === 'reset') said ??= { by: 'endpoint', how: 'rst', code: 'http2-stream-reset', detail }
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
    if (held.size === 0) stream.resume()
  })
  stream.on('trailers', (_headers: unknown, _flags: number, list?: readonly string[]) => tellFields(list ?? []))
  stream.on('data', (chunk: Buffer) => {
    if (over) return
    lastActivity = now()
    // A plain Uint8Array: a Buffer's own slice() shares memory, which pure code does not expect.
    emit({ kind: 'bytes', direction: 'received', layer: 'h2-stream', bytes: new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.length) })
  })
  stream.on('end', () => {
    // A reset ends the stream for Node as well; what it was is known by the time it is closed.
    if (stream.rstCode !== 0) return
    endSeen = true
    // One turn later, so that the reader may still answer a Close frame that came with it.
    setImmediate(() => {
      finish({ by: ourEnd ? 'us' : 'endpoint', how: 'fin', detail: 'END_STREAM' })
      if (!stream.destroyed) stream.end()
      leave()
    })
  })
  // Each error comes with a close, where it is told.
  stream.on('error', () => {})
  stream.on('close', () => {
    if (endSeen) return
    finish(said ?? ourReset(stream.rstCode, answered))
    leave()
  })
  // Push is switched off; a server that has not seen that yet is told so again.
  client.on('stream', (pushed) => pushed.close(http2.constants.NGHTTP2_REFUSED_STREAM))
  client.on('error', (error) => {
    finish(said ?? { by: 'us', how: 'rst', code: 'http2-failed', detail: `what the server sent is not legal HTTP/2: ${error.message}` })
    destroy()
  })
  socket.on('end', () => {
    setImmediate(() => {
      finish(said ?? { by: 'endpoint', how: 'fin', code: 'http2-failed', detail: 'the connection ended (FIN) without END_STREAM' })
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
    write: (bytes) => (over || ourEnd ? Promise.resolve(false) : sender.write(bytes)),
    headComplete(upgraded) {
      if (over || answered) return
      answered = true
      refused = !upgraded
      if (ourEnd) return
      phase = upgraded ? 'open' : 'response'
      lastActivity = now()
      watchIdle(timeouts.idle || (upgraded ? 0 : timeouts.response))
    },
    end() {
      if (over || ourEnd) return
      ourEnd = true
      phase = 'closing'
      limit(timeouts.closing, () => {
        const detail = `the endpoint did not end its side of the stream within ${timeouts.closing} ms`
        if (!refused) return timeOut('closing-timeout', detail)
        finish({ by: 'us', how: 'fin', detail })
        destroy()
      })
      void sender.flush().then(() => stream.end())
    },
    reset() {
      if (over) return
      finish({ by: 'us', how: 'rst', detail: 'RST_STREAM with CANCEL' })
      stream.close(http2.constants.NGHTTP2_CANCEL)
      leave()
    },
    abort() {
      if (over) return
      finish({ by: 'us', how: 'abort' })
      destroy()
    },
    hold(reason, hold) {
      const before = held.size > 0
      if (hold) held.add(reason)
      else held.delete(reason)
      const after = held.size > 0
      if (over || before === after) return
      // Flow control does the rest: without WINDOW_UPDATE the server may send only so much (RFC 9113 §5.2).
      if (after) stream.pause()
      else if (responded) stream.resume()
      emit({ kind: 'pressure', paused: after })
    },
    drop() {
      over = true
      clearTimeout(timer)
      sender.stop()
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
