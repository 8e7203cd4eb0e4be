import { JsonError, type JsonToken, nextToken } from './json-tokens'

export const DEEPEST = 200
/** Characters written at most: indentation may make much of little. */
const MOST_OUTPUT = 4_194_304
const INDENT = '  '

type State = 'value' | 'value-or-end' | 'key' | 'key-or-end' | 'colon' | 'comma-or-end' | 'end'

const EXPECTED: Readonly<Record<State, string>> = {
  value: 'a value',
  'value-or-end': 'a value or "]"',
  key: 'a name in quotes',
  'key-or-end': 'a name in quotes or "}"',
  colon: '":"',
  'comma-or-end': '"," or the closing bracket',
  end: 'nothing more',
}

/**
 * Lays out JSON on lines. Nothing is converted: numbers keep their text, members their order and repeats, and no object is
 * built, so a member may have any name. Throws JsonError where the text is no JSON, deeper than 200, or too long laid out.
 */
export function prettyJson(text: string): string {
  const out: string[] = []
  const open: ('{' | '[')[] = []
  let length = 0
  let state: State = 'value'
  let at = 0

  const write = (piece: string) => {
    out.push(piece)
    length += piece.length
    if (length > MOST_OUTPUT) throw new JsonError(at, 'it is too long laid out')
  }
  const newLine = () => write(`\n${INDENT.repeat(open.length)}`)
  const afterValue = (): State => (open.length === 0 ? 'end' : 'comma-or-end')

  function close(token: JsonToken): State {
    const empty = state !== 'comma-or-end'
    open.pop()
    if (!empty) newLine()
    write(token.kind)
    return afterValue()
  }

  function value(token: JsonToken): State {
    if (state === 'value-or-end') newLine()
    write(text.slice(token.start, token.end))
    if (token.kind !== '{' && token.kind !== '[') return afterValue()
    open.push(token.kind)
    if (open.length > DEEPEST) throw new JsonError(token.start, `it is nested more than ${DEEPEST} deep`)
    return token.kind === '{' ? 'key-or-end' : 'value-or-end'
  }

  function step(token: JsonToken): State {
    const inside = open.at(-1)
    switch (state) {
      case 'value':
      case 'value-or-end':
        if (state === 'value-or-end' && token.kind === ']') return close(token)
        if (isValue(token)) return value(token)
        break
      case 'key':
      case 'key-or-end':
        if (state === 'key-or-end' && token.kind === '}') return close(token)
        if (token.kind !== 'string') break
        newLine()
        write(text.slice(token.start, token.end))
        return 'colon'
      case 'colon':
        if (token.kind !== ':') break
        write(': ')
        return 'value'
      case 'comma-or-end':
        if (token.kind === (inside === '{' ? '}' : ']')) return close(token)
        if (token.kind !== ',') break
        write(',')
        if (inside === '{') return 'key'
        newLine()
        return 'value'
      case 'end':
        break
      default:
        return state satisfies never
    }
    throw new JsonError(
      token.start,
      `saw ${JSON.stringify(text.slice(token.start, Math.min(token.end, token.start + 20)))}, expected ${EXPECTED[state]}`,
    )
  }

  for (let token = nextToken(text, 0); token !== null; token = nextToken(text, at)) {
    at = token.end
    state = step(token)
  }
  if (state !== 'end') throw new JsonError(text.length, `the text ends, expected ${EXPECTED[state]}`)
  return out.join('')
}

function isValue({ kind }: JsonToken): boolean {
  return kind === '{' || kind === '[' || kind === 'string' || kind === 'number' || kind === 'word'
}
