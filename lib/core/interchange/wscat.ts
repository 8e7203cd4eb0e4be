import { parseTarget } from '../handshake/target'
import { proxyOf } from './curl/proxy-option'
import type { Importer } from './import-result'
import { findPlaceholders } from './placeholders'
import { basic, type CommandReader, fileSentence, headerOption, noteUnknown, readCommandsOf, setLine } from './shell/command-draft'
import { programPattern } from './shell/find-commands'
import { type OptionTable, readOptions } from './shell/read-options'

const START = programPattern('wscat')
/** bin/wscat of versions 1 to 6. */
const TABLE: OptionTable = {
  short: {
    l: 'listen',
    c: 'connect',
    p: 'protocol',
    o: 'origin',
    x: 'execute',
    w: 'wait',
    s: 'subprotocol',
    n: 'no-check',
    H: 'header',
    P: 'show-ping-pong',
    L: 'location',
    V: 'version',
    h: 'help',
  },
  withValue: new Set(
    'listen connect protocol origin execute wait host subprotocol header auth ca cert key passphrase proxy max-redirects'.split(' '),
  ),
  flags: new Set('no-check no-color slash show-ping-pong location version help'.split(' ')),
}

/** Reads command lines of wscat (github.com/websockets/wscat). */
export const wscat: Importer = {
  format: 'wscat',
  title: 'wscat command',
  detect: (text) => START.test(text.slice(0, 20_000)),
  read: (text) => readCommandsOf('wscat', 'wscat', START, text, readOne),
}

const readOne: CommandReader = ({ words, end }, state, sink) => {
  const [program, ...rest] = words
  const { options, operands, unknown, problems } = readOptions(rest, TABLE)
  for (const problem of problems) sink.problem(problem.message, problem)
  noteUnknown(unknown, sink)
  let wait: number | undefined
  for (const option of options) {
    const { name, value, written } = option
    switch (name) {
      case 'connect':
        state.url = /^\w+:\/\//.test(value) || value.startsWith('{{') ? value : `ws://${value}`
        break
      case 'listen':
        sink.problem(`${written} ${value} makes wscat a server: expected -c with the URL to connect to`, option)
        break
      case 'header':
        headerOption(option, state, sink)
        break
      case 'auth':
        setLine(state, 'Authorization', basic(value))
        break
      case 'host':
        setLine(state, 'Host', value)
        break
      case 'origin':
        setLine(state, 'Origin', value)
        break
      case 'protocol':
        setLine(state, 'Sec-WebSocket-Version', value)
        break
      case 'subprotocol':
        state.protocols.push(...value.split(',').map((one) => one.trim()))
        break
      case 'no-check':
        state.network.verify = false
        break
      case 'ca':
      case 'cert':
      case 'key':
        sink.problem(fileSentence(written, value), option)
        break
      case 'proxy': {
        const { proxy, kind } = proxyOf({ proxy: value })
        if (proxy !== null) state.network.proxy = proxy
        else if (kind !== undefined)
          sink.note('proxy-left-out', `The proxy is of the kind ${kind}: expected http, https or socks5, so it is left out`)
        break
      }
      case 'execute':
        state.sendOnOpen.push({ opcode: 'text', text: value })
        break
      case 'wait':
        wait = seconds(value)
        if (wait === undefined && value !== '-1') sink.problem(`${written} is "${value}": expected a number of seconds`, option)
        break
      case 'location':
      case 'max-redirects':
        sink.note('redirects-not-followed', `${written} is left out: a redirect is shown with where it leads, and followed when you say so`)
        break
      case 'passphrase':
        sink.note('option-ignored', `${written} is left out: it opens a key file, which is not read`)
        break
    }
  }
  if (state.sendOnOpen.length > 0 && wait !== undefined) state.closeAfterMs = wait
  if (operands.length > 0)
    sink.note(
      'operands-ignored',
      `Left out, as wscat does: ${operands
        .slice(0, 5)
        .map((word) => word.text.slice(0, 60))
        .join(' ')}`,
    )
  checkUrl(
    state,
    sink,
    { start: program?.start ?? 0, end },
    options.some(({ name }) => name === 'listen'),
  )
  if (state.url !== undefined)
    sink.note(
      'client-would-add',
      'wscat itself also offers Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits; it was not added',
    )
}

/** Takes away a URL that leads nowhere, and says why. A word that is still to be filled is none of that. */
function checkUrl(
  state: Parameters<CommandReader>[1],
  sink: Parameters<CommandReader>[2],
  place: { readonly start: number; readonly end: number },
  listens: boolean,
): void {
  if (state.url === undefined) {
    if (!listens) sink.problem('The command has no -c: expected -c with the URL to connect to', place)
    return
  }
  const read = parseTarget(state.url)
  if (read.ok || findPlaceholders({ url: state.url }).length > 0) return
  const { offer, message } = read.problem
  if (offer !== undefined && /^wss?:/.test(offer)) {
    sink.note('scheme-mapped', `${state.url.split(':')[0]}:// became ${offer.split(':')[0]}://: a WebSocket URL names its own scheme`)
    state.url = offer
    return
  }
  sink.problem(message, place)
  delete state.url
}

function seconds(value: string): number | undefined {
  return /^\d{1,6}(?:\.\d{1,3})?$/.test(value) ? Math.min(86_400_000, Math.round(Number(value) * 1000)) : undefined
}
