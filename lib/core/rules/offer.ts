import { type Extension, type ExtensionFault, type ExtensionParam, parseExtensions } from '../http1/extension-list'
import type { RequestHead, ResponseHead } from '../http1/head'
import { field, members, membersEqual, repeated } from './fields'

/** The one extension whose parameters we know (RFC 7692 §7). */
export const DEFLATE = 'permessage-deflate'
/** Its parameters. */
export const DEFLATE_PARAMETERS: readonly string[] = [
  'server_no_context_takeover',
  'client_no_context_takeover',
  'server_max_window_bits',
  'client_max_window_bits',
]

type Extensions = { readonly extensions: readonly Extension[]; readonly faults: readonly ExtensionFault[] }
const read = new WeakMap<RequestHead | ResponseHead, Extensions>()

/** Which of the four lines of an upgrade a request lacked, each quoted as it should have been sent (RFC 6455 §4.1). */
export function missingForUpgrade(request: RequestHead): string[] {
  const lacked: string[] = []
  if (membersEqual(request, 'upgrade', 'websocket').length === 0) lacked.push('"Upgrade: websocket"')
  if (membersEqual(request, 'connection', 'upgrade').length === 0) lacked.push('"Connection: Upgrade"')
  if (!field(request, 'sec-websocket-version').some((line) => line.value === '13')) lacked.push('"Sec-WebSocket-Version: 13"')
  if (field(request, 'sec-websocket-key').length === 0) lacked.push('a Sec-WebSocket-Key')
  return lacked
}

/** The subprotocols a request offers, over all its lines, as spelled; empty members left out. */
export function offeredSubprotocols(request: RequestHead): string[] {
  return members(request, 'sec-websocket-protocol').map((member) => member.text)
}

/** The extensions a head names, over all its lines (RFC 6455 erratum 3433), read once a head. */
export function extensionsOf(head: RequestHead | ResponseHead): Extensions {
  const known = read.get(head)
  if (known) return known
  const extensions = parseExtensions(field(head, 'sec-websocket-extensions'))
  read.set(head, extensions)
  return extensions
}

/** The elements of a head that are permessage-deflate. */
export function deflateOf(head: RequestHead | ResponseHead): Extension[] {
  return extensionsOf(head).extensions.filter((extension) => extension.name === DEFLATE)
}

/** The value of a parameter of an extension, null when it has none, undefined when it is not there. */
export function paramOf(extension: Extension, name: string): string | null | undefined {
  return extension.params.find((param) => param.name === name)?.value
}

/** The parameters of an extension whose name stood there before. */
export function repeatedParams(extension: Extension): ExtensionParam[] {
  return repeated(extension.params, (param) => param.name)
}

/** A window size as RFC 7692 §7.1.2 writes it: 8 to 15, no leading zero; null for anything else. */
export function windowBits(value: string | null): number | null {
  return value !== null && /^(?:[89]|1[0-5])$/.test(value) ? Number(value) : null
}
