/** One line of a log as it is read: without colours, without the quoting of a container's JSON; `start` and `end` count in the text given. */
export type LogLine = { readonly text: string; readonly number: number; readonly start: number; readonly end: number }
export type LogText = { readonly lines: readonly LogLine[] /** Only the beginning and the end were read. */; readonly cut: boolean }

/** Characters read of the beginning, and as many of the end. */
const MOST_CHARACTERS = 32_768
const MOST_LINES = 2_000
const MOST_IN_A_LINE = 4_096
/** ECMA-48 control sequences, and the two octets that begin other ones. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: controls are what is looked for
const CONTROL_SEQUENCE = /\x1b\[[0-9;:?]{0,40}[@-~]|\x1b[@-Z\\-_]|[\x00-\x08\x0b-\x1f\x7f]/g

/** Cuts a pasted log into lines, whatever their endings; of a text that is too long only the beginning and the end. */
export function logText(text: string): LogText {
  const whole = text.length <= 2 * MOST_CHARACTERS
  const parts = whole ? [{ at: 0, text }] : [headOf(text), tailOf(text)]
  const lines: LogLine[] = []
  for (const part of parts) {
    let number = linesIn(text.slice(0, part.at))
    for (const { index, 1: raw = '' } of part.text.matchAll(/([^\r\n]*)(?:\r\n|[\r\n]|$)/g)) {
      number++
      const start = part.at + index
      for (const plain of plainLines(raw.slice(0, MOST_IN_A_LINE))) {
        if (lines.length >= MOST_LINES) return { lines, cut: true }
        if (plain.trim() !== '') lines.push({ text: plain, number, start, end: start + raw.length })
      }
    }
  }
  return { lines, cut: !whole }
}

function headOf(text: string): { at: number; text: string } {
  const head = text.slice(0, MOST_CHARACTERS)
  const last = head.lastIndexOf('\n')
  return { at: 0, text: last === -1 ? head : head.slice(0, last) }
}

function tailOf(text: string): { at: number; text: string } {
  const at = text.length - MOST_CHARACTERS
  const first = text.indexOf('\n', at)
  const from = first === -1 ? at : first + 1
  return { at: from, text: text.slice(from) }
}

function linesIn(text: string): number {
  let count = 0
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count++
  return count
}

/** Without colours; a line that is JSON with the words of a program in `log`, `msg` or `message` is those words. */
function plainLines(raw: string): string[] {
  const plain = raw.replace(CONTROL_SEQUENCE, '')
  const inner = plain.startsWith('{"') ? wordsOfJson(plain) : null
  return inner === null ? [plain] : inner.replace(CONTROL_SEQUENCE, (found) => (found === '\n' ? found : '')).split('\n')
}

function wordsOfJson(line: string): string | null {
  try {
    const read: unknown = JSON.parse(line)
    if (typeof read !== 'object' || read === null) return null
    const { log } = read as Record<string, unknown> // safe: only looked at
    return typeof log === 'string' ? log : null
  } catch {
    return null
  }
}
