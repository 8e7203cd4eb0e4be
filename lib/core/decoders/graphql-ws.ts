import { named } from './parts/json-members'
import { fieldsOf, jsonMessages } from './parts/json-message'

/** Message types of Apollo's subscriptions-transport-ws, and what they do. */
const TYPES: Readonly<Record<string, string>> = {
  connection_init: 'asks to begin',
  connection_ack: 'the connection may be used',
  connection_error: 'the connection was refused',
  connection_terminate: 'ends the connection',
  ka: 'keeps the connection alive',
  start: 'starts an operation',
  stop: 'ends an operation',
  data: 'a result',
  error: 'the operation failed',
  complete: 'the operation is over',
}

/** The older GraphQL protocol, of subscriptions-transport-ws: its subprotocol is graphql-ws, unlike that of the package of that name. */
export const graphqlWs = jsonMessages({
  id: 'graphql-ws',
  title: 'graphql-ws (subscriptions-transport-ws)',
  fits: (_head, { subprotocol }) => (subprotocol === 'graphql-ws' ? 80 : 0),
  tell(members) {
    const [type, id] = [named(members.get('type')), named(members.get('id'))]
    const meaning = type === null ? undefined : TYPES[type]
    const fields = fieldsOf({ type, id })
    if (type === 'subscribe' || type === 'next' || type === 'ping' || type === 'pong') {
      const note = `"${type}" is a message of the subprotocol graphql-transport-ws: the package graphql-ws speaks that one, and this connection agreed on the older graphql-ws`
      return { summary: type, fields, note }
    }
    if (type === null || meaning === undefined) return null
    return { summary: `${type}${id === null ? '' : ` ${id}`}: ${meaning}`, fields }
  },
})
