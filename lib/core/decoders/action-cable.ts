import { named, stringOf } from './parts/json-members'
import { fieldsOf, jsonMessages } from './parts/json-message'

const TYPES: Readonly<Record<string, string>> = {
  welcome: 'the connection may be used',
  ping: 'a heartbeat of the server',
  confirm_subscription: 'the subscription was accepted',
  reject_subscription: 'the subscription was rejected',
  disconnect: 'the server ends the connection',
}

/** Action Cable of Rails (actioncable-v1-json): identifiers are JSON inside of a JSON string. */
export const actionCable = jsonMessages({
  id: 'action-cable',
  title: 'Action Cable',
  fits: (head, { subprotocol }) => {
    if (subprotocol === 'actioncable-v1-json') return 80
    return /^\s*\{\s*"(?:identifier|command)"\s*:\s*"(?:\{|subscribe|unsubscribe|message)/.test(head) ? 45 : 0
  },
  tell(members) {
    const [type, command] = [named(members.get('type')), named(members.get('command'))]
    const identifier = stringOf(members.get('identifier'))
    const channel = identifier === null ? null : (/"channel"\s*:\s*"([^"]{1,100})"/.exec(identifier)?.[1] ?? identifier)
    const of = channel === null ? '' : ` of ${channel}`
    const fields = fieldsOf({ type: type ?? command ?? (members.has('message') ? 'message' : null), channel })
    if (type !== null) return { summary: `${type}${of}${TYPES[type] === undefined ? '' : `: ${TYPES[type]}`}`, fields }
    if (command !== null) return { summary: `${command}${of}`, fields }
    return members.has('message') ? { summary: `message${of}`, fields } : null
  },
})
