import { latin1Decode } from '../../bytes/latin1'
import { utf8Encode } from '../../bytes/utf8'
import { givenLines, libraryNotes, offersDeflate, repeatedNames } from './library-lines'
import { limitNotes } from './limits'
import { type Marked, markedParts, markOf, render } from './marked'
import { type Plan, type PlannedLine, urlOf } from './plan'
import { needsAnsiC, shellWord } from './shell-word'
import { named, quotedNames, subprotocolsOf, toSet, type Written } from './writer'

/** A command for wscat 6, which is a shell around `ws` (its bin/wscat). */
export function writeWscat(plan: Plan): Written {
  const { network, tls, variables } = plan
  const subprotocols = subprotocolsOf(plan.lines) ?? []
  const lines = givenLines(plan).filter(({ name }) => !TAKEN.includes(name.toLowerCase()))
  const version = named(plan.lines, 'sec-websocket-version')[0]?.value
  const connectTo = reroute(plan)
  const url = urlOf(connectTo ?? plan, tls ? 'wss' : 'ws')
  const words: Marked[][] = [
    ['-c', url],
    ...lines.map((line) => ['-H', headerOf(line)]),
    ...subprotocols.map((one) => ['-s', one]),
    ...(version === '8' ? [['-p', '8']] : []),
    ...(tls && network.verify === false ? [['-n']] : []),
    ...(tls && (network.ca ?? '') !== '' ? [['--ca', 'ca.pem']] : []),
    ...(tls && (network.clientCert ?? '') !== '' ? [['--cert', 'client.pem', '--key', 'client-key.pem']] : []),
    ...(/^https?:/i.test(plan.proxy) ? [['--proxy', plan.proxy]] : []),
  ]
  const write = (word: Marked) => (/^--?[a-zA-Z-]+$/.test(word) ? word : shellWord(word, variables))
  const setting = toSet(plan)
  const text = `${setting === null ? '' : `# Set first: ${setting}\n`}wscat ${words.map((option) => option.map(write).join(' ')).join(' \\\n  ')}\n`
  return { text, notes: notesOf(plan, lines, words.flat()) }
}

const TAKEN = ['sec-websocket-protocol', 'sec-websocket-extensions']

/** wscat cuts at the first colon, and Node puts colon and space between: the value begins right behind it. Node writes Latin-1. */
function headerOf({ name, value }: PlannedLine): Marked {
  const asText = render(value, (run) => latin1Decode(utf8Encode(run)), markOf)
  return `${name}:${asText}`
}

/** Without TLS another address can stand in the URL, since Host is a line of its own. */
function reroute(plan: Plan): Plan | null {
  const { connectTo = '' } = plan.network
  const at = connectTo.lastIndexOf(':')
  if (connectTo === '' || plan.tls || at === -1 || named(plan.lines, 'host').length === 0) return null
  return { ...plan, host: connectTo.slice(0, at), port: connectTo.slice(at + 1) }
}

function notesOf(plan: Plan, lines: readonly PlannedLine[], words: readonly Marked[]): string[] {
  const { network, tls } = plan
  const repeated = repeatedNames(lines)
  const when = (is: boolean, note: string) => (is ? [note] : [])
  const version = named(plan.lines, 'sec-websocket-version')[0]?.value
  return [
    ...when(!offersDeflate(plan), 'wscat always offers permessage-deflate, in a line of its own'),
    ...when(offersDeflate(plan), 'wscat writes the offer of permessage-deflate itself'),
    ...when(repeated.length > 0, `wscat sends one line of a name: of ${quotedNames(repeated)} only the last`),
    ...when(subprotocolsOf(plan.lines) === null, 'The subprotocols are no list of different tokens: wscat refuses them, left out'),
    ...when(named(plan.lines, 'host').length === 0, 'wscat always sends a Host line'),
    'wscat writes the lines of the handshake itself behind the others',
    ...when(words.includes('--ca'), 'Save the certificate authority of the draft as ca.pem'),
    ...when(words.includes('--cert'), 'Save certificate and key of the draft as client.pem and client-key.pem'),
    ...when(
      words.some((word) => markedParts(word).some((part) => 'octets' in part && needsAnsiC(part.octets))),
      "$'…' is read by bash and zsh, not by every sh",
    ),
    ...libraryNotes(plan, 'wscat', version === '8' ? ['sec-websocket-version'] : []),
    ...limitNotes(plan, 'wscat', [
      ...(!tls && reroute(plan) !== null ? (['connectTo'] as const) : []),
      'verify',
      'ca',
      'clientCert',
      'httpProxy',
      'httpsProxy',
    ]),
    ...when(tls && (network.connectTo ?? '') !== '', 'An entry in the hosts file can lead the name of the URL to another address'),
  ]
}
