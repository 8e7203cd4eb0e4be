import { base64Encode } from '../bytes/base64'
import { readClosePayload } from '../frames/close-payload'
import type { FrameDraft } from '../frames/frame-draft'
import { closeCode } from '../spec/close-codes'
import { OPCODE } from '../spec/opcodes'
import type { ConnectionEvent } from './event'

export type RespondPolicy = { readonly answerPings: boolean; readonly echoClose: boolean }

export type Responder = {
  /** Frames the policy wants sent after these events: one pong for the newest ping, one echo of the Close. */
  push(events: readonly ConnectionEvent[]): FrameDraft[]
  /** What is answered from now on; fields that are not given stay. */
  change(policy: Partial<RespondPolicy>): void
  readonly policy: RespondPolicy
}

const PROTOCOL_ERROR = 1002

/**
 * Decides what the endpoint's frames are answered with (RFC 6455 §5.5): a pong with the ping's payload (only the newest of
 * several, as §5.5.3 allows), a Close with the same code. Nothing is answered once we sent a Close ourselves.
 */
export function createResponder(initial: RespondPolicy): Responder {
  let policy = initial
  let closed = false
  let hop = 0
  return {
    push(events) {
      let ping: Uint8Array | null = null
      let close: FrameDraft | null = null
      for (const event of events) {
        if (event.hop > hop) {
          hop = event.hop
          closed = false
        }
        if (event.type !== 'frame' || closed || !event.frame.complete) continue
        const { direction, opcode, payload, length } = event.frame
        if (direction === 'sent') {
          if (opcode === OPCODE.CLOSE) closed = true
        } else if (opcode === OPCODE.PING && policy.answerPings && length <= 125) {
          ping = payload
        } else if (opcode === OPCODE.CLOSE && policy.echoClose) {
          close = echo(payload)
          closed = true
        }
      }
      const pong: FrameDraft | null = ping && { opcode: 'pong', base64: base64Encode(ping) }
      return [pong, close].filter((draft): draft is FrameDraft => draft !== null)
    },
    change({ answerPings = policy.answerPings, echoClose = policy.echoClose }) {
      policy = { answerPings, echoClose }
    },
    get policy() {
      return policy
    },
  }
}

/** §5.5.1 and §7.1.5: the same code, without the reason; a payload that is no legal one is answered with 1002. */
function echo(payload: Uint8Array): FrameDraft {
  if (payload.length === 0) return { opcode: 'close' }
  const { code } = readClosePayload(payload)
  return { opcode: 'close', code: code !== null && closeCode(code).mayTravel ? code : PROTOCOL_ERROR }
}
