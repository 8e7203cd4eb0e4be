import { askedForUpgrade } from './asked'
import type { Look, Seen } from './look'

/** What WebSocket libraries write to a request without the upgrade: their own words, never a proxy's. */
const WORDS = new RegExp(
  [
    '^\\s{0,8}Upgrade Required\\s{0,8}$',
    'Can "Upgrade" only to "WebSocket"',
    '"Connection" (?:header )?must be "upgrade"',
    'You cannot access a WebSocket server directly',
    'missing (?:Connection|Upgrade) header',
    'No (?:WebSocket UPGRADE|CONNECTION upgrade) hdr',
    'WebSocket protocol violation: (?:Connection|Upgrade) header',
    'not websocket protocol',
    "header did not include '?(?:upgrade|websocket)",
    'only WS connections accepted here',
    'Not a (?:valid )?websocket request',
    '"message":"Bad request"',
    'Connection ID required',
    'websocket: the client is not using the websocket protocol',
  ].join('|'),
  'i',
)
const KEY = /^[A-Za-z0-9+/]{22}==$/

/**
 * The server behind says that no upgrade arrived, though the request had one: its library's own words, or a status that can mean
 * nothing else where version and key are in order. null for a proxy's page, which has its name in it, and where nothing was asked.
 */
export function upgradeMissed(look: Look): Seen | null {
  const { status } = look
  if (status !== 400 && status !== 404 && status !== 426) return null
  // A handshake that is wrong elsewhere may be answered so without any proxy.
  const { method, version } = look.request?.start ?? {}
  if (!askedForUpgrade(look) || method !== 'GET' || version !== 'HTTP/1.1') return null
  if (look.sent('sec-websocket-version') !== '13' || !KEY.test(look.sent('sec-websocket-key') ?? '')) return null
  const words = look.bodyHas(WORDS)
  if (words) return words
  const gorilla = status === 400 && look.body === 'Bad Request\n' && look.header('sec-websocket-version') === '13'
  if (gorilla) return look.seen('The answer is gorilla/websocket’s to a request without the upgrade, with its Sec-Websocket-Version', true)
  return look.seen('The answer asks for the upgrade that the request had', status === 426 && !/<html/i.test(look.body))
}

/** The request had both fields of the upgrade. Ours, so broad. */
export function upgradeSent(look: Look): Seen | null {
  return look.broad(look.seen('We sent Connection: Upgrade and Upgrade: websocket', askedForUpgrade(look)))
}
