import type { ConnectionEvent } from '../connection/event'
import type { Frame } from '../frames/frame'
import { type Utf8Fault, utf8Fault } from '../frames/utf8-fault'
import { OPCODE } from '../spec/opcodes'
import { again, type FramePoint, framePoint, type Occurrence } from './frame-point'
import { isHeartbeat } from './heartbeat'

/** What the messages of one direction that are told one by one look like (`FramesReaderOptions.told`); the first eight always are. */
export type MessageNotes = {
  /** Where the first text that is none breaks, counted in its message; null too where that octet was not kept. */
  readonly text: { readonly frame: FramePoint; readonly fault: Utf8Fault; readonly compressed: boolean } | null
  /** Messages that exist to keep the connection alive. */
  readonly heartbeat: Occurrence | null
  /** Compressed messages that are no shorter than they were. */
  readonly inVain: (Occurrence & { readonly plain: number }) | null
  /** Compressed messages whose first block is the final one of a DEFLATE stream (RFC 7692 §7.2.3.4). */
  readonly finalBlock: Occurrence | null
  /** Compressed messages that inflate to more than our limit. */
  readonly tooLarge: Occurrence | null
  /** Masking keys that can be guessed: of zeros only, or the one of the frame before. */
  readonly zeroKey: Occurrence | null
  readonly sameKey: Occurrence | null
}

type MessageEvent = Extract<ConnectionEvent, { type: 'message' }>

/** Each gives whether there is something new to tell. */
export type MessageNotesWatch = {
  frame(frame: Frame): boolean
  message(message: MessageEvent): boolean
  readonly seen: MessageNotes
}

const BFINAL = 1
const NONE: MessageNotes = { text: null, heartbeat: null, inVain: null, finalBlock: null, tooLarge: null, zeroKey: null, sameKey: null }

export function createMessageNotes(): MessageNotesWatch {
  let seen = NONE
  /** The newest frame of a message, and that in which a text broke. */
  let last: Frame | null = null
  let broken: Frame | null = null
  let key: Uint8Array | null = null

  const note = (more: Partial<MessageNotes>): true => {
    seen = { ...seen, ...more }
    return true
  }

  function keyOf(frame: Frame): boolean {
    const before = key
    key = frame.maskingKey ?? key
    if (frame.maskingKey === null || frame.length === 0) return false
    if (frame.maskingKey.every((octet) => octet === 0)) return note({ zeroKey: again(seen.zeroKey, frame) })
    const isSame = before?.every((octet, at) => octet === frame.maskingKey?.[at]) === true
    return isSame && note({ sameKey: again(seen.sameKey, frame) })
  }

  function compressed(message: MessageEvent, frame: Frame): boolean {
    let told = false
    if (message.truncated && !frame.truncated) told = note({ tooLarge: again(seen.tooLarge, frame) })
    if (message.from !== message.to) return told
    if (((frame.payload[0] ?? 0) & BFINAL) !== 0) told = note({ finalBlock: again(seen.finalBlock, frame) })
    if (!message.truncated && message.length > 0 && frame.length >= message.length && inflated(frame))
      told = note({ inVain: { plain: seen.inVain?.plain ?? message.length, ...again(seen.inVain, frame) } })
    return told
  }

  return {
    frame(frame) {
      if (!frame.complete) return false
      if (frame.opcode <= OPCODE.BINARY) {
        last = frame
        if (frame.opcode !== OPCODE.CONTINUATION) broken = null
        if (isBroken(frame)) broken = frame
      }
      return keyOf(frame)
    },
    message(message) {
      const frame = last
      if (frame === null || frame.n !== message.to) return false
      let told = false
      if (message.compressed) told = compressed(message, frame)
      if (seen.text === null && broken !== null && broken.n >= message.from) {
        const fault = utf8Fault(message.payload)
        // Of a message that was kept in part the fault may stand behind that part.
        if (fault !== null && !(message.truncated && fault.kind === 'cut'))
          told = note({ text: { frame: framePoint(broken), fault, compressed: message.compressed } })
      }
      if (isHeartbeat(message)) told = note({ heartbeat: again(seen.heartbeat, frame) })
      return told
    },
    get seen() {
      return seen
    },
  }
}

const inflated = ({ violations }: Frame) => !violations.includes('inflate-failed') && !violations.includes('takeover-broken')
const isBroken = ({ violations }: Frame) => violations.includes('invalid-utf8') || violations.includes('utf8-cut')
