import { X509Certificate } from 'node:crypto'
import http from 'node:http'
import net from 'node:net'
import tls from 'node:tls'
import { readConnectionHeaders } from '../core/jenkins/connection-headers'
import { encodeString, readString } from '../core/jenkins/string'
import { tlsFixture } from './scripted-server'

/** One node as a controller knows it. */
export type ControllerNode = { readonly secret: string; readonly launcher?: 'inbound' | 'ssh'; readonly connected?: boolean }

/** How a scripted controller behaves; whatever is left out is as Jenkins 2.578 was recorded. */
export type ControllerScript = {
  readonly nodes?: Readonly<Record<string, ControllerNode>>
  /** Spoken and listed. */
  readonly protocols?: readonly string[]
  /** Answers a greeting of a name it does not speak. */
  readonly unknown?: (name: string) => string
  /** The whole answer to `GET /`; null says nothing, as to HEAD. */
  readonly banner?: string | null
  readonly jnlp4?:
    | 'as recorded'
    /** `NAK` instead of `ACK`. */
    | 'wrong-ack'
    /** Takes the name and says nothing. */
    | 'no-ack'
    /** Closes once the agent's headers came, as for a missing secret. */
    | 'silent-close'
    /** Closes after the ACK instead of TLS. */
    | 'no-tls'
    /** Headers that are no flat object. */
    | 'malformed-headers'
    /** Refuses for good. */
    | 'fatal'
    /** TLS stands, and nothing more comes. */
    | 'hangs'
    /** Repeats the secret in its refusal. */
    | 'tells-secret'
    /** Says a text that is neither OK nor a refusal. */
    | 'odd-verdict'
  readonly cookieName?: string
  readonly certificate?: 'self-signed' | 'expired' | 'leaf'
  readonly maxVersion?: 'TLSv1.2' | 'TLSv1.3'
}

export type ScriptedController = {
  readonly port: number
  /** The protocols asked for, in order, `GET` for HTTP. */
  readonly asked: readonly string[]
  /** Headers that agents sent inside TLS. */
  readonly headers: readonly string[]
  /** What agents answered to the controller's headers. */
  readonly answers: readonly string[]
  /** Nodes that came online. */
  readonly online: readonly string[]
  close(): Promise<void>
}

export const COOKIE = 'c9ba64cf971c1b3e2100835c6d67f7bc509ddc116109cf88297c57c23956987e'
const CAPABILITY = 'rO0ABXNyABpodWRzb24ucmVtb3RpbmcuQ2FwYWJpbGl0eQAAAAAAAAABAgABSgAEbWFza3hwAAAAAAAAAf4='

/** The recorded answer to `GET /` of 2.578, with these protocols. */
export const banner = (protocols: readonly string[], version = '2.578') =>
  `HTTP/1.0 200 OK\r\nContent-Type: text/plain;charset=UTF-8\r\nX-Content-Type-Options: nosniff\r\n\r\nJenkins-Agent-Protocols: ${protocols.join(', ')}\r\nJenkins-Version: ${version}\r\nJenkins-Session: 5e551ca7\r\nClient: 127.0.0.1\r\nServer: 127.0.0.1\r\nRemoting-Minimum-Version: 3176.v207ec082a_8c0\r\n`

/** X-Instance-Identity of a certificate of `fixtures/tls`. */
export function identityOf(certificate: NonNullable<ControllerScript['certificate']> = 'self-signed'): string {
  return new X509Certificate(tlsFixture(`${certificate}.pem`)).publicKey.export({ type: 'spki', format: 'der' }).toString('base64')
}

