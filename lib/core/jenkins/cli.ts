import { concat } from '../bytes/concat'
import { utf8DecodeLossy, utf8Encode } from '../bytes/utf8'
import { modifiedUtf8Decode, utfEncode } from './modified-utf8'

/** Messages of the CLI over WebSocket: one octet, then what it carries (Jenkins PlainCLIProtocol). */
export const CLI_OPS = ['ARG', 'LOCALE', 'ENCODING', 'START', 'EXIT', 'STDIN', 'END_STDIN', 'STDOUT', 'STDERR'] as const
export type CliOp = (typeof CLI_OPS)[number]

export type CliMessage =
  | { readonly op: 'ARG' | 'LOCALE' | 'ENCODING'; readonly text: string }
  | { readonly op: 'START' | 'END_STDIN' }
  | { readonly op: 'EXIT'; readonly code: number }
  | { readonly op: 'STDIN' | 'STDOUT' | 'STDERR'; readonly bytes: Uint8Array }

/** Octets of a message; null where its text needs more than 65,535 octets. */
export function encodeCli(message: CliMessage): Uint8Array<ArrayBuffer> | null {
  const op = Uint8Array.of(CLI_OPS.indexOf(message.op))
  if ('text' in message) {
    const text = utfEncode(message.text)
    return text && concat([op, text])
  }
  if ('bytes' in message) return concat([op, message.bytes])
  if (!('code' in message)) return op
  const code = new Uint8Array(4)
  new DataView(code.buffer).setInt32(0, message.code)
  return concat([op, code])
}

/** What a message says; else why it cannot be read. */
export function readCli(bytes: Uint8Array): CliMessage | { readonly problem: string } {
  const [number] = bytes
  if (number === undefined) return { problem: 'it is empty: expected an octet that says what it is' }
  const op = CLI_OPS[number]
  const rest = bytes.subarray(1)
  switch (op) {
    case undefined:
      return { problem: `it begins with ${number}: expected 0 to 8` }
    case 'ARG':
    case 'LOCALE':
    case 'ENCODING': {
      if (rest.length < 2) return { problem: `${op} ends before its length of two octets` }
      const length = ((rest[0] ?? 0) << 8) | (rest[1] ?? 0)
      if (length !== rest.length - 2) return { problem: `${op} says that ${length} octets follow, and ${rest.length - 2} do` }
      return { op, text: modifiedUtf8Decode(rest.subarray(2)) }
    }
    case 'EXIT':
      if (rest.length !== 4) return { problem: `EXIT has ${rest.length} octets: expected the four of its code` }
      return { op, code: new DataView(rest.buffer, rest.byteOffset, 4).getInt32(0) }
    case 'START':
    case 'END_STDIN':
      return rest.length === 0 ? { op } : { problem: `${op} is followed by ${rest.length} octets: expected none` }
    default:
      return { op, bytes: rest }
  }
}

/** A line of a shell as arguments: at white space, with '…' and "…" kept together and \ before a character meant as it stands. */
export function splitArguments(line: string): string[] {
  const found: string[] = []
  let open: string | null = null
  let quote = ''
  for (let at = 0; at < line.length; at++) {
    const char = line.charAt(at)
    if (quote === '' && /\s/.test(char)) {
      if (open !== null) found.push(open)
      open = null
    } else if (quote === '' && (char === '"' || char === "'")) {
      quote = char
      open ??= ''
    } else if (char === quote) quote = ''
    else if (char === '\\' && quote !== "'" && at + 1 < line.length) open = (open ?? '') + line.charAt(++at)
    else open = (open ?? '') + char
  }
  return open === null ? found : [...found, open]
}

/** The messages that run a command: encoding, locale, its arguments, START. */
export function cliCommand(args: readonly string[]): CliMessage[] {
  return [
    { op: 'ENCODING', text: 'UTF-8' },
    { op: 'LOCALE', text: 'en_US' },
    ...args.map((text): CliMessage => ({ op: 'ARG', text })),
    { op: 'START' },
  ]
}

/** A message as a line for people. */
export function cliText(message: CliMessage): string {
  if ('text' in message) return `${message.op} ${JSON.stringify(message.text)}`
  if ('code' in message) return `EXIT ${message.code}${EXIT_MEANINGS[message.code] ?? ''}`
  if ('bytes' in message) return `${message.op}\n${utf8DecodeLossy(message.bytes)}`
  return message.op
}

/** Text for STDIN. */
export const cliStdin = (text: string): CliMessage => ({ op: 'STDIN', bytes: utf8Encode(text) })

const EXIT_MEANINGS: Readonly<Record<number, string>> = {
  0: ': the command succeeded',
  1: ': an unexpected failure',
  2: ': the arguments are wrong',
  3: ': what was given is invalid',
  4: ': the command cannot run in the present state',
  5: ': the command was stopped',
  6: ': authentication or permission is missing',
  7: ': the credentials are wrong',
}
