import { lowerAscii } from '../spec/grammar'
import type { Importer } from './import-result'
import { type CommandReader, type CommandSink, type CommandState, readCommandsOf, setLine } from './shell/command-draft'
import { programPattern } from './shell/find-commands'
import { hashPairs } from './shell/hash-pairs'
import { powerShellWords } from './shell/powershell-words'
import type { Word } from './shell/word'
import { webSocketUrl } from './web-url'

const START = programPattern('[Ii]nvoke-(?:[Ww]eb[Rr]equest|[Rr]est[Mm]ethod)|iwr|irm')
const SWITCHES = new Set(
  (
    'usebasicparsing skipcertificatecheck disablekeepalive passthru resume usedefaultcredentials preserveauthorizationonredirect ' +
    'skipheadervalidation skiphttperrorcheck noproxy allowunencryptedauthentication verbose debug followrellink'
  ).split(' '),
)
/** Field names that HTTP/2 writes with a colon before them, and that browsers copy without. */
const PSEUDO = new Set(['authority', 'method', 'path', 'scheme', 'protocol'])

/** Reads `Invoke-WebRequest` and `Invoke-RestMethod`, as people type them and as browsers' "Copy as PowerShell" writes them. */
export const powershell: Importer = {
  format: 'powershell',
  title: 'Invoke-WebRequest command',
  detect: (text) => START.test(text.slice(0, 40_000)),
  read(text) {
    const session = sessionOf(text)
    return readCommandsOf('powershell', 'Invoke-WebRequest', START, text, (command, state, sink) => readOne(command, state, sink, session))
  },
}

type Session = { readonly userAgent?: string; readonly cookies: readonly string[] }

function readOne({ words, end }: Parameters<CommandReader>[0], state: CommandState, sink: CommandSink, session: Session): void {
  const [program, ...rest] = words
  let uri: Word | null = null
  for (let index = 0; index < rest.length; index++) {
    const word = rest[index]
    if (word === undefined) break
    const named = /^-([A-Za-z]{1,40})(?::(.*))?$/s.exec(word.text)
    if (named === null) {
      uri ??= word
      continue
    }
    const name = lowerAscii(named[1] ?? '')
    if (SWITCHES.has(name)) {
      if (name === 'skipcertificatecheck') state.network.verify = false
      continue
    }
    const value = named[2] === undefined || named[2] === '' ? rest[++index] : { ...word, text: named[2] }
    if (value === undefined) {
      sink.problem(`${word.text} has no value: expected one after it`, word)
      break
    }
    if (name === 'uri') uri = value
    else parameter(name, word.text, value, state, sink, session)
  }
  if (uri === null) {
    sink.problem('The command has no -Uri: expected the URL to ask', { start: program?.start ?? 0, end })
    return
  }
  const read = webSocketUrl(uri.text, 'wss')
  if (read === null) {
    sink.problem(`The URL is "${uri.text.slice(0, 200)}": expected ws://, wss://, http:// or https://`, uri)
    return
  }
  for (const { code, text } of read.notes) sink.note(code, text)
  state.url = read.url
}

function parameter(name: string, written: string, value: Word, state: CommandState, sink: CommandSink, session: Session): void {
  switch (name) {
    case 'headers':
      readHeaders(value, state, sink)
      break
    case 'websession':
      if (session.userAgent !== undefined) setLine(state, 'User-Agent', session.userAgent)
      if (session.cookies.length > 0) setLine(state, 'Cookie', session.cookies.join('; '))
      break
    case 'useragent':
      setLine(state, 'User-Agent', value.text)
      break
    case 'contenttype':
      setLine(state, 'Content-Type', value.text)
      break
    case 'method':
      if (!/^get$/i.test(value.text))
        sink.note('option-ignored', `${written} ${value.text.slice(0, 20)} is left out: an opening handshake is a GET (RFC 6455 §4.1)`)
      break
    case 'proxy':
      state.network.proxy = value.text
      break
    case 'token':
      setLine(state, 'Authorization', `Bearer ${value.text}`)
      break
    case 'infile':
    case 'outfile':
    case 'certificate':
      if (name !== 'outfile') sink.problem(`${written} names "${value.text.slice(0, 200)}": files of another machine cannot be read`, value)
      break
    case 'timeoutsec':
      if (/^\d{1,5}$/.test(value.text)) state.network.timeouts = { connect: Number(value.text) * 1000 }
      break
    default:
      sink.note('option-ignored', `${written} is left out: it has no counterpart here`)
  }
}

function readHeaders(value: Word, state: CommandState, sink: CommandSink): void {
  const pairs = hashPairs(value.text)
  if (pairs === null) {
    sink.problem(`-Headers is "${value.text.slice(0, 60)}": expected a table @{ "Name" = "value" }`, value)
    return
  }
  // A browser's copy of an HTTP/2 request has all of these; a single one may be a field of somebody's own.
  const fromHttp2 = pairs.filter(([name]) => PSEUDO.has(name)).length >= 3
  for (const [name, text] of pairs)
    if (fromHttp2 && PSEUDO.has(name))
      sink.note(
        'pseudo-fields',
        'The fields authority, method, path and scheme are left out: HTTP/2 has them in the place of a request line',
      )
    else state.lines.push({ line: `${name}: ${text}` })
}

/** User agent and cookies that a browser's copy puts into `$session`. */
function sessionOf(text: string): Session {
  const agent = /\$session\.UserAgent[ \t]{0,20}=[ \t]{0,20}/.exec(text)
  const userAgent = agent === null ? undefined : powerShellWords(text, agent.index + agent[0].length).words[0]?.text
  const cookies: string[] = []
  for (const match of text.matchAll(/System\.Net\.Cookie\(/g)) {
    if (cookies.length === 200) break
    const at = match.index + match[0].length
    const [name, value] = powerShellWords(text.slice(at, at + 10_000).replace(/"[ \t]{0,5},/g, '" ')).words
    if (name !== undefined && value !== undefined) cookies.push(`${name.text}=${value.text}`)
  }
  return { cookies, ...(userAgent !== undefined && { userAgent }) }
}
