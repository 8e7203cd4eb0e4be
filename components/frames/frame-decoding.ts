import { type DecodeContext, decode } from '@/lib/core/decoders'
import { frameOctets } from '@/lib/core/report/first-messages'
import type { FrameView } from '@/lib/core/report/view'

/** What decoders may know of a session besides one payload. */
export type SessionContext = Pick<DecodeContext, 'subprotocol' | 'path' | 'first'>

/** Shown by themselves: their text says it best. */
const PLAIN = new Set(['text', 'json', 'hex'])
/** Octets a line is made of. */
const MOST_LINE = 4_096
const BINARY = 2

export function frameContext({ opcode, direction, truncated }: FrameView, session: SessionContext): DecodeContext {
  return { opcode, direction, truncated, ...session }
}

const lines = new WeakMap<FrameView, { readonly session: SessionContext; readonly line: string | null }>()

/** What a frame is in its protocol, in one line; null where its text says it best. Remembered: rows are drawn again and again. */
export function decodedLine(frame: FrameView, session: SessionContext): string | null {
  const known = lines.get(frame)
  if (known?.session === session) return known.line
  const line = lineOf(frame, session)
  lines.set(frame, { session, line })
  return line
}

function lineOf(frame: FrameView, session: SessionContext): string | null {
  if (frame.opcode > BINARY || frame.length === 0) return null
  const octets = frameOctets(frame)
  const context = frameContext(frame, session)
  const { decoder, summary } = decode(octets.subarray(0, MOST_LINE), octets.length > MOST_LINE ? { ...context, truncated: true } : context)
  return PLAIN.has(decoder) ? null : (summary ?? null)
}
