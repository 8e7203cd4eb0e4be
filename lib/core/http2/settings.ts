import { FRAME, settingName } from './names'

const FRAME_HEADER = 9
const SETTING = 6

/**
 * The settings of the SETTINGS frame that octets begin with, by name, `0x…` where we know none; a later value counts (RFC 9113 §6.5.3).
 * null when they begin with another frame, or the frame is not whole.
 */
export function firstSettings(bytes: Uint8Array): Readonly<Record<string, number>> | null {
  const [high = 0, middle = 0, low = 0, type] = bytes
  const end = FRAME_HEADER + ((high << 16) | (middle << 8) | low)
  if (type !== FRAME.SETTINGS || bytes.length < end || (end - FRAME_HEADER) % SETTING !== 0) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const settings: Record<string, number> = {}
  for (let at = FRAME_HEADER; at < end; at += SETTING) {
    settings[settingName(view.getUint16(at))] = view.getUint32(at + 2)
  }
  return settings
}
