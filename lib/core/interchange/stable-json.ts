import { isRecord } from './shape'

/** Keys in the order a file has them; others follow in the order of their characters. */
const ORDER = [
  ...['$schema', 'sockscope', 'version', 'name', 'folder', 'tags', 'note', 'request', 'profiles'],
  ...[
    'url',
    'method',
    'target',
    'httpVersion',
    'lineEnding',
    'headers',
    'raw',
    'template',
    'body',
    'early',
    'pacing',
    'network',
    'session',
  ],
  ...['variables', 'line', 'base64', 'enabled', 'generated', 'secret', 'ending', 'frame', 'opcode', 'text', 'hex', 'code', 'reason'],
]
const RANK = new Map(ORDER.map((key, at) => [key, at]))
const rank = (key: string) => RANK.get(key) ?? ORDER.length
/** Names in it are people's own. */
const FREE = 'variables'

/**
 * JSON that is the same for the same content, whatever order its keys came in, and changes line by line: two spaces a level, lists of
 * plain values and header lines on one line each, a line feed at the end.
 */
export function stableJson(value: unknown): string {
  return `${write(value, '', false, false)}\n`
}

function write(value: unknown, indent: string, inHeaders: boolean, isFree: boolean): string {
  const deeper = `${indent}  `
  if (Array.isArray(value)) {
    const items: readonly unknown[] = value
    if (items.every((item) => typeof item !== 'object' || item === null)) return `[${items.map(plain).join(', ')}]`
    return `[\n${items.map((item) => deeper + write(item, deeper, inHeaders, false)).join(',\n')}\n${indent}]`
  }
  if (!isRecord(value)) return plain(value)
  const entries = Object.entries(value)
    .filter(([, one]) => one !== undefined)
    .sort(([a], [b]) => (isFree ? 0 : rank(a) - rank(b)) || (a < b ? -1 : a > b ? 1 : 0))
  if (entries.length === 0) return '{}'
  if (inHeaders) return `{ ${entries.map(([key, one]) => `${JSON.stringify(key)}: ${plain(one)}`).join(', ')} }`
  const members = entries.map(([key, one]) => `${deeper}${JSON.stringify(key)}: ${write(one, deeper, key === 'headers', key === FREE)}`)
  return `{\n${members.join(',\n')}\n${indent}}`
}

function plain(value: unknown): string {
  return JSON.stringify(value) ?? 'null'
}
