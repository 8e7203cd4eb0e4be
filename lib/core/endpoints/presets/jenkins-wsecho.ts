import type { Preset } from '../preset'

export default {
  id: 'jenkins-wsecho',
  title: 'Jenkins echo',
  group: 'Jenkins',
  about:
    'The echo of Jenkins at /wsecho/: shows whether WebSockets pass every proxy up to Jenkins, without an agent. Needs an administrator.',
  keywords: ['wsecho', 'echo', 'proxy', 'hello'],
  fields: [
    { name: 'host', label: 'Jenkins host', example: 'ci.example.com', hint: 'Host, port and context path of the Jenkins URL' },
    {
      name: 'credentials',
      label: 'Credentials',
      example: 'BASE64',
      hint: 'user:API token of an administrator as base64; without them the answer is 403',
      secret: true,
    },
  ],
  url: 'wss://{{host}}/wsecho/',
  lines: [{ line: 'Authorization: Basic {{credentials}}' }],
  session: { sendOnOpen: [{ opcode: 'text', text: 'sockscope' }] },
  source: 'jenkinsci/jenkins, WebSocketEcho',
} satisfies Preset
