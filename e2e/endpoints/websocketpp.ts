import { type Endpoint, listen } from './listen'

/** What WebSocket++ 0.8.2 answers a request that is no upgrade, as recorded; it ends the connection after it. */
export function websocketpp(): Promise<Endpoint> {
  return listen((_head, socket) => {
    socket.end('HTTP/1.1 426 Upgrade Required\r\nServer: WebSocket++/0.8.2\r\n\r\n')
  })
}
