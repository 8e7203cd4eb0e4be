/** Frame types (RFC 9113 §6) that are looked at. */
export const FRAME = { DATA: 0, HEADERS: 1, RST_STREAM: 3, SETTINGS: 4, PING: 6, GOAWAY: 7, WINDOW_UPDATE: 8, CONTINUATION: 9 } as const
export const FLAG = { ACK: 0x01, END_HEADERS: 0x04 } as const

const SETTINGS: Readonly<Record<number, string>> = {
  1: 'HEADER_TABLE_SIZE',
  2: 'ENABLE_PUSH',
  3: 'MAX_CONCURRENT_STREAMS',
  4: 'INITIAL_WINDOW_SIZE',
  5: 'MAX_FRAME_SIZE',
  6: 'MAX_HEADER_LIST_SIZE',
  8: 'ENABLE_CONNECT_PROTOCOL',
  9: 'NO_RFC7540_PRIORITIES',
}

const ERRORS = [
  'NO_ERROR',
  'PROTOCOL_ERROR',
  'INTERNAL_ERROR',
  'FLOW_CONTROL_ERROR',
  'SETTINGS_TIMEOUT',
  'STREAM_CLOSED',
  'FRAME_SIZE_ERROR',
  'REFUSED_STREAM',
  'CANCEL',
  'COMPRESSION_ERROR',
  'CONNECT_ERROR',
  'ENHANCE_YOUR_CALM',
  'INADEQUATE_SECURITY',
  'HTTP_1_1_REQUIRED',
] as const

/** The name of a parameter of SETTINGS (RFC 9113 §6.5.2, RFC 8441 §3, RFC 9218 §2.1), or its number such as `0x2a`. */
export function settingName(id: number): string {
  return SETTINGS[id] ?? `0x${id.toString(16)}`
}

/** The name of an error code (RFC 9113 §7), or its number such as `0x2a`. */
export function errorName(code: number): string {
  return ERRORS[code] ?? `0x${code.toString(16)}`
}
