import { base64Decode } from '../bytes/base64'
import { MOST_REDIRECTS } from '../transcript/limits'
import { and, either, fields, flag, isRecord, list, oneOf, record, text, whole, written } from './shape'

const octets = written('base64', (value) => base64Decode(value) !== null)
const limit = whole(0, 3_600_000)
const tlsVersion = oneOf('1.0', '1.1', '1.2', '1.3')
const lineEnding = oneOf('crlf', 'lf', 'cr', 'none')
const given = (value: unknown, ...keys: readonly string[]) => (isRecord(value) ? keys.filter((key) => value[key] !== undefined).length : 0)

const pair = and(list(text(), 2), (value) => Array.isArray(value) && value.length === 2, 'expected a name and a value')
const line = and(
  fields({ line: text(), base64: octets, enabled: flag, generated: flag, secret: flag, ending: lineEnding, template: flag }),
  (value) => given(value, 'line', 'base64') === 1,
  'expected either line or base64',
)

/** Not one expression over all of it: a text of many megabytes would be more than its matcher can hold. */
function isHex(value: string): boolean {
  for (let at = 0; at < value.length; at++) {
    if (/\s/.test(value.charAt(at))) continue
    if (!/^[0-9a-fA-F]{2}$/.test(value.slice(at, at + 2))) return false
    at++
  }
  return true
}
const hexDigits = written('pairs of hex digits', isHex)
const name = (value: unknown) => typeof value !== 'number'
const frame = and(
  fields({
    opcode: either(name, whole(0, 15), oneOf('text', 'binary', 'continuation', 'ping', 'pong', 'close')),
    text: text(),
    base64: octets,
    hex: hexDigits,
    code: whole(0, 65_535),
    reason: text(),
    fin: flag,
    rsv1: flag,
    rsv2: flag,
    rsv3: flag,
    mask: either(
      (value) => typeof value === 'string',
      flag,
      written('8 hex digits', (value) => /^[0-9a-fA-F]{8}$/.test(value)),
    ),
    lengthEncoding: oneOf(7, 16, 64),
    declaredLength: either(
      (value) => typeof value === 'string',
      whole(0),
      written('digits', (value) => /^\d{1,20}$/.test(value)),
    ),
    fragmentSize: whole(1),
    cut: whole(0),
    compress: flag,
    raw: octets,
    variables: record(text(65_536), 100, 1),
  }),
  (value) => given(value, 'text', 'base64', 'hex', 'raw') <= 1,
  'expected only one of text, base64, hex and raw',
)

const rises = (cuts: unknown) => !Array.isArray(cuts) || cuts.every((cut: unknown, at) => Number(cut) > Number(at === 0 ? 0 : cuts[at - 1]))
const pacing = and(
  and(
    fields({ cuts: list(whole(1), 1000), every: whole(1, 1_048_576), pauseMs: whole(0, 60_000) }, ['pauseMs']),
    (value) => given(value, 'cuts', 'every') === 1,
    'expected either cuts or every',
  ),
  (value) => rises(isRecord(value) ? value.cuts : undefined),
  'expected each cut behind the one before',
)

const network = fields({
  protocol: oneOf('http/1.1', 'h2'),
  connectTo: text(300),
  family: oneOf(4, 6),
  serverName: text(255),
  alpn: list(text(255, 1), 20),
  verify: flag,
  ca: text(),
  clientCert: text(),
  clientKey: text(),
  minTls: tlsVersion,
  maxTls: tlsVersion,
  proxy: text(),
  socketPath: text(),
  maxRedirects: whole(0, MOST_REDIRECTS),
  timeouts: fields({
    resolve: limit,
    connect: limit,
    proxy: limit,
    tls: limit,
    http2: limit,
    response: limit,
    idle: limit,
    closing: limit,
  }),
})

const session = fields({
  answerPings: flag,
  echoClose: flag,
  closeAfterMs: either((value) => value === null, whole(0, 86_400_000), oneOf(null)),
  sendOnOpen: list(frame, 1000),
  messages: list(fields({ name: text(200, 1), frame }, ['name', 'frame']), 200),
})

/**
 * What a draft from a file or a link must look like: a `RequestDraft` that names no record of an installation (`kept`, `keptFrom`).
 * The same as the API checks, told without a package, so that the browser can.
 */
export const draftShape = fields(
  {
    url: text(65_536),
    headers: list(either(Array.isArray, line, pair), 2000),
    raw: octets,
    template: flag,
    method: text(1000),
    target: text(65_536),
    httpVersion: text(100),
    lineEnding,
    body: text(),
    early: octets,
    pacing,
    network,
    session,
    variables: record(text(), 200),
    note: text(10_000),
  },
  ['url'],
)
