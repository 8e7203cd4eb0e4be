import { parseTarget } from '../handshake/target'
import type { Importer } from './import-result'
import { findPlaceholders } from './placeholders'
import {
  basic,
  type CommandReader,
  type CommandSink,
  fileSentence,
  headerOption,
  noteUnknown,
  readCommandsOf,
  setLine,
} from './shell/command-draft'
import { programPattern } from './shell/find-commands'
import { type OptionTable, readOptions } from './shell/read-options'
import type { Word } from './shell/word'

const START = programPattern('websocat[134]?')
/** `--help=full` of websocat 1.14. */
const TABLE: OptionTable = {
  short: {
    e: 'set-environment',
    E: 'exit-on-eof',
    '0': 'null-terminated',
    '1': 'one-message',
    q: 'quiet',
    s: 'server-mode',
    S: 'strict',
    k: 'insecure',
    u: 'unidirectional',
    U: 'unidirectional-reverse',
    V: 'version',
    v: 'verbose',
    b: 'binary',
    n: 'no-close',
    t: 'text',
    B: 'buffer-size',
    H: 'header',
    X: 'request-method',
    F: 'static-file',
    h: 'help',
  },
  withValue: new Set(
    (
      'socks5 autoreconnect-delay-millis basic-auth basic-auth-file queue-len buffer-size header server-header header-to-env ' +
      'just-generate-accept max-messages max-messages-rev conncap origin pkcs12-der pkcs12-passwd client-pkcs12-der client-pkcs12-passwd ' +
      'request-header request-method request-uri restrict-uri static-file socks5-bind-script socks5-destination tls-domain ' +
      'udp-multicast udp-multicast-iface-v4 udp-multicast-iface-v6 udp-ttl protocol server-protocol websocket-version binary-prefix ' +
      'text-prefix ws-c-uri ping-interval ping-timeout preamble preamble-reverse close-reason close-status-code header-file ' +
      'max-ws-frame-length max-ws-message-length stdin-backpressure-timeout exec-args help'
    ).split(' '),
  ),
  flags: new Set(
    (
      'set-environment exit-on-eof jsonrpc jsonrpc-omit-jsonrpc null-terminated one-message oneshot quiet server-mode strict insecure ' +
      'unidirectional unidirectional-reverse version verbose binary no-close text base64 base64-text no-line no-fixups async-stdio ' +
      'no-async-stdio print-ping-rtts linemode-strip-newlines linemode-strict no-exit-on-zeromsg websocket-ignore-zeromsg dump-spec ' +
      'compress-deflate compress-gzip compress-zlib uncompress-deflate uncompress-gzip uncompress-zlib exit-on-specific-byte ' +
      'client-side-certificates'
    ).split(' '),
  ),
}

/** Reads command lines of websocat (github.com/vi/websocat), as a client. */
export const websocat: Importer = {
  format: 'websocat',
  title: 'websocat command',
  detect: (text) => START.test(text.slice(0, 20_000)),
  read: (text) => readCommandsOf('websocat', 'websocat', START, text, readOne),
}

const readOne: CommandReader = ({ words, end }, state, sink) => {
  const [program, ...rest] = words
  const { options, operands, unknown, problems } = readOptions(rest, TABLE)
  for (const problem of problems) sink.problem(problem.message, problem)
  noteUnknown(unknown, sink)
  let serves = false
  for (const option of options) {
    const { name, value, written } = option
    switch (name) {
      case 'header':
        headerOption(option, state, sink)
        break
      case 'basic-auth':
        setLine(state, 'Authorization', basic(value))
        break
      case 'origin':
        setLine(state, 'Origin', value)
        break
      case 'protocol':
        state.protocols.push(value)
        break
      case 'websocket-version':
        setLine(state, 'Sec-WebSocket-Version', value)
        break
      case 'insecure':
        state.network.verify = false
        break
      case 'tls-domain':
        state.network.serverName = value
        break
      case 'socks5':
        // Names are resolved by the proxy.
        state.network.proxy = `socks5h://${value}`
        break
      case 'preamble':
        state.sendOnOpen.push({ opcode: 'text', text: value })
        break
      case 'server-mode':
        serves = true
        sink.problem(`${written} makes websocat a server: expected a ws:// or wss:// URL to connect to`, option)
        break
      case 'basic-auth-file':
      case 'header-file':
      case 'pkcs12-der':
      case 'client-pkcs12-der':
        sink.problem(fileSentence(written, value), option)
        break
      case 'ping-interval':
      case 'ping-timeout':
        sink.note('option-ignored', `${written} is left out: Pings are sent from the open session`)
        break
    }
  }
  const url = addressOf(operands, state, sink)
  if (url !== null) state.url = url.text
  else if (!serves) sink.problem('The command has no ws:// or wss:// URL: expected one', { start: program?.start ?? 0, end })
  const read = url === null ? null : parseTarget(url.text)
  if (url === null || read === null || read.ok || findPlaceholders({ url: url.text }).length > 0) return
  sink.problem(read.problem.message, url)
  delete state.url
}

/** The URL among the operands, overlays such as `autoreconnect:` removed. After `-H` websocat takes further words for headers, too. */
function addressOf(operands: readonly Word[], state: Parameters<CommandReader>[1], sink: CommandSink): Word | null {
  let url: Word | null = null
  for (const word of operands) {
    const at = word.text.search(/wss?:\/\//i)
    const overlay = /^(?:[a-z0-9-]{1,40}:){0,8}$/i.test(word.text.slice(0, Math.max(at, 0)))
    if (at !== -1 && overlay && url === null) {
      url = { ...word, text: word.text.slice(at) }
      if (at > 0) sink.note('overlay-ignored', `${word.text.slice(0, at)} before the URL is left out: it has no counterpart here`)
    } else if (/^(?:ws-l|ws-listen|listen-ws|l-ws):/.test(word.text))
      sink.problem(`"${word.text.slice(0, 60)}" waits for connections: expected a URL to connect to`, word)
    else if (/^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}: /.test(word.text))
      headerOption({ name: 'header', value: word.text, written: '-H', start: word.start, end: word.end }, state, sink)
    else if (word.text !== '-') sink.note('operands-ignored', `"${word.text.slice(0, 60)}" is left out: only the connection is read`)
  }
  return url
}
