import type { Preset } from '../preset'

export default {
  id: 'stomp',
  title: 'STOMP',
  group: 'Messaging',
  about: 'STOMP 1.0 to 1.2, as Spring, RabbitMQ and ActiveMQ speak it; begins with CONNECT.',
  keywords: ['spring', 'rabbitmq', 'activemq', 'sockjs', 'broker'],
  fields: [
    { name: 'host', label: 'Host', example: 'example.com' },
    { name: 'path', label: 'Path', example: '/ws' },
  ],
  url: 'wss://{{host}}{{path}}',
  lines: [{ line: 'Sec-WebSocket-Protocol: v12.stomp, v11.stomp, v10.stomp' }],
  session: {
    sendOnOpen: [{ opcode: 'text', text: 'CONNECT\naccept-version:1.0,1.1,1.2\nhost:{{host}}\nheart-beat:0,0\n\n\u0000' }],
  },
  source: 'stomp/stomp-spec, version 1.2',
} satisfies Preset
