import 'server-only'
import type { Socket } from 'node:net'

export type PracticeRequest = {
  readonly method: string
  /** Path without the query. */
  readonly path: string
  readonly target: string
  /** Values by lower-case name; repeats joined with a comma. */
  readonly fields: ReadonlyMap<string, string>
  /** Octets that came after the head. */
  readonly rest: Buffer
}

const MOST = 65_536

/** Reads one request head, at most 64 KiB; null when it is longer, no request, or the connection ended before it was whole. */
export function readRequest(socket: Socket): Promise<PracticeRequest | null> {
  return new Promise((settle) => {
    let seen = Buffer.alloc(0)
    const finish = (request: PracticeRequest | null) => {
      socket.off('data', onData)
      socket.off('end', onEnd)
      socket.off('close', onEnd)
      socket.pause()
      settle(request)
    }
    const onEnd = () => finish(null)
    const onData = (chunk: Buffer) => {
      seen = Buffer.concat([seen, chunk])
      const end = seen.indexOf('\r\n\r\n')
      if (end >= 0) finish(parse(seen.toString('latin1', 0, end), seen.subarray(end + 4)))
      else if (seen.length > MOST) finish(null)
    }
    socket.on('data', onData)
    socket.on('end', onEnd)
    socket.on('close', onEnd)
  })
}

function parse(head: string, rest: Buffer): PracticeRequest | null {
  const [start = '', ...lines] = head.split('\r\n')
  const [method = '', target = ''] = start.split(' ')
  if (!/^[A-Z]+$/.test(method) || target === '') return null
  const fields = new Map<string, string>()
  for (const line of lines) {
    const colon = line.indexOf(':')
    if (colon <= 0) continue
    const name = line.slice(0, colon).trim().toLowerCase()
    const value = line.slice(colon + 1).trim()
    const before = fields.get(name)
    fields.set(name, before === undefined ? value : `${before}, ${value}`)
  }
  return { method, target, path: target.split('?', 1)[0] ?? target, fields, rest }
}
