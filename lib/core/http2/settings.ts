const SETTINGS = 4
const FRAME_HEADER = 9
const SETTING = 6

/** Identifiers of settings by the names of their parameters (RFC 9113 §6.5.2, RFC 8441 §3). */
const NAMES: Readonly<Record<number, string>> = {
  1: 'HEADER_TABLE_SIZE',
  2: 'ENABLE_PUSH',
  3: 'MAX_CONCURRENT_STREAMS',
  4: 'INITIAL_WINDOW_SIZE',
  5: 'MAX_FRAME_SIZE',
  6: 'MAX_HEADER_LIST_SIZE',
  8: 'ENABLE_CONNECT_PROTOCOL',
}

/**
 * The settings of the SETTINGS frame that octets begin with, by name, `0x…` where we know none; a later value counts (RFC 9113 §6.5.3).
 * null when they begin with another frame, or the frame is not whole.
 */
export function firstSettings(bytes: Uint8Array): Readonly<Record<string, number>> | null {
  const [high = 0, middle = 0, low = 0, type] = bytes
  const end = FRAME_HEADER + ((high << 16) | (middle << 8) | low)
  if (type !== SETTINGS || bytes.length < end || (end - FRAME_HEADER) % SETTING !== 0) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const settings: Record<string, number> = {}
  for (let at = FRAME_HEADER; at < end; at += SETTING) {
    const identifier = view.getUint16(at)
    settings[NAMES[identifier] ?? `0x${identifier.toString(16)}`] = view.getUint32(at + 2)
  }
  return settings
}
