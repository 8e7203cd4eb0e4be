import type { Preset } from '../preset'

export default {
  id: 'socket-io',
  title: 'Socket.IO',
  group: 'Messaging',
  about: 'Socket.IO 3 and 4 (Engine.IO 4) straight over WebSocket; joins the main namespace.',
  keywords: ['engine.io', 'eio', 'polling'],
  fields: [{ name: 'host', label: 'Host', example: 'example.com' }],
  url: 'wss://{{host}}/socket.io/?EIO=4&transport=websocket',
  lines: [],
  session: { sendOnOpen: [{ opcode: 'text', text: '40' }] },
  source: 'socketio/socket.io, Engine.IO protocol 4 and Socket.IO protocol 5',
} satisfies Preset
