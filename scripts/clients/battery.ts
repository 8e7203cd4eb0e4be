import { latin1Encode } from '@/lib/core/bytes/latin1'
import { RESPONSE_RULES } from '@/lib/core/rules/response-rules'
import type { Example } from '@/lib/core/rules/rule'
import { responseWhere, responseWith, SAMPLE_RESPONSE } from '@/lib/core/rules/sample'

/** One answer a client is given. `answer` is Latin-1 text in which `{accept}` stands for the value the key calls for. */
export type Case = { readonly name: string; readonly subprotocols: readonly string[]; readonly answer: string }

/** What the key of the examples calls for; the right value for the client's own key takes its place. */
const EXAMPLE_ACCEPT = 's3pPLMBiTxaQ9kYGzzhZRbK+xOo='

/** The answer as it is sent: the accept value of whoever asks, and leading nowhere but back to this machine. */
function text(head: readonly string[] | string): string {
  const whole = typeof head === 'string' ? head : `${head.join('\r\n')}\r\n\r\n`
  return whole.replaceAll(EXAMPLE_ACCEPT, '{accept}').replace(/^Location:.*$/gim, 'Location: /redirected')
}

function subprotocolsOf({ request }: Example): string[] {
  const lines = typeof request === 'string' ? request.split('\r\n') : (request ?? [])
  return lines
    .filter((line) => /^sec-websocket-protocol:/i.test(line))
    .flatMap((line) => line.slice(line.indexOf(':') + 1).split(','))
    .map((member) => member.trim())
    .filter((member, index, all) => /^[\w.-]+$/.test(member) && all.indexOf(member) === index)
}

/** A fault that a rule shows on a refusal, moved to a 101: everything after the start line comes after the lines of a valid one. */
function grafted(answer: string): string | null {
  const start = /^HTTP\/1\.1 ([2-5]\d\d)\b[^\r\n]*\r?\n/.exec(answer)
  return start ? `${text(SAMPLE_RESPONSE).slice(0, -2)}${answer.slice(start[0].length).replace('Content-Length: 0\r\n', '')}` : null
}

function casesOfRules(): Case[] {
  return RESPONSE_RULES.flatMap((rule) =>
    Object.values(rule.examples)
      .flat()
      .flatMap((example: Example) => {
        // What the artifacts of an example say besides its octets cannot be sent.
        if (example.response === undefined || example.artifacts !== undefined) return []
        const one = { name: `${rule.id}: ${example.name}`, subprotocols: subprotocolsOf(example), answer: text(example.response) }
        const moved = grafted(one.answer)
        return [
          { ...one, answer: one.answer + (example.body ?? '') },
          ...(moved ? [{ ...one, name: `${one.name}, on a 101`, answer: moved }] : []),
        ]
      }),
  )
}

const accept = (value: string) => text(responseWhere('Sec-WebSocket-Accept', `Sec-WebSocket-Accept: ${value}`))
const deflate = (parameters: string) => text(responseWith(`Sec-WebSocket-Extensions: permessage-deflate${parameters}`))

/** The answer of the RFC with another status line. */
const starting = (line: string) => text([line, ...SAMPLE_RESPONSE.slice(1)])
/** The answer of the RFC with one more line, verbatim. */
const withLine = (line: string) => `${text(SAMPLE_RESPONSE).slice(0, -2)}${line}\r\n\r\n`

