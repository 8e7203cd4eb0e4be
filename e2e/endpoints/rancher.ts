import { acceptFor, type Endpoint, listen, type ReceivedHead, serverFrame, writeHead } from './listen'

export const RANCHER_TOKEN = 'token-x7k2p:9q4hxjzvwd8s6bnlrcmft5gk2pzq7w'

/** Any Authorization header decides alone; the cookie is looked at only without one. */
function authenticated(head: ReceivedHead): boolean {
  const authorization = head.valuesOf('Authorization')[0]
  if (authorization !== undefined) {
    const [scheme = '', credentials = ''] = authorization.split(' ')
    if (scheme.toLowerCase() === 'bearer') return credentials === RANCHER_TOKEN
    if (scheme.toLowerCase() === 'basic') return Buffer.from(credentials, 'base64').toString() === RANCHER_TOKEN
    return false
  }
  return head.valuesOf('Cookie').some((line) => line.split('; ').includes(`R_SESS=${RANCHER_TOKEN}`))
}

/** `/v3/subscribe` of Rancher 2: JSON events in text frames, then TCP ends without a Close frame. */
export function rancher(): Promise<Endpoint> {
  return listen((head, socket) => {
    if (!authenticated(head)) {
      const body = '{"type":"error","status":"401","message":"Unauthorized 401: must authenticate"}'
      socket.end(`HTTP/1.1 401 Unauthorized\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`)
      return
    }
    writeHead(socket, [
      'HTTP/1.1 101 Switching Protocols',
      'Upgrade: websocket',
      'Connection: Upgrade',
      `Sec-WebSocket-Accept: ${acceptFor(head)}`,
    ])
    for (const id of ['c-m-8xk2l', 'c-m-p4qzt'])
      socket.write(serverFrame(1, JSON.stringify({ name: 'resource.change', data: { type: 'cluster', id, state: 'active' } })))
    // The stream begins with a ping here, so that no test has to wait 5 s for it.
    socket.write(serverFrame(1, '{"name":"ping","data":{}}'))
    socket.end()
  })
}
