import type { DecodedPayload, Decoder } from './parts/decoder'
import { fieldsOf, laidOut } from './parts/json-message'
import { textPayload } from './parts/text-payload'

const COMMANDS = 'CONNECT|STOMP|CONNECTED|SEND|SUBSCRIBE|UNSUBSCRIBE|ACK|NACK|BEGIN|COMMIT|ABORT|DISCONNECT|MESSAGE|RECEIPT|ERROR'
const SUBPROTOCOL = /^v1[0-2]\.stomp$/
const SHAPE = new RegExp(`^(?:${COMMANDS})\\r?\\n`)
const HEAD = new RegExp(`^(${COMMANDS}|[A-Z]{1,30})\\r?\\n`)
const MOST_FRAMES = 200
/** Escapes of header values from STOMP 1.1 on; not in CONNECT and CONNECTED. */
const ESCAPES: Readonly<Record<string, string>> = { '\\n': '\n', '\\c': ':', '\\\\': '\\', '\\r': '\r' }
/** Headers that say what a frame is about, in the order they are named. */
const TOLD = ['destination', 'subscription', 'id', 'receipt', 'receipt-id', 'message', 'version', 'heart-beat'] as const

type Frame = {
  readonly command: string
  readonly headers: readonly (readonly [string, string])[]
  readonly body: string
  readonly whole: boolean
}

/** STOMP 1.0 to 1.2: one message may hold several frames, a part of one, or only the line feed that keeps the connection alive. */
export const stomp: Decoder = {
  id: 'stomp',
  title: 'STOMP',
  priority(payload, { subprotocol }) {
    if (SUBPROTOCOL.test(subprotocol ?? '')) return 80
    const head = String.fromCharCode(...payload.subarray(0, 30))
    return SHAPE.test(head) && subprotocol === null ? 52 : 0
  },
  decode(payload, { truncated = false }): DecodedPayload {
    const read = textPayload(payload, truncated)
    if (/^[\r\n]+$/.test(read.text))
      return { form: 'text', text: 'heart-beat', truncated: false, note: null, summary: 'heart-beat', fields: { command: 'heart-beat' } }
    const frames = framesOf(read.text)
    const [first] = frames
    if (first === undefined)
      return { form: 'text', ...read, note: 'This does not begin with a STOMP command: it may go on with a frame of an earlier message' }
    const summary = `${lineOf(first)}${frames.length > 1 ? `, and ${frames.length - 1} more` : ''}`
    const header = (name: string) => first.headers.find(([key]) => key === name)?.[1] ?? null
    const fields = fieldsOf({
      command: first.command,
      destination: header('destination'),
      subscription: header('subscription'),
      id: header('id'),
    })
    const note =
      frames.every(({ whole }) => whole) || truncated ? null : 'The last frame has no NUL at its end: it goes on in a later message'
    return { form: 'text', text: frames.map(shown).join('\n\n'), truncated: read.truncated, note, summary, fields }
  },
}

function framesOf(text: string): Frame[] {
  const frames: Frame[] = []
  for (let at = 0; at < text.length && frames.length < MOST_FRAMES; ) {
    while (text[at] === '\n' || text[at] === '\r') at++
    const head = HEAD.exec(text.slice(at, at + 64))
    if (head === null) break
    const headersAt = at + head[0].length
    const blank = /(?:^|\n)\r?\n/.exec(text.slice(headersAt, headersAt + 65_536))
    const headEnd = blank === null ? text.length : headersAt + blank.index + blank[0].length
    const command = head[1] ?? ''
    const headers = text
      .slice(headersAt, headEnd)
      .split(/\r?\n/)
      .filter((line) => line !== '')
      .map((line): [string, string] => {
        const colon = line.indexOf(':')
        return colon === -1 ? [line, ''] : [unescaped(command, line.slice(0, colon)), unescaped(command, line.slice(colon + 1))]
      })
    const declared = Number(headers.find(([name]) => name === 'content-length')?.[1] ?? Number.NaN)
    // content-length counts octets, this text characters: it is only trusted where a NUL stands there.
    const counted = Number.isInteger(declared) && text[headEnd + declared] === '\0' ? headEnd + declared : -1
    const nul = counted !== -1 ? counted : text.indexOf('\0', headEnd)
    const end = nul === -1 ? text.length : nul
    frames.push({ command, headers, body: text.slice(headEnd, end), whole: nul !== -1 })
    at = end + 1
  }
  return frames
}

function unescaped(command: string, value: string): string {
  return command === 'CONNECT' || command === 'CONNECTED' ? value : value.replace(/\\[nc\\r]/g, (pair) => ESCAPES[pair] ?? pair)
}

function lineOf({ command, headers }: Frame): string {
  const about = TOLD.flatMap((name) => {
    const value = headers.find(([key]) => key === name)?.[1]
    return value === undefined ? [] : [`${name} ${value.slice(0, 100)}`]
  })
  return [command, ...about].join(', ')
}

function shown(frame: Frame): string {
  const headers = frame.headers.map(([name, value]) => `${name}: ${value}`).join('\n')
  const body = /^\s*[{[]/.test(frame.body) ? laidOut({ text: frame.body, truncated: false }).text : frame.body
  return [lineOf(frame), ...(headers === '' ? [] : [headers]), ...(body === '' ? [] : ['', body])].join('\n')
}
