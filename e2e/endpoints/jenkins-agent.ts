import { acceptFor, type Endpoint, listen, serverFrame, writeHead } from './listen'

export const AGENT_SECRET = 'b6dbcbebed6eb311704d165013fb72953bd47f91d92bab28da536bb936d2f77d'
export const CAPABILITY = 'rO0ABXNyABpodWRzb24ucmVtb3RpbmcuQ2FwYWJpbGl0eQAAAAAAAAABAgABSgAEbWFza3hwAAAAAAAAAf4='

/** The first octets a controller sends: a chunk header, then a serialised UserRequest (recorded from the real classes). */
export const FIRST_CHUNK = Buffer.from('a000aced00057372001b687564736f6e2e72656d6f74696e672e5573657252657175657374', 'hex')

/** `/wsagents/` of a Jenkins controller: 400 when one of the three fields is missing, 403 with an empty body for a wrong secret. */
export function jenkinsAgent(): Promise<Endpoint> {
  return listen((head, socket) => {
    const nosniff = 'X-Content-Type-Options: nosniff'
    const missing = ['Node-Name', 'Secret-Key', 'X-Remoting-Capability'].some((name) => head.valuesOf(name).length === 0)
    if (missing) {
      const body = '{"url":"/wsagents/","status":"400","message":"This endpoint is only for use from agent.jar in WebSocket mode"}'
      writeHead(socket, ['HTTP/1.1 400 Bad Request', nosniff, 'Content-Type: application/json', `Content-Length: ${body.length}`])
      socket.end(body)
      return
    }
    if (head.valuesOf('Secret-Key')[0] !== AGENT_SECRET) {
      writeHead(socket, ['HTTP/1.1 403 Forbidden', nosniff, 'Content-Length: 0', 'Server: Jetty(12.0.22)'])
      return
    }
    writeHead(socket, [
      'HTTP/1.1 101 Switching Protocols',
      'Date: Fri, 20 Nov 2026 11:14:36 GMT',
      nosniff,
      `X-Remoting-Capability: ${CAPABILITY}`,
      'X-Remoting-Minimum-Version: 3176.v207ec082a_8c0',
      'Connection-Cookie: cabdfdf48d41c3b5150b250624ac024ef1f0ea90b1ed7fcb20800d5d406ca582',
      'Connection: upgrade',
      `Sec-WebSocket-Accept: ${acceptFor(head)}`,
      'Upgrade: websocket',
    ])
    socket.write(serverFrame(2, FIRST_CHUNK))
  })
}
