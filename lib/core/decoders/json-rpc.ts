import { jsonMembers, named } from './parts/json-members'
import { fieldsOf, jsonMessages } from './parts/json-message'

const VERSION = /"jsonrpc"\s*:\s*"2\.0"/
/** Codes the specification reserves (JSON-RPC 2.0 §5.1). */
const CODES: Readonly<Record<string, string>> = {
  '-32700': 'parse error',
  '-32600': 'invalid request',
  '-32601': 'method not found',
  '-32602': 'invalid params',
  '-32603': 'internal error',
}

/** JSON-RPC 2.0: requests, notifications, responses and batches; the Language Server Protocol is spoken in it. */
export const jsonRpc = jsonMessages({
  id: 'json-rpc',
  title: 'JSON-RPC 2.0',
  fits: (head) => (VERSION.test(head) ? 55 : 0),
  tell(members, _context, kind) {
    if (kind === '{') return one(members)
    const all = [...members.values()].flatMap((raw) => {
      const read = jsonMembers(raw)
      const told = read?.kind === '{' ? one(read.members) : null
      return told === null ? [] : [told]
    })
    const [first] = all
    return first === undefined
      ? null
      : {
          summary: `batch of ${members.size}: ${all
            .map(({ summary }) => summary)
            .slice(0, 4)
            .join('; ')}`,
          fields: first.fields,
        }
  },
})

function one(members: ReadonlyMap<string, string>) {
  const [method, id] = [named(members.get('method')), named(members.get('id'))]
  const error = members.get('error')
  if (error !== undefined) {
    const inside = jsonMembers(error)?.members
    const [code, message] = [named(inside?.get('code')), named(inside?.get('message'))]
    return {
      summary: `error to ${id ?? 'nothing'}: ${code ?? '?'} ${codeWords(code)}${message === null ? '' : `, "${message}"`}`,
      fields: fieldsOf({ type: 'error', id, code }),
    }
  }
  if (method !== null)
    return id === null
      ? { summary: `notification ${method}`, fields: fieldsOf({ type: 'notification', method }) }
      : { summary: `request ${id}: ${method}`, fields: fieldsOf({ type: 'request', method, id }) }
  return members.has('result') ? { summary: `result of ${id ?? '?'}`, fields: fieldsOf({ type: 'result', id }) } : null
}

function codeWords(code: string | null): string {
  const known = code === null ? undefined : CODES[code]
  if (known !== undefined) return known
  const value = Number(code)
  return value <= -32_000 && value >= -32_099 ? 'server error' : 'error of the application'
}
