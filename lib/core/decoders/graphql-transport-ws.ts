import { named } from './parts/json-members'
import { fieldsOf, jsonMessages } from './parts/json-message'

const SUBPROTOCOL = 'graphql-transport-ws'
/** Message types of the protocol of the npm package graphql-ws, and what they do. */
const TYPES: Readonly<Record<string, string>> = {
  connection_init: 'asks to begin',
  connection_ack: 'the connection may be used',
  ping: 'asks for a pong',
  pong: 'answers a ping',
  subscribe: 'starts an operation',
  next: 'a result',
  error: 'the operation failed and is over',
  complete: 'the operation is over',
}
const SHAPE = /^\s*\{\s*"(?:id|type|payload)"\s*:/
const NAMED_TYPE = /"type"\s*:\s*"(?:connection_init|connection_ack|subscribe|next|complete)"/

/** GraphQL over WebSocket as the npm package graphql-ws speaks it, whose subprotocol is graphql-transport-ws. */
export const graphqlTransportWs = jsonMessages({
  id: 'graphql-transport-ws',
  title: 'graphql-transport-ws',
  fits: (head, { subprotocol }) => {
    if (subprotocol === SUBPROTOCOL) return 80
    return subprotocol === null && SHAPE.test(head) && NAMED_TYPE.test(head) ? 42 : 0
  },
  tell(members) {
    const [type, id] = [named(members.get('type')), named(members.get('id'))]
    const meaning = type === null ? undefined : TYPES[type]
    if (type === null || meaning === undefined) return null
    return { summary: `${type}${id === null ? '' : ` ${id}`}: ${meaning}`, fields: fieldsOf({ type, id }) }
  },
})
