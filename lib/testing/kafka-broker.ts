import net from 'node:net'

/** One topic as the scripted broker knows it: the leader of each partition. */
export type BrokerTopic = { readonly name: string; readonly leaders: readonly number[] }
export type KafkaScript = {
  readonly topics?: readonly BrokerTopic[]
  /** What it advertises as its own address; its real one otherwise. */
  readonly advertised?: { readonly host: string; readonly port: number }
  /** Takes requests and answers none. */
  readonly silent?: boolean
}

const METADATA = 3
const API_VERSIONS = 18

/** A Kafka broker that answers ApiVersions (0 to 2) and Metadata (1), by the layouts of the Kafka protocol guide, on a free port of 127.0.0.1. */
export async function kafkaBroker({ topics = [], advertised, silent = false }: KafkaScript = {}) {
  const asked: number[] = []
  const open = new Set<net.Socket>()
  const server = net.createServer((socket) => {
    open.add(socket)
    let held = Buffer.alloc(0)
    socket.on('error', () => {}).on('close', () => open.delete(socket))
    socket.on('data', (chunk) => {
      held = Buffer.concat([held, chunk])
      while (held.length >= 4 && held.length >= 4 + held.readInt32BE(0)) {
        const request = held.subarray(4, 4 + held.readInt32BE(0))
        held = held.subarray(4 + request.length)
        asked.push(request.readInt16BE(0))
        if (!silent) socket.write(answer(request))
      }
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as net.AddressInfo // safe: it listens on TCP

  function answer(request: Buffer): Buffer {
    const [key, version] = [request.readInt16BE(0), request.readInt16BE(2)]
    const body = key === API_VERSIONS ? versions(version) : key === METADATA ? metadata(request) : int16(35)
    const whole = Buffer.concat([request.subarray(4, 8), body])
    return Buffer.concat([int32(whole.length), whole])
  }

  /** error_code, [api_key, min_version, max_version], throttle_time_ms since version 1. */
  function versions(version: number): Buffer {
    const keys = [
      [API_VERSIONS, 0, 2],
      [METADATA, 1, 1],
    ].map((one) => Buffer.concat(one.map(int16)))
    return Buffer.concat([int16(0), int32(keys.length), ...keys, ...(version >= 1 ? [int32(0)] : [])])
  }

  /** Version 1: [node_id, host, port, rack], controller_id, [error, name, is_internal, [error, partition, leader, [replica], [isr]]]. */
  function metadata(request: Buffer): Buffer {
    const wanted = wantedTopics(request)
    const listed = topics.filter(({ name }) => wanted === null || wanted.includes(name))
    const self = advertised ?? { host: '127.0.0.1', port }
    const broker = Buffer.concat([int32(1), string(self.host), int32(self.port), int16(-1)])
    const all = listed.map(({ name, leaders }) => {
      const partitions = leaders.map((leader, id) =>
        Buffer.concat([int16(leader < 0 ? 5 : 0), int32(id), int32(leader), int32(1), int32(1), int32(1), int32(1)]),
      )
      return Buffer.concat([int16(0), string(name), Buffer.of(0), int32(partitions.length), ...partitions])
    })
    return Buffer.concat([int32(1), broker, int32(1), int32(all.length), ...all])
  }

  return {
    port,
    asked,
    async close() {
      for (const socket of open) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** The names a Metadata request asks for; null for all. */
function wantedTopics(request: Buffer): string[] | null {
  let at = 10 + Math.max(0, request.readInt16BE(8))
  const count = request.readInt32BE(at)
  at += 4
  if (count < 0) return null
  return Array.from({ length: count }, () => {
    const length = request.readInt16BE(at)
    const name = request.subarray(at + 2, at + 2 + length).toString('utf8')
    at += 2 + length
    return name
  })
}

function int16(value: number): Buffer {
  const bytes = Buffer.alloc(2)
  bytes.writeInt16BE(value)
  return bytes
}
function int32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeInt32BE(value)
  return bytes
}
function string(text: string): Buffer {
  return Buffer.concat([int16(Buffer.byteLength(text)), Buffer.from(text)])
}
