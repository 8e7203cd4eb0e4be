import { constants, createDeflateRaw, deflateRawSync } from 'node:zlib'
import * as ws from 'ws'
import { createFramesReader } from '../lib/core/connection/frames-reader'
import type { OpenInflater } from '../lib/core/frames/inflater'
import { LIMITS } from '../lib/core/transcript/limits'
import { openInflater } from '../lib/server/platform/inflate'
import { openPublicInflater } from '../lib/server/platform/inflate-public'
import { figures, type Row } from './stats'

/** Parts of ws 8.23 that its types do not tell. */
type Peer = {
  readonly PerMessageDeflate: new (options: object) => { accept(offers: readonly object[]): void }
  readonly Receiver: new (options: object) => NodeJS.WritableStream
}
const { PerMessageDeflate, Receiver } = ws as unknown as Peer // safe: exported, and a bench ends with an error where it is not

/** What one read of a socket gives. */
const CHUNK = 65_536
/** As a live session reads: so many of the newest of each read are told as objects, the others counted. */
const TOLD = 64
/** Octets of a payload that may be shown or searched for secrets, as a live session keeps them. */
const KEPT = 12_288

type Stream = { readonly frames: number; readonly chunks: readonly Buffer[]; readonly bytes: number; readonly takeover: boolean | null }

function frame(first: number, payload: Uint8Array): Buffer {
  const { length } = payload
  if (length < 126) return Buffer.concat([Buffer.of(first, length), payload])
  if (length < 65_536) return Buffer.concat([Buffer.of(first, 126, length >> 8, length & 255), payload])
  const header = Buffer.alloc(10)
  header.set([first, 127])
  header.writeBigUInt64BE(BigInt(length), 2)
  return Buffer.concat([header, payload])
}

function streamOf(frames: readonly Buffer[], takeover: boolean | null): Stream {
  const all = Buffer.concat(frames)
  const chunks = Array.from({ length: Math.ceil(all.length / CHUNK) }, (_, at) => all.subarray(at * CHUNK, (at + 1) * CHUNK))
  return { frames: frames.length, chunks, bytes: all.length, takeover }
}

/** 32 octets of JSON, no two neighbours alike. */
const json = (n: number) => Buffer.from(`{"id":${String(n % 1e6).padStart(7, '1')},"kind":"tick-${n % 10}"}`.padEnd(32).slice(0, 32))

const plainText = (count: number) =>
  streamOf(
    Array.from({ length: count }, (_, n) => frame(0x81, json(n))),
    null,
  )
const plainBinary = (count: number) =>
  streamOf(
    Array.from({ length: count }, (_, n) => frame(0x82, Buffer.alloc(65_536, n))),
    null,
  )

async function deflated(count: number, takeover: boolean): Promise<Stream> {
  const finishFlush = constants.Z_SYNC_FLUSH
  if (!takeover)
    return streamOf(
      Array.from({ length: count }, (_, n) => frame(0xc1, deflateRawSync(json(n), { finishFlush }).subarray(0, -4))),
      false,
    )
  const deflater = createDeflateRaw()
  const frames: Buffer[] = []
  let parts: Buffer[] = []
  deflater.on('data', (part: Buffer) => void parts.push(part))
  for (let n = 0; n < count; n++) {
    deflater.write(json(n))
    await new Promise<void>((done) => void deflater.flush(finishFlush, done))
    frames.push(frame(0xc1, Buffer.concat(parts).subarray(0, -4)))
    parts = []
  }
  return streamOf(frames, true)
}

/** Seconds that our reader takes. Throws where it did not see every frame. */
function ours({ chunks, frames, takeover }: Stream, inflater: OpenInflater): number {
  let n = 0
  const deflate = takeover === null ? null : { serverTakeover: takeover, clientTakeover: takeover }
  const reader = createFramesReader({ deflate, limits: LIMITS, nextNumber: () => ++n, openInflater: inflater, told: TOLD, keep: KEPT })
  let seen = 0
  const begun = performance.now()
  for (const chunk of chunks)
    for (const one of reader.push('received', chunk, 1)) seen += one.type === 'frame' ? 1 : one.type === 'frames' ? one.count : 0
  const seconds = (performance.now() - begun) / 1000
  if (seen !== frames || n !== frames) throw new Error(`our reader saw ${seen} of ${frames} frames`)
  return seconds
}

/** Seconds that the receiver of ws takes. */
async function theirs({ chunks, frames, takeover }: Stream): Promise<number> {
  const extension = takeover === null ? null : new PerMessageDeflate({ isServer: false })
  extension?.accept([takeover ? {} : { server_no_context_takeover: [true] }])
  const receiver = new Receiver({ isServer: false, ...(extension ? { extensions: { 'permessage-deflate': extension } } : {}) })
  let seen = 0
  const begun = performance.now()
  await new Promise<void>((resolve, reject) => {
    receiver.on('error', reject)
    receiver.on('message', () => {
      if (++seen === frames) resolve()
    })
    for (const chunk of chunks) receiver.write(chunk)
  })
  return (performance.now() - begun) / 1000
}

const short = (value: number) =>
  value >= 1e6 ? `${(value / 1e6).toFixed(2)} M` : value >= 1e4 ? `${Math.round(value / 1e3)} k` : value.toFixed(0)

async function compare(
  what: string,
  stream: Stream,
  inflater: OpenInflater,
  goal: number,
  runs: number,
  peerStream = stream,
): Promise<Row> {
  const us: number[] = []
  const them: number[] = []
  // Turn by turn, so that what else the machine does hits both.
  for (let run = 0; run < runs; run++) {
    us.push(ours(stream, inflater) / stream.frames)
    them.push((await theirs(peerStream)) / peerStream.frames)
  }
  const [a, b] = [figures(us).median, figures(them).median]
  const rate = (seconds: number) => `${short(1 / seconds)} frames/s, ${short(stream.bytes / stream.frames / seconds)}B/s`
  return {
    what,
    measured: `${rate(a)}, ratio ${(b / a).toFixed(2)}`,
    against: `ws ${rate(b)}`,
    goal: `≥ ${goal} × ws`,
    holds: b / a >= goal,
  }
}

/** The frame reader beside the receiver of ws on the same bytes. */
export async function benchFrames(count: number, runs: number): Promise<Row[]> {
  const text = plainText(count)
  const binary = plainBinary(Math.max(16, count >> 8))
  const [on, off] = [await deflated(count >> 3, true), await deflated(count >> 3, false)]
  // The peer takes about 10,000 compressed frames a second: a part of the same stream is enough of it.
  const part = async (takeover: boolean) => deflated(Math.min(count >> 3, 5_000), takeover)
  const [partOn, partOff] = [await part(true), await part(false)]
  return [
    await compare('frame reader, 32 B text frames', text, openInflater, 1, runs),
    await compare('frame reader, 64 KiB binary frames', binary, openInflater, 1, runs),
    await compare('frame reader, 32 B JSON, permessage-deflate with context takeover', on, openInflater, 20, runs, partOn),
    await compare('the same without context takeover', off, openInflater, 20, runs, partOff),
    await compare('with context takeover, inflated by public functions', partOn, openPublicInflater, 4, runs),
    await compare('without context takeover, inflated by public functions', partOff, openPublicInflater, 4, runs),
  ]
}
