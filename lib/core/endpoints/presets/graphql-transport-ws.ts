import type { Preset } from '../preset'

export default {
  id: 'graphql-transport-ws',
  title: 'GraphQL (graphql-transport-ws)',
  group: 'Messaging',
  about: 'The subprotocol of the graphql-ws package; a server of the older graphql-ws subprotocol closes it with 4406.',
  keywords: ['apollo', 'subscription', 'graphql-ws', 'connection_init'],
  fields: [
    { name: 'host', label: 'Host', example: 'example.com' },
    { name: 'path', label: 'Path', example: '/graphql' },
  ],
  url: 'wss://{{host}}{{path}}',
  lines: [{ line: 'Sec-WebSocket-Protocol: graphql-transport-ws' }],
  session: { sendOnOpen: [{ opcode: 'text', text: '{"type":"connection_init"}' }] },
  source: 'enisdenjo/graphql-ws, PROTOCOL.md',
} satisfies Preset
