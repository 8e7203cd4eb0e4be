import 'server-only'
import { InputError } from '@/lib/core/errors/errors'
import { frameAsTravelled } from '@/lib/core/report/frame-octets'
import type { AttemptView, FrameView } from '@/lib/core/report/view'
import { liveSession } from '@/lib/server/attempts/hub'
import { readAttemptView } from '@/lib/server/attempts/read'
import { stored } from '@/lib/server/attempts/read-frames'
import type { Caller } from '@/lib/server/auth/authorise'
import packageJson from '@/package.json'
import type { ExportedFile } from './exported-file'
import { harAround, harMessage } from './har'
import { isTextFormat, type TextFormat, textExport } from './text'

const FRAME_FORMATS = ['jsonl', 'har', 'raw', 'raw-sent'] as const
type FrameFormat = (typeof FRAME_FORMATS)[number]
export type ExportFormat = FrameFormat | TextFormat

/** Octets of payload read at a time, and of one payload at most: what the session kept of a message. */
const WINDOW_BYTES = 4 * 1024 * 1024
const MOST_FRAMES = 1_000
const MOST_PAYLOAD = 16 * 1024 * 1024

const TYPES: Readonly<Record<FrameFormat, readonly [extension: string, type: string]>> = {
  jsonl: ['jsonl', 'application/jsonl'],
  har: ['har', 'application/json'],
  raw: ['received.bin', 'application/octet-stream'],
  'raw-sent': ['sent.bin', 'application/octet-stream'],
}

/**
 * An attempt as a file: its frames, all of them, read window by window from the store as it is downloaded, or a text made of its view.
 * Secrets are masked, or variables of a command.
 * Throws NotFoundError, InputError.
 */
export async function exportAttempt(caller: Caller, id: string, format: ExportFormat, signal: AbortSignal): Promise<ExportedFile> {
  await liveSession(caller, id)?.flush()
  const view = await readAttemptView(caller, id)
  if (isTextFormat(format)) return textExport(view, format)
  const [extension, type] = TYPES[format]
  const { framesSent, framesReceived } = view.counts
  if (framesSent + framesReceived === 0 && format !== 'har')
    throw new InputError('nothing-to-export', 'No frame travelled on this attempt: there is nothing to export', [
      { path: 'format', message: 'Only har has something to say of an attempt without frames' },
    ])
  return { name: `sockscope-${id}.${extension}`, type, pieces: piecesOf(caller, view, format, signal) }
}

async function* piecesOf(caller: Caller, view: AttemptView, format: FrameFormat, signal: AbortSignal): AsyncGenerator<string | Uint8Array> {
  const frames = framesOf(caller, view, signal)
  if (format === 'jsonl') {
    for await (const window of frames) yield window.map((frame) => `${JSON.stringify(frame)}\n`).join('')
    return
  }
  if (format === 'har') {
    const [before, after] = harAround(view, { name: 'Sockscope', version: packageJson.version })
    const begun = Date.parse(view.createdAt)
    let separator = ''
    yield before
    for await (const window of frames)
      for (const frame of window) {
        const message = harMessage(frame, begun)
        if (message === null) continue
        yield `${separator}${JSON.stringify(message)}`
        separator = ','
      }
    yield after
    return
  }
  const direction = format === 'raw' ? 'received' : 'sent'
  for await (const window of frames) for (const frame of window) if (frame.direction === direction) yield frameAsTravelled(frame)
}

/** All frames, in windows that hold about as many octets whatever the frames' size. */
export async function* framesOf(caller: Caller, view: AttemptView, signal: AbortSignal): AsyncGenerator<readonly FrameView[]> {
  const { framesSent, framesReceived, bytesSent, bytesReceived } = view.counts
  const total = framesSent + framesReceived
  const average = Math.max(1, (bytesSent + bytesReceived) / Math.max(1, total))
  const size = Math.min(MOST_FRAMES, Math.max(1, Math.floor(WINDOW_BYTES / average)))
  for (let from = 1; from <= total && !signal.aborted; from += size) {
    const numbers = Array.from({ length: Math.min(size, total - from + 1) }, (_, at) => from + at)
    yield await stored(caller, view.id, numbers, MOST_PAYLOAD, signal)
  }
}
