import { draftTo, webSocketUrlOf } from '../log-draft'
import type { LogKind } from '../log-kind'

const CODES: Readonly<Record<string, readonly [says: string, remedy: string]>> = {
  '4400': [
    'a message was not valid for the protocol',
    'Compare the messages with the subprotocol both agreed on: two of them have similar names.',
  ],
  '4401': [
    'a subscription was sent before the connection was acknowledged, or the server refused the credentials',
    'Send connection_init first, with the credentials in its payload where the server wants them there.',
  ],
  '4403': ['the server refused connection_init', 'Look at the credentials in the payload of connection_init.'],
  '4406': [
    'client and server speak different subprotocols',
    'The package graphql-ws speaks graphql-transport-ws; subscriptions-transport-ws speaks graphql-ws. Use the same on both sides.',
  ],
  '4408': ['no connection_init came in time', 'Let the client send connection_init right after the connection is open.'],
  '4409': ['two subscriptions used the same id', 'Use a fresh id for each subscription.'],
  '4429': ['connection_init was sent more than once', 'Send it once.'],
  '4500': ['the server failed while it handled a message', 'Look into the log of the server.'],
  '4504': ['no connection_ack came in time', 'Look whether the server hangs in its onConnect.'],
}

/** What GraphQL clients print: graphql-ws, subscriptions-transport-ws, Apollo, urql. */
export const graphqlWs: LogKind = {
  id: 'graphql-ws',
  title: 'graphql-ws, Apollo',
  sentences: [
    {
      id: 'graphql-closed',
      pattern:
        /\b(44(?:00|01|03|06|08|09|29)|4500|4504)\b:? ?(?:["'(]?(Invalid message|Unauthorized|Forbidden|Subprotocol not acceptable|Connection initiali[sz]ation timeout|Subscriber for [^\r\n"']{1,80} already exists|Too many initiali[sz]ation requests|Internal server error|Connection acknowledgement timeout))?/,
      context: /graphql|subscription|connection_init|apollo|urql/i,
      says: (match) => `closed with ${match[1]}: ${CODES[match[1] ?? '']?.[0] ?? 'a refusal of the GraphQL protocol'}`,
      confidence: 'likely',
      basis: 'source',
      layer: 'application',
      cause: 'These codes belong to the protocol graphql-transport-ws: the WebSocket was open, and the server refused what was said in it.',
      remedy: (match) => CODES[match[1] ?? '']?.[1] ?? 'Look the code up in PROTOCOL.md of graphql-ws.',
      source: 'enisdenjo/graphql-ws, PROTOCOL.md',
      examples: [
        'graphql-ws: Socket closed with event 4406 Subprotocol not acceptable',
        '[graphql] CloseEvent { code: 4401, reason: "Unauthorized" }'.replace('code: 4401, reason: ', '4401: '),
      ],
    },
    {
      id: 'graphql-close-event',
      pattern: /Socket closed with event (?!44|45)(\d{4}) ?([^\r\n]{0,125})/,
      says: (match) => `the WebSocket under the subscription closed with ${match[1]}${match[2]?.trim() ? ` (${match[2].trim()})` : ''}`,
      confidence: 'certain',
      basis: 'source',
      layer: 'network',
      cause:
        '1006 means that no Close frame came, also where the opening handshake itself was refused: a browser gives the same code for both.',
      remedy: 'Send the draft below: it shows the status of a refusal, or how an open connection ends.',
      source: 'apollographql/apollo-client, GraphQLWsLink',
      examples: ['ApolloError: Socket closed with event 1006'],
    },
  ],
  clues: [],
  drafts(facts) {
    const url = webSocketUrlOf(facts.url ?? '') ?? 'wss://{{host}}/graphql'
    return [
      draftTo(url, [{ line: 'Sec-WebSocket-Protocol: graphql-transport-ws' }], 'graphql-transport-ws', {
        session: { sendOnOpen: [{ opcode: 'text', text: '{"type":"connection_init"}' }] },
      }),
    ]
  },
}
