import { concat } from '../bytes/concat'
import { copyOf } from '../bytes/copy'
import { latin1Decode } from '../bytes/latin1'
import { looksLike } from '../http1/looks-like'
import { createHttp2FrameReader, HEADER_LENGTH, type Http2Frame } from './frame-reader'
import { errorName, FLAG, FRAME, settingName } from './names'

/** What the octets of a server say about its connection, beside the streams on it. */
export type Http2Sign =
  /** Its first frame is not SETTINGS (RFC 9113 §3.4); nothing more is read. */
  | { readonly sign: 'not-http2'; readonly detail: string }
  /** Its first SETTINGS, by the names of the parameters. */
  | { readonly sign: 'settings'; readonly settings: Readonly<Record<string, number>> }
  | { readonly sign: 'goaway'; readonly code: number; readonly detail: string }
  | { readonly sign: 'reset'; readonly stream: number; readonly code: number; readonly detail: string }
  /** One of our bounds; nothing more is read. */
  | { readonly sign: 'limit'; readonly detail: string }

export type Http2Bounds = {
  /** One block of compressed fields, octets. */
  readonly blockBytes: number
  /** Frames in a row that carry neither fields nor data. */
  readonly controlFrames: number
}

/** Parameters of SETTINGS that are kept. */
const MOST_SETTINGS = 64
const BEGINNING = 80

/** Watches what a server sends on one HTTP/2 connection, in any pieces (RFC 9113 §6). What it holds is bounded. */
export function createHttp2Watch({ blockBytes, controlFrames }: Http2Bounds): { push(bytes: Uint8Array): Http2Sign[] } {
  const reader = createHttp2FrameReader()
  let beginning: Uint8Array = new Uint8Array(0)
  let known = false
  let over = false
  let settled = false
  let block = 0
  let inARow = 0

  /** The first nine octets tell whether this is HTTP/2 at all; null while they are not there. */
  function judgeBeginning(bytes: Uint8Array): Http2Sign | null {
    beginning = concat([beginning, copyOf(bytes, 0, BEGINNING - beginning.length)])
    known = beginning.length >= HEADER_LENGTH
    if (isPrefix(beginning)) return null
    over = true
    const guess = looksLike(beginning)
    const what = guess === 'unknown' || guess === 'http2-settings' ? '' : ` and looks like ${guess}`
    return { sign: 'not-http2', detail: `the answer begins ${shown(latin1Decode(beginning, 0, 40))}${what}: expected a SETTINGS frame` }
  }

  function limit(detail: string): Http2Sign {
    over = true
    return { sign: 'limit', detail }
  }

  function tell(frame: Http2Frame): Http2Sign[] {
    const signs: Http2Sign[] = []
    if (frame.type === FRAME.HEADERS || frame.type === FRAME.CONTINUATION) {
      block = frame.type === FRAME.HEADERS ? frame.length : block + frame.length
      if (block > blockBytes) return [limit(`the compressed fields of an answer are more than ${blockBytes} octets`)]
    }
    // A server that only takes what we send answers with many of WINDOW_UPDATE, and they cost nothing.
    if (frame.type === FRAME.HEADERS || (frame.type === FRAME.DATA && frame.length > 0)) inARow = 0
    else if (frame.type !== FRAME.WINDOW_UPDATE) inARow++
    if (inARow > controlFrames) return [limit(`more than ${controlFrames} frames of HTTP/2 in a row carried neither fields nor data`)]
    if (frame.type === FRAME.SETTINGS && !settled && (frame.flags & FLAG.ACK) === 0) {
      settled = true
      signs.push({ sign: 'settings', settings: settingsOf(frame) })
    }
    if (frame.type === FRAME.GOAWAY && frame.payload.length >= 8) {
      const code = uint32(frame.payload, 4)
      const debug = latin1Decode(frame.payload, 8)
      signs.push({ sign: 'goaway', code, detail: `GOAWAY with ${errorName(code)}${debug === '' ? '' : `, ${shown(debug.slice(0, 120))}`}` })
    }
    if (frame.type === FRAME.RST_STREAM && frame.payload.length === 4) {
      const code = uint32(frame.payload, 0)
      signs.push({ sign: 'reset', stream: frame.stream, code, detail: `RST_STREAM with ${errorName(code)}` })
    }
    return signs
  }

  return {
    push(bytes) {
      if (over) return []
      if (!known) {
        const wrong = judgeBeginning(bytes)
        if (wrong !== null) return [wrong]
      }
      const signs: Http2Sign[] = []
      for (const frame of reader.push(bytes)) {
        signs.push(...tell(frame))
        if (over) break
      }
      return signs
    },
  }
}

/** Whether octets are, or may become, the header of a SETTINGS frame: type 4, no ACK, stream 0. */
function isPrefix(bytes: Uint8Array): boolean {
  const wanted = [0, null, null, FRAME.SETTINGS, 0, 0, 0, 0, 0]
  const fits = wanted.every((octet, at) => at >= bytes.length || octet === null || bytes[at] === octet)
  return fits && (bytes.length < 3 || (((bytes[1] ?? 0) << 8) | (bytes[2] ?? 0)) % 6 === 0)
}

function settingsOf({ payload }: Http2Frame): Record<string, number> {
  const settings: Record<string, number> = {}
  for (let at = 0; at + 6 <= Math.min(payload.length, MOST_SETTINGS * 6); at += 6)
    settings[settingName(((payload[at] ?? 0) << 8) | (payload[at + 1] ?? 0))] = uint32(payload, at + 2)
  return settings
}

function uint32(bytes: Uint8Array, at: number): number {
  return new DataView(bytes.buffer, bytes.byteOffset).getUint32(at)
}

/** A text of the server in quotes, controls as `\xNN`. */
function shown(text: string): string {
  return `"${Array.from(text, (char) => {
    const code = char.charCodeAt(0)
    return code < 0x20 || code >= 0x7f ? `\\x${code.toString(16).padStart(2, '0')}` : char
  }).join('')}"`
}
