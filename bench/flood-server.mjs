// An endpoint that floods: after the 101 it writes 32 B text frames as fast as they are taken, or so many a second, until the
// anything comes from the client (its Close), which it answers with a Close. Prints its port, then how many frames each connection was
// sent. Query: rate=100000 (frames a second; absent: as fast as taken), total=1000000 (then a Close), deflate (compressed frames).
import { createHash } from 'node:crypto'
import { createServer } from 'node:http'
import { constants, createDeflateRaw } from 'node:zlib'

const GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11'
const PER_BLOCK = 1_000

/** The same messages compressed one after the other as a server with context takeover does (RFC 7692 §7.2.1). */
async function deflatedBlocks() {
  const deflater = createDeflateRaw()
  let parts = []
  deflater.on('data', (part) => void parts.push(part))
  const made = []
  for (const plain of blocks) {
    const frames = []
    for (let n = 0; n < PER_BLOCK; n++) {
      deflater.write(plain.subarray(n * 34 + 2, n * 34 + 34))
      await new Promise((done) => deflater.flush(constants.Z_SYNC_FLUSH, done))
      const payload = Buffer.concat(parts).subarray(0, -4)
      parts = []
      frames.push(Buffer.of(0xc1, payload.length), payload)
    }
    made.push(Buffer.concat(frames))
  }
  return made
}

/** A block of frames whose payloads differ: `{"id":0000001,"kind":"tick-1"}  `. */
function block(first) {
  const bytes = Buffer.alloc(PER_BLOCK * 34)
  for (let n = 0; n < PER_BLOCK; n++) {
    bytes.set([0x81, 32], n * 34)
    bytes.write(`{"id":${String(first + n).padStart(7, '0')},"kind":"tick-${n % 10}"}`.padEnd(32).slice(0, 32), n * 34 + 2, 'latin1')
  }
  return bytes
}
const blocks = Array.from({ length: 100 }, (_, at) => block(at * PER_BLOCK))

const server = createServer()
let deflated = null
server.on('upgrade', async (request, socket) => {
  const { searchParams } = new URL(request.url, 'http://localhost')
  const rate = Number(searchParams.get('rate') ?? Number.POSITIVE_INFINITY)
  const total = Number(searchParams.get('total') ?? Number.POSITIVE_INFINITY)
  const compress = searchParams.has('deflate')
  // What a block leans on are the blocks before it, so they are sent in their order, and once.
  const source = compress ? (deflated ??= await deflatedBlocks()) : blocks
  const accept = createHash('sha1').update(`${request.headers['sec-websocket-key']}${GUID}`).digest('base64')
  socket.write(
    `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n${compress ? 'Sec-WebSocket-Extensions: permessage-deflate\r\n' : ''}\r\n`,
  )
  let sent = 0
  let waiting = false
  let over = false
  const begun = performance.now()
  const pump = () => {
    if (waiting || over) return
    const due = Math.min(total, rate === Number.POSITIVE_INFINITY ? total : ((performance.now() - begun) / 1000) * rate)
    for (let some = 0; some < 50 && sent + PER_BLOCK <= due; some++) {
      const next = source[(sent / PER_BLOCK) % source.length]
      sent += PER_BLOCK
      if (socket.write(next)) continue
      waiting = true
      return
    }
    if (sent >= total) return close()
    if (rate === Number.POSITIVE_INFINITY) setImmediate(pump)
  }
  socket.on('drain', () => {
    waiting = false
    pump()
  })
  const close = () => {
    if (over) return
    over = true
    socket.write(Buffer.of(0x88, 0x02, 0x03, 0xe8))
    console.log(String(sent))
  }
  socket.on('data', () => {
    close()
    socket.end()
  })
  socket.on('error', () => undefined)
  const timer = rate === Number.POSITIVE_INFINITY ? null : setInterval(pump, 10)
  socket.on('close', () => {
    over = true
    clearInterval(timer)
  })
  pump()
})
server.listen(0, '127.0.0.1', () => console.log(String(server.address().port)))
process.on('disconnect', () => process.exit(0))
process.stdin.on('end', () => process.exit(0)).resume()
