import { readFileSync } from 'node:fs'
import net from 'node:net'
import path from 'node:path'
import tls from 'node:tls'
import { ScriptedPeer, type Step } from './scripted-peer'

export type { Step }

export type ScriptedTls = {
  /** Base name of a pair in `fixtures/tls`. */
  readonly certificate: 'leaf' | 'expired' | 'not-yet-valid' | 'wrong-name' | 'self-signed' | 'loop' | 'odd'
  /** Ask for a certificate of the client and refuse without one. */
  readonly clientCertificate?: boolean
  readonly alpn?: readonly string[]
  readonly maxVersion?: 'TLSv1.2' | 'TLSv1.3'
}

export type ScriptedServer = {
  readonly address: '127.0.0.1'
  readonly port: number
  /** Every connection accepted so far, in order. */
  readonly connections: readonly ScriptedPeer[]
  /** The connection with that number (from 0), as soon as it was accepted. */
  connection(index: number): Promise<ScriptedPeer>
  /** Destroys what is open and stops listening. Throws the first step that failed while its connection was up. */
  close(): Promise<void>
}

/** Reads a file of `fixtures/tls`, such as `ca.pem`. */
export function tlsFixture(file: string): string {
  return readFileSync(path.join(import.meta.dirname, 'fixtures/tls', file), 'utf8')
}

/** Starts a server on a free port of 127.0.0.1 that plays `script` on each connection (or the script of that connection's number). */
export async function scriptedServer(
  script: readonly Step[] | ((index: number) => readonly Step[]),
  options: { readonly tls?: ScriptedTls } = {},
): Promise<ScriptedServer> {
  const connections: ScriptedPeer[] = []
  const waiting: { index: number; resolve: (peer: ScriptedPeer) => void }[] = []
  const server = net.createServer({ allowHalfOpen: true, noDelay: true }, (raw) => {
    const peer = new ScriptedPeer(raw, options.tls ? secured(raw, options.tls) : raw)
    const index = connections.push(peer) - 1
    for (const wait of waiting) if (wait.index === index) wait.resolve(peer)
    void peer.play(typeof script === 'function' ? script(index) : script)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as net.AddressInfo // safe: it listens on TCP
  return {
    address: '127.0.0.1',
    port,
    connections,
    connection(index) {
      const peer = connections[index]
      return peer ? Promise.resolve(peer) : new Promise((resolve) => waiting.push({ index, resolve }))
    },
    async close() {
      for (const peer of connections) peer.destroy()
      await new Promise((resolve) => server.close(resolve))
      const failed = connections.find((peer) => peer.failure !== null)
      if (failed?.failure) throw failed.failure
    },
  }
}

function secured(raw: net.Socket, options: ScriptedTls): tls.TLSSocket {
  return new tls.TLSSocket(raw, {
    isServer: true,
    secureContext: tls.createSecureContext({
      cert: tlsFixture(`${options.certificate}.pem`),
      key: tlsFixture(`${options.certificate}.key.pem`),
      ca: tlsFixture('ca.pem'),
      maxVersion: options.maxVersion,
    }),
    requestCert: options.clientCertificate ?? false,
    rejectUnauthorized: options.clientCertificate ?? false,
    ALPNProtocols: options.alpn ? [...options.alpn] : undefined,
  })
}
