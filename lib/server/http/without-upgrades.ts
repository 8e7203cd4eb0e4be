import 'server-only'
import { subscribe } from 'node:diagnostics_channel'

type Server = { removeAllListeners(name: 'upgrade'): unknown }
type Accepted = { readonly localPort?: number; readonly server?: Server }

/**
 * Has requests to switch protocols at `port` answered like any other request, behind the same guard. Next would leave them without an
 * answer, each with a connection that nobody ends; and no stream of ours is a WebSocket. Call once, at the start; the development server
 * needs its own and is left alone.
 */
export function withoutUpgrades(port: () => number): void {
  const done = new WeakSet<Server>()
  subscribe('net.server.socket', (message) => {
    const { socket } = message as { socket: Accepted } // safe: the channel's own form
    const { server } = socket
    if (server === undefined || done.has(server) || socket.localPort !== port()) return
    done.add(server)
    // Without a listener for it Node passes the request on as if it named no other protocol.
    server.removeAllListeners('upgrade')
  })
}
