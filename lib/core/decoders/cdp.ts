import { jsonMembers, named } from './parts/json-members'
import { fieldsOf, jsonMessages } from './parts/json-message'

/** The Chrome DevTools Protocol: commands and replies by id, events by method, neither with a version. */
export const cdp = jsonMessages({
  id: 'cdp',
  title: 'Chrome DevTools Protocol',
  fits(head, { path }) {
    if (!/^\/devtools\//.test(path ?? '') || /"jsonrpc"/.test(head)) return 0
    return /"(?:id|method)"\s*:/.test(head) ? 70 : 0
  },
  tell(members) {
    const [id, method, sessionId] = [named(members.get('id')), named(members.get('method')), named(members.get('sessionId'))]
    const error = jsonMembers(members.get('error') ?? '')?.members
    if (error) {
      const message = named(error.get('message'))
      return {
        summary: `error to ${id}: ${named(error.get('code'))}${message === null ? '' : `, "${message}"`}`,
        fields: fieldsOf({ type: 'error', id, sessionId }),
      }
    }
    if (method !== null) {
      const type = id === null ? 'event' : 'command'
      return { summary: `${type} ${id === null ? '' : `${id}: `}${method}`, fields: fieldsOf({ type, id, method, sessionId }) }
    }
    return members.has('result') ? { summary: `result of ${id}`, fields: fieldsOf({ type: 'result', id, sessionId }) } : null
  },
})
