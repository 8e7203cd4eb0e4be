import http2 from 'node:http2'
import type { AddressInfo } from 'node:net'
import { tlsFixture } from './scripted-server'

export type Http2ServerOptions = {
  /** The certificate to serve; in clear text without. */
  readonly tls?: 'leaf'
  /** Default true. */
  readonly enableConnectProtocol?: boolean
  readonly onStream: (stream: http2.ServerHttp2Stream, headers: http2.IncomingHttpHeaders, list: readonly string[]) => void
}
export type Http2Server = {
  readonly port: number
  /** Streams that were asked for. */
  readonly streams: readonly http2.ServerHttp2Stream[]
  close(): Promise<void>
}

/** A server of Node that speaks HTTP/2 on a free port of 127.0.0.1. */
export async function http2Server({ tls, enableConnectProtocol = true, onStream }: Http2ServerOptions): Promise<Http2Server> {
  const settings = enableConnectProtocol ? { enableConnectProtocol } : {}
  const server = tls
    ? http2.createSecureServer({ key: tlsFixture(`${tls}.key.pem`), cert: tlsFixture(`${tls}.pem`), settings })
    : http2.createServer({ settings })
  const sessions = new Set<http2.ServerHttp2Session>()
  const streams: http2.ServerHttp2Stream[] = []
  server.on('session', (session: http2.ServerHttp2Session) => {
    sessions.add(session)
    session.on('error', () => {})
  })
  server.on('stream', (stream: http2.ServerHttp2Stream, headers: http2.IncomingHttpHeaders, _flags: number, list?: readonly string[]) => {
    stream.on('error', () => {})
    streams.push(stream)
    onStream(stream, headers, list ?? [])
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port, // safe: it listens on TCP
    streams,
    close() {
      for (const session of sessions) session.destroy()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}
