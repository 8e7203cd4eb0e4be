import type { Preset } from '../preset'

export default {
  id: 'mqtt',
  title: 'MQTT',
  group: 'Messaging',
  about: 'MQTT 3.1.1 in binary frames; begins with CONNECT: clean session, keep-alive 60 s, the client name left to the broker.',
  keywords: ['mosquitto', 'broker', 'iot', 'emqx', 'hivemq'],
  fields: [
    { name: 'host', label: 'Broker', example: 'broker.example.com' },
    { name: 'path', label: 'Path', example: '/mqtt' },
  ],
  url: 'wss://{{host}}{{path}}',
  lines: [{ line: 'Sec-WebSocket-Protocol: mqtt' }],
  session: { sendOnOpen: [{ opcode: 'binary', hex: '10 0c 00 04 4d 51 54 54 04 02 00 3c 00 00' }] },
  source: 'OASIS MQTT 3.1.1 §3.1 and §6',
} satisfies Preset
