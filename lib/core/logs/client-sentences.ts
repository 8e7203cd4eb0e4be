import { CLIENTS } from '../clients'
import type { ClientProfile } from '../clients/profile'
import { faultOf } from './handshake-faults'
import type { LogKind, LogSentence } from './log-kind'
import { refusedWith } from './refused-with'

/** What is said by other programs too: only beside a word of the client. */
const WEAK: Readonly<Record<string, RegExp>> = {
  jdk: /java\.net\.http|jdk\.internal\.net\.http|WebSocketHandshakeException/,
  wsproto: /wsproto|LocalProtocolError|RemoteProtocolError/,
  'websocket-client': /websocket/i,
  aiohttp: /aiohttp|WSServerHandshakeError/,
  websockets: /websockets|InvalidStatus|InvalidHandshake|InvalidHeader|InvalidMessage|NegotiationError/,
  tyrus: /tyrus|javax\.websocket|jakarta\.websocket/i,
}
/** Words that name nothing of a handshake. */
const TOO_COMMON =
  /^(Invalid header|list index out of range|Invalid initialization option|EOF reached while reading|Unexpected subprotocol:?|unrecognized (extension|subprotocol)|Authentication failed\.|invalid literal.*|%d format.*|'utf-8' codec.*|Bad HTTP message|malformed .*|Invalid status line.*|Invalid header (name|value).*|Window size.*|websocket: bad handshake)$/

/** The words a client was measured to print, each as a sentence of a log. */
export const clientSentences: LogKind = {
  id: 'client-sentences',
  title: 'A WebSocket client',
  sentences: CLIENTS.flatMap(sentencesOf),
  clues: [],
}

function sentencesOf(client: ClientProfile): LogSentence[] {
  return client.refuses.flatMap(({ says, on }) => {
    const words = says?.trimEnd().replace(/, url=.*$/, '')
    const [rule = ''] = on
    if (words === undefined || TOO_COMMON.test(words) || words.includes('not implemented')) return []
    const isStatus = rule.startsWith('response/status-101') || /^trait\/(continue|early)/.test(rule)
    const fault = isStatus ? null : faultOf(rule)
    if (!isStatus && fault === null) return []
    const statusOf = (match: RegExpExecArray) => Number(match.groups?.status ?? /\b([1-5]\d\d)\b/.exec(words)?.[1] ?? '101')
    const context = WEAK[client.id]
    return [
      {
        id: isStatus ? 'refused' : (fault?.id ?? ''),
        pattern: patternOf(words),
        ...(context === undefined ? {} : { context }),
        says: (match) => (fault === null ? `${client.title}: ${refusedWith(statusOf(match)).says}` : `${client.title}: ${fault.says}`),
        confidence: isStatus ? 'certain' : 'likely',
        basis: client.how === 'measured' ? 'measured' : 'source',
        layer: (match) => fault?.layer ?? refusedWith(statusOf(match)).layer,
        cause: (match) => fault?.cause ?? refusedWith(statusOf(match)).cause,
        remedy: (match) => fault?.remedy ?? refusedWith(statusOf(match)).remedy,
        source: `${client.how === 'measured' ? 'measured on' : 'read in'} ${client.title} ${client.version}`,
        examples: [],
      } satisfies LogSentence,
    ]
  })
}

/** A pattern for words with `{status}`, `{Field}` and `…` in them. */
function patternOf(words: string): RegExp {
  const source = words
    .split(/(\{[A-Za-z-]+\}|…)/)
    .map((part) => {
      if (part === '{status}') return '(?<status>\\d{3})'
      if (/^\{[A-Za-z-]+\}$/.test(part) || part === '…') return '[^\\r\\n]{0,200}'
      return part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    })
    .join('')
  // The end of a status is the end of the number; the last point of a sentence may be missing.
  return new RegExp(source.replace(/\\\.$/, '\\.?').replace(/\)$/, ')(?!\\d)'))
}
