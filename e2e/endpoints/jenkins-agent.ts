import { acceptFor, type Endpoint, listen, serverFrame, writeHead } from './listen'

export const AGENT_SECRET = 'b6dbcbebed6eb311704d165013fb72953bd47f91d92bab28da536bb936d2f77d'
export const CAPABILITY = 'rO0ABXNyABpodWRzb24ucmVtb3RpbmcuQ2FwYWJpbGl0eQAAAAAAAAABAgABSgAEbWFza3hwAAAAAAAAAf4='

/** The first octets a controller sends: a chunk header, then a serialised UserRequest (recorded from the real classes). */
export const FIRST_CHUNK = Buffer.from('a000aced00057372001b687564736f6e2e72656d6f74696e672e5573657252657175657374', 'hex')

/** Nodes besides those of any name, which are free and inbound: each is refused for its own reason, all with the same secret. */
export const NODES = { unknown: 'nosuch', ssh: 'ssh1', busy: 'busy1' } as const
const NOSNIFF = 'X-Content-Type-Options: nosniff'
const REMOTING = [
  `X-Remoting-Capability: ${CAPABILITY}`,
  'X-Remoting-Minimum-Version: 3176.v207ec082a_8c0',
  'Connection-Cookie: cabdfdf48d41c3b5150b250624ac024ef1f0ea90b1ed7fcb20800d5d406ca582',
]

/** `/wsagents/` of a Jenkins controller, checking in the order of the real one: fields, node, secret, launch method, free, upgrade. */
export function jenkinsAgent(): Promise<Endpoint> {
  return listen((head, socket) => {
    const first = (name: string) => head.valuesOf(name)[0]
    const refuse = (message: string, lines: readonly string[] = []) => {
      const json = first('Accept') === 'application/json'
      const body = json
        ? JSON.stringify({ url: '/wsagents/', status: '400', message, servlet: 'Stapler' })
        : `<html><head><title>Error 400 ${message}</title></head><body><h2>HTTP ERROR 400 ${message}</h2></body></html>`
      const type = json ? 'application/json' : 'text/html;charset=iso-8859-1'
      writeHead(socket, [
        'HTTP/1.1 400 Bad Request',
        NOSNIFF,
        ...lines,
        `Content-Type: ${type}`,
        `Content-Length: ${body.length}`,
        'Server: Jetty(12.0.22)',
      ])
      socket.end(body)
    }
    const node = first('Node-Name')
    if (node === undefined || first('Secret-Key') === undefined || first('X-Remoting-Capability') === undefined)
      return refuse('This endpoint is only for use from agent.jar in WebSocket mode')
    if (node === NODES.unknown) return refuse('no such agent')
    if (first('Secret-Key') !== AGENT_SECRET)
      return writeHead(socket, ['HTTP/1.1 403 Forbidden', NOSNIFF, 'Content-Length: 0', 'Server: Jetty(12.0.22)'])
    if (node === NODES.ssh) return refuse(`${node} is not an inbound agent`)
    if (node === NODES.busy) return refuse(`${node} is already connected to this controller. Rejecting this connection.`)
    if (first('Upgrade')?.toLowerCase() !== 'websocket') return refuse('only WS connections accepted here', REMOTING)
    if (first('Sec-WebSocket-Version') !== '13' || !/\bupgrade\b/i.test(first('Connection') ?? ''))
      return refuse('did not manage to upgrade', REMOTING)
    writeHead(socket, [
      'HTTP/1.1 101 Switching Protocols',
      'Date: Fri, 20 Nov 2026 11:14:36 GMT',
      NOSNIFF,
      ...REMOTING,
      'Connection: upgrade',
      `Sec-WebSocket-Accept: ${acceptFor(head)}`,
      'Upgrade: websocket',
    ])
    socket.write(serverFrame(2, FIRST_CHUNK))
  })
}