/** Answers that no example of a rule has: legal ones that some clients refuse, and faults alone. */
const OF_OUR_OWN: readonly Case[] = [
  { name: 'the answer of the RFC', subprotocols: [], answer: text(SAMPLE_RESPONSE) },
  {
    name: 'one of two offered subprotocols',
    subprotocols: ['chat', 'superchat'],
    answer: text(responseWith('Sec-WebSocket-Protocol: superchat')),
  },
  { name: 'an accept value of another key', subprotocols: [], answer: accept('Kfh9QIsMVZcl6xEPYxPHzW8SZ8w=') },
  { name: 'Connection with two members', subprotocols: [], answer: text(responseWhere('Connection', 'Connection: keep-alive, Upgrade')) },
  {
    name: 'Connection with two members, Upgrade first',
    subprotocols: [],
    answer: text(responseWhere('Connection', 'Connection: Upgrade, keep-alive')),
  },
  {
    name: 'Connection: Upgrade twice',
    subprotocols: [],
    answer: text(responseWith('Connection: Upgrade')),
  },
  {
    name: 'Connection on two lines, the other way round',
    subprotocols: [],
    answer: text(responseWith('Connection: keep-alive')),
  },
  {
    name: 'Connection on two lines',
    subprotocols: [],
    answer: text(responseWhere('Connection', 'Connection: keep-alive', 'Connection: Upgrade')),
  },
  { name: 'Upgrade in capitals', subprotocols: [], answer: text(responseWhere('Upgrade', 'Upgrade: WebSocket')) },
  { name: 'an interim head before', subprotocols: [], answer: `HTTP/1.1 100 Continue\r\n\r\n${text(SAMPLE_RESPONSE)}` },
  { name: 'early hints before', subprotocols: [], answer: `HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n${text(SAMPLE_RESPONSE)}` },
  { name: 'a frame in the same packet', subprotocols: [], answer: `${text(SAMPLE_RESPONSE)}\x81\x05hello` },
  { name: 'no reason phrase', subprotocols: [], answer: starting('HTTP/1.1 101 ') },
  { name: 'another reason phrase', subprotocols: [], answer: starting('HTTP/1.1 101 Web Socket Protocol Handshake') },
  { name: 'a cookie', subprotocols: [], answer: text(responseWith('Set-Cookie: a=b; Path=/')) },
  {
    name: 'a hundred more lines',
    subprotocols: [],
    answer: text(responseWith(...Array.from({ length: 100 }, (_, i) => `X-Line-${i}: ${i}`))),
  },
  { name: 'a line of 10,000 octets', subprotocols: [], answer: text(responseWith(`X-Long: ${'a'.repeat(10_000)}`)) },
  { name: 'a line of 20,000 octets', subprotocols: [], answer: text(responseWith(`X-Long: ${'a'.repeat(20_000)}`)) },
  {
    name: 'white space after every value',
    subprotocols: [],
    answer: text(SAMPLE_RESPONSE.map((line, i) => (i === 0 ? line : `${line} `))),
  },
  { name: 'no white space after the colons', subprotocols: [], answer: text(SAMPLE_RESPONSE.map((line) => line.replace(': ', ':'))) },
  {
    name: 'field names in lower case',
    subprotocols: [],
    answer: text(SAMPLE_RESPONSE.map((line, i) => (i === 0 ? line : line.replace(/^[^:]+/, (name) => name.toLowerCase())))),
  },
  { name: 'octets above ASCII in a value', subprotocols: [], answer: text(responseWith('Server: caf\xe9')) },
  { name: 'deflate as plainly as can be', subprotocols: [], answer: deflate('') },
  {
    name: 'deflate without takeover on either side',
    subprotocols: [],
    answer: deflate('; server_no_context_takeover; client_no_context_takeover'),
  },
  { name: 'deflate with a server window', subprotocols: [], answer: deflate('; server_max_window_bits=12') },
  { name: 'deflate with a client window', subprotocols: [], answer: deflate('; client_max_window_bits=12') },
  { name: 'deflate with a client window of 8', subprotocols: [], answer: deflate('; client_max_window_bits=8') },
  { name: 'deflate with a quoted window', subprotocols: [], answer: deflate('; server_max_window_bits="12"') },
  {
    name: 'another extension than any client offers',
    subprotocols: [],
    answer: text(responseWith('Sec-WebSocket-Extensions: bbf-usp-protocol')),
  },
  {
    name: 'both offered subprotocols on two lines',
    subprotocols: ['chat', 'superchat'],
    answer: text(responseWith('Sec-WebSocket-Protocol: chat', 'Sec-WebSocket-Protocol: superchat')),
  },
  { name: 'HTTP/1.0', subprotocols: [], answer: starting('HTTP/1.0 101 Switching Protocols') },
  { name: 'http in lower case', subprotocols: [], answer: starting('http/1.1 101 Switching Protocols') },
  { name: 'HTTP/2 as text', subprotocols: [], answer: starting('HTTP/2 101 Switching Protocols') },
  { name: 'two spaces before the status', subprotocols: [], answer: starting('HTTP/1.1  101 Switching Protocols') },
  { name: 'nothing after the status', subprotocols: [], answer: starting('HTTP/1.1 101') },
  { name: 'an empty line before the status line', subprotocols: [], answer: `\r\n${text(SAMPLE_RESPONSE)}` },
  { name: 'line feeds only', subprotocols: [], answer: text(SAMPLE_RESPONSE).replaceAll('\r\n', '\n') },
  { name: 'a folded line', subprotocols: [], answer: withLine('X-Folded: a\r\n b') },
  { name: 'a space before a colon', subprotocols: [], answer: withLine('X-Spaced : a') },
  { name: 'a space before the colon of Upgrade', subprotocols: [], answer: text(responseWhere('Upgrade', 'Upgrade : websocket')) },
  { name: 'an indented first line', subprotocols: [], answer: text(SAMPLE_RESPONSE).replace('\r\n', '\r\n X-Indented: a\r\n') },
  { name: 'a line without a colon', subprotocols: [], answer: withLine('no colon') },
  { name: 'a space within a name', subprotocols: [], answer: withLine('X Spaced: a') },
  { name: 'a line without a name', subprotocols: [], answer: withLine(': a') },
  { name: 'a control character in a value', subprotocols: [], answer: withLine('X-Escape: a\x1bb') },
  { name: 'a NUL in a value', subprotocols: [], answer: withLine('X-Nul: a\0b') },
  { name: 'a CR alone in a value', subprotocols: [], answer: withLine('X-Return: a\rb') },
  { name: 'a Content-Length of 5', subprotocols: [], answer: withLine('Content-Length: 5') },
  { name: 'two servers', subprotocols: [], answer: text(responseWith('Server: a', 'Server: b')) },
  { name: 'a redirect', subprotocols: [], answer: text(['HTTP/1.1 302 Found', 'Location: /redirected', 'Content-Length: 0']) },
]

/** Every answer clients are measured with: each once, what rules show first. */
export function battery(): readonly Case[] {
  const seen = new Set<string>()
  return [...OF_OUR_OWN, ...casesOfRules()].filter(({ subprotocols, answer }) => {
    const identity = JSON.stringify([subprotocols, answer])
    if (seen.has(identity)) return false
    seen.add(identity)
    return true
  })
}

/** The octets of an answer for a client that sent this key. */
export function octetsFor({ answer }: Pick<Case, 'answer'>, accept: string): Uint8Array {
  return latin1Encode(answer.replaceAll('{accept}', accept))
}
