import { JsonError, nextToken } from '../../decoders/parts/json-tokens'

/** Where a text stops being JSON (RFC 8259), with what was seen there. For a text that could not be read; never throws. */
export function jsonFault(text: string, from = 0): { readonly at: number; readonly message: string } {
  const open: ('{' | '[')[] = []
  let wants: 'value' | 'first' | 'key' | 'first-key' | 'colon' | 'after' = 'value'
  let at = from
  try {
    for (;;) {
      const token = nextToken(text, at)
      if (token === null)
        return {
          at: text.length,
          message: open.length === 0 && wants === 'value' ? 'the text is empty' : 'the text ends before the JSON does',
        }
      const { kind } = token
      const seen = `saw ${JSON.stringify(text.slice(token.start, Math.min(token.end, token.start + 40)))}`
      const closes = kind === '}' ? '{' : kind === ']' ? '[' : null
      if (open.length === 0 && wants === 'after') return { at: token.start, message: `${seen} behind the end of the JSON` }
      if (closes !== null && open.at(-1) === closes && (wants === 'after' || wants === (closes === '{' ? 'first-key' : 'first'))) {
        open.pop()
        wants = 'after'
      } else if (wants === 'after') {
        if (kind !== ',') return { at: token.start, message: `${seen}, expected "," or "${open.at(-1) === '{' ? '}' : ']'}"` }
        wants = open.at(-1) === '{' ? 'key' : 'value'
      } else if (wants === 'colon') {
        if (kind !== ':') return { at: token.start, message: `${seen}, expected ":"` }
        wants = 'value'
      } else if (wants === 'key' || wants === 'first-key') {
        if (kind !== 'string') return { at: token.start, message: `${seen}, expected a name in quotation marks` }
        wants = 'colon'
      } else if (kind === '{' || kind === '[') {
        open.push(kind)
        wants = kind === '{' ? 'first-key' : 'first'
      } else if (closes !== null || kind === ',' || kind === ':') return { at: token.start, message: `${seen}, expected a value` }
      else wants = 'after'
      at = token.end
    }
  } catch (error) {
    return error instanceof JsonError ? { at: error.at, message: error.message } : { at, message: 'this is no JSON' }
  }
}
