import { readFileSync } from 'node:fs'
import net from 'node:net'
import path from 'node:path'
import tls from 'node:tls'
import { answering, type Endpoint, type ReceivedHead, stopper } from './listen'

const FIXTURES = path.join(import.meta.dirname, '../../lib/testing/fixtures/tls')

/** Listens with TLS on loopback, with a certificate of the fixtures, and hands every complete request head to `answer`. */
export async function listenTls(certificate: string, answer: (head: ReceivedHead, socket: net.Socket) => void): Promise<Endpoint> {
  const heads: ReceivedHead[] = []
  const server = tls.createServer({
    key: readFileSync(path.join(FIXTURES, `${certificate}.key.pem`)),
    cert: readFileSync(path.join(FIXTURES, `${certificate}.pem`)),
  })
  // A client that does not trust the certificate leaves: that is what is tested.
  server.on('tlsClientError', () => undefined)
  server.on('secureConnection', answering(heads, answer))
  return { heads, ...(await stopper(server)) }
}

/** Accepts TCP connections and never says a word; so TLS never begins. */
export async function listenMute(): Promise<Endpoint> {
  const server = net.createServer((socket) => {
    socket.on('error', () => socket.destroy())
    socket.resume()
  })
  return { heads: [], ...(await stopper(server)) }
}
