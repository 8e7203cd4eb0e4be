import type { Preset } from '../preset'

export default {
  id: 'jenkins-cli',
  title: 'Jenkins CLI',
  group: 'Jenkins',
  about: 'The command line channel at /cli/ws; asks who-am-i, which every Jenkins answers and which changes nothing.',
  keywords: ['cli/ws', 'who-am-i', 'x-cli-error', 'origin'],
  fields: [
    { name: 'host', label: 'Jenkins host', example: 'ci.example.com', hint: 'Host, port and context path of the Jenkins URL' },
    {
      name: 'origin',
      label: 'Jenkins root URL',
      example: 'https://ci.example.com',
      hint: 'As configured in Jenkins, without the context path',
    },
    {
      name: 'credentials',
      label: 'Credentials',
      example: 'BASE64',
      hint: 'user:API token as base64. The line is switched off until you need it: anonymous access is allowed',
      secret: true,
    },
  ],
  url: 'wss://{{host}}/cli/ws',
  lines: [{ line: 'Origin: {{origin}}' }, { line: 'Authorization: Basic {{credentials}}', enabled: false }],
  session: {
    sendOnOpen: [
      { opcode: 'binary', hex: '02 00 05 55 54 46 2d 38' },
      { opcode: 'binary', hex: '01 00 05 65 6e 5f 55 53' },
      { opcode: 'binary', hex: '00 00 08 77 68 6f 2d 61 6d 2d 69' },
      { opcode: 'binary', hex: '03' },
    ],
  },
  source: 'jenkinsci/jenkins, CLIAction and PlainCLIProtocol',
} satisfies Preset
