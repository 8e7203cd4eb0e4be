import { once } from 'node:events'
import net from 'node:net'

/** A free port of 127.0.0.1. */
export async function freePort(): Promise<number> {
  const probe = net.createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as net.AddressInfo // safe: it listens on TCP
  probe.close()
  await once(probe, 'close')
  return port
}
