// The endpoint both clients are measured against, in a process of its own: an echo with `ws`. Prints its port.
import { WebSocketServer } from 'ws'

const server = new WebSocketServer({ host: '127.0.0.1', port: 0, perMessageDeflate: false })
server.on('connection', (socket) => socket.on('message', (data, isBinary) => socket.send(data, { binary: isBinary })))
server.on('listening', () => console.log(server.address().port))
process.on('disconnect', () => process.exit(0))
process.stdin.on('end', () => process.exit(0)).resume()