/** A TCP agent listener that speaks as the recorded one did, on a free port of 127.0.0.1. */
export async function jenkinsController(script: ControllerScript = {}): Promise<ScriptedController> {
  const protocols = script.protocols ?? ['JNLP4-connect', 'Ping']
  const asked: string[] = []
  const headers: string[] = []
  const answers: string[] = []
  const online: string[] = []
  const open = new Set<net.Socket>()
  const server = net.createServer({ noDelay: true }, (socket) => {
    open.add(socket)
    socket.on('error', () => {}).on('close', () => open.delete(socket))
    serve(socket).catch(() => socket.destroy())
  })

  async function serve(socket: net.Socket) {
    const reader = octets(socket)
    // The listener reads ten octets before it decides.
    if ((await reader.atLeast(10)).subarray(0, 4).toString('latin1') === 'GET ') {
      asked.push('GET')
      await reader.until('\r\n\r\n')
      const answer = script.banner === undefined ? banner(protocols) : script.banner
      if (answer !== null) socket.end(answer, 'utf8')
      return
    }
    const text = await reader.string()
    if (!text.startsWith('Protocol:')) return socket.end(`Unrecognized protocol: ${text}\n`)
    const name = text.slice('Protocol:'.length)
    asked.push(name)
    if (!protocols.includes(name)) return socket.end(script.unknown?.(name) ?? 'Unknown protocol:\n')
    if (name === 'Ping') return socket.end('Ping\n')
    if (name === 'JNLP3-connect') return socket.write('Negotiate\n')
    if (name === 'CLI-connect') return socket.write('Welcome\n')
    if (name === 'CLI2-connect') return socket.write(str('Welcome'))
    if (name === 'JNLP4-plaintext') return socket.write(str('ACK'))
    // JNLP-connect and JNLP2-connect wait for credentials.
    if (name !== 'JNLP4-connect') return
    await jnlp4(socket, reader)
  }

  async function jnlp4(socket: net.Socket, reader: Reader) {
    const how = script.jnlp4 ?? 'as recorded'
    if (how === 'no-ack') return
    socket.write(str(how === 'wrong-ack' ? 'NAK' : 'ACK'))
    if ((await reader.string()) !== 'ACK' || how === 'wrong-ack' || how === 'no-tls') return socket.end()
    reader.release()
    const certificate = script.certificate ?? 'self-signed'
    const secure = new tls.TLSSocket(socket, {
      isServer: true,
      secureContext: tls.createSecureContext({
        cert: tlsFixture(`${certificate}.pem`),
        key: tlsFixture(`${certificate}.key.pem`),
        maxVersion: script.maxVersion,
      }),
      requestCert: true,
      rejectUnauthorized: false,
    })
    secure.on('error', () => {})
    const inner = octets(secure)
    if (how === 'hangs') return
    secure.write(str(how === 'malformed-headers' ? '[]' : `{"${script.cookieName ?? 'JnlpAgentProtocol.cookie'}":"${COOKIE}"}`))
    const sent = await inner.string()
    headers.push(sent)
    if (how === 'silent-close') return secure.end()
    const verdict = decide(sent)
    secure.write(str(verdict))
    const answer = await inner.string()
    answers.push(answer)
    if (answer.startsWith('ERROR: ')) return secure.end(str('BYE'))
    // An agent that took our headers before it heard of the refusal says BYE behind its OK.
    if (verdict !== 'OK' && answer === 'OK') answers.push(await inner.string())
    // A controller drops the connection itself; agents of old Remoting do not take the end of TLS alone for it.
    if (verdict !== 'OK' || answer !== 'OK') return void setImmediate(() => socket.destroy())
    secure.write(str(CAPABILITY))
    await inner.string()
    online.push(nameOf(sent))
  }

  function decide(sent: string): string {
    const read = readConnectionHeaders(sent)
    if (!read.ok) return 'ERROR: Malformed connection header'
    const name = read.headers.get('Node-Name') ?? 'null'
    const secret = read.headers.get('Secret-Key') ?? ''
    if (script.jnlp4 === 'fatal') return 'FATAL: this controller takes no agents'
    if (script.jnlp4 === 'tells-secret') return `ERROR: ${secret} is wrong`
    if (script.jnlp4 === 'odd-verdict') return 'FINE'
    const node = script.nodes?.[name]
    if (!node) return `ERROR: Unknown client name: ${name}`
    if (node.secret !== secret) return 'ERROR: Authorization failure'
    if (node.launcher === 'ssh') return `ERROR: ${name} is not an inbound agent`
    if (node.connected) return `ERROR: ${name} is already connected to this controller. Rejecting this connection.`
    return 'OK'
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as net.AddressInfo // safe: it listens on TCP
  return {
    port,
    asked,
    headers,
    answers,
    online,
    async close() {
      for (const socket of open) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** A web port of a controller: one page for each path, 404 for any other. */
export async function controllerPages(
  pages: Readonly<Record<string, { readonly status?: number; readonly headers?: Record<string, string> }>>,
) {
  const asked: string[] = []
  const server = http.createServer((request, response) => {
    asked.push(request.url ?? '')
    const page = pages[request.url ?? '']
    response.writeHead(page ? (page.status ?? 200) : 404, page?.headers ?? {}).end('Jenkins')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as net.AddressInfo // safe: it listens on TCP
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()).closeAllConnections())
  return { url: `http://127.0.0.1:${port}`, port, asked, close }
}

type Reader = ReturnType<typeof octets>

function nameOf(headers: string): string {
  const read = readConnectionHeaders(headers)
  return (read.ok && read.headers.get('Node-Name')) || ''
}

function str(text: string): Uint8Array {
  return encodeString(text) ?? new Uint8Array()
}

/** Octets of a socket, taken in order; a wait ends with an error when the other side leaves. */
function octets(socket: net.Socket) {
  let held = Buffer.alloc(0)
  let over = false
  let wake = () => {}
  const onData = (chunk: Buffer) => {
    held = Buffer.concat([held, chunk])
    wake()
  }
  const onEnd = () => {
    over = true
    wake()
  }
  socket.on('data', onData).on('end', onEnd).on('close', onEnd)
  async function wait<T>(ready: () => T | null): Promise<T> {
    for (;;) {
      const value = ready()
      if (value !== null) return value
      if (over) throw new Error('the other side left')
      await new Promise<void>((resolve) => (wake = resolve))
    }
  }
  return {
    atLeast: (count: number) => wait(() => (held.length >= count ? held : null)),
    until: (mark: string) => wait(() => (held.includes(mark) ? held : null)),
    async string() {
      const read = await wait(() => readString(new Uint8Array(held)))
      held = held.subarray(read.end)
      return read.text
    },
    /** Leaves the socket to another reader. */
    release() {
      socket.off('data', onData).off('end', onEnd).off('close', onEnd)
      socket.pause()
      if (held.length > 0) socket.unshift(held)
    },
  }
}
