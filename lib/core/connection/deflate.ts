import { parseExtensions } from '../http1/extension-list'
import type { RequestHead, ResponseHead } from '../http1/head'
import { linesNamed } from '../http1/list-field'
import { lowerAscii } from '../spec/grammar'

/** What was agreed on for permessage-deflate (RFC 7692 §7.1), as far as it decides how messages are read. */
export type DeflateAgreement = {
  /** Messages of the server, and of the client, may refer back to earlier ones. */
  readonly serverTakeover: boolean
  readonly clientTakeover: boolean
  /** Bits of the window that messages of the server, and of the client, may refer back in (§7.1.2); absent: all 15. */
  readonly serverBits?: number
  readonly clientBits?: number
}

const FIELD = 'sec-websocket-extensions'
const NAME = 'permessage-deflate'

/**
 * What both heads agree on, or null. It counts as agreed when the request offered permessage-deflate and the response names
 * it; its parameters are read as they are, since what is wrong with them is a finding and the server uses them all the same.
 */
export function readDeflate(request: RequestHead | null, response: ResponseHead): DeflateAgreement | null {
  if (request === null || named(request) === undefined) return null
  const accepted = named(response)
  if (accepted === undefined) return null
  const has = (name: string) => accepted.params.some((param) => lowerAscii(param.name) === name)
  const bits = (name: string) => accepted.params.find((param) => lowerAscii(param.name) === name)?.value ?? ''
  const serverBits = windowBits(bits('server_max_window_bits'))
  const clientBits = windowBits(bits('client_max_window_bits'))
  return {
    serverTakeover: !has('server_no_context_takeover'),
    clientTakeover: !has('client_no_context_takeover'),
    ...(serverBits === null ? {} : { serverBits }),
    ...(clientBits === null ? {} : { clientBits }),
  }
}

/** A window smaller than the largest; null for none, and for what is no number of bits. */
function windowBits(value: string): number | null {
  return /^(?:[89]|1[0-4])$/.test(value) ? Number(value) : null
}

function named(head: RequestHead | ResponseHead) {
  return parseExtensions(linesNamed(head, FIELD)).extensions.find((extension) => lowerAscii(extension.name) === NAME)
}
