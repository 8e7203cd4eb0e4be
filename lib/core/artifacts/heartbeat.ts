import { utf8Decode } from '../bytes/utf8'
import { OPCODE } from '../spec/opcodes'

/** No heartbeat is longer. */
const LONGEST = 64
/** A word, JSON with a type of that name, a packet of Engine.IO, a message of SignalR (with its record separator), a line feed of STOMP. */
const HEARTBEATS: readonly RegExp[] = [
  /^"?(?:ping|pong|heartbeat)"?$/i,
  /^\{\s*"(?:type|op|event|action|method)"\s*:\s*"(?:ping|pong|heartbeat)"/i,
  /^[23]$/,
  /^\{"type":6\}.?$/,
  /^\r?\n$/,
]

/** Whether a text message only keeps the connection alive, by the forms of widespread protocols. */
export function isHeartbeat(message: { readonly opcode: number; readonly payload: Uint8Array; readonly length: number }): boolean {
  if (message.opcode !== OPCODE.TEXT || message.length === 0 || message.length > LONGEST) return false
  const text = utf8Decode(message.payload)
  return text !== null && HEARTBEATS.some((form) => form.test(text))
}
