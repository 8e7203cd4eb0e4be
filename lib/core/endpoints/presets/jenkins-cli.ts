import { hexEncode } from '../../bytes/hex'
import { cliCommand, encodeCli, splitArguments } from '../../jenkins/cli'
import type { Preset } from '../preset'

const COMMAND = 'who-am-i'

export default {
  id: 'jenkins-cli',
  title: 'Jenkins CLI',
  group: 'Jenkins',
  about:
    'The command line channel at /cli/ws. Runs one command as soon as it is open; who-am-i is answered by every Jenkins and changes nothing.',
  keywords: ['cli/ws', 'who-am-i', 'x-cli-error', 'origin'],
  fields: [
    { name: 'host', label: 'Jenkins host', example: 'ci.example.com', hint: 'Host, port and context path of the Jenkins URL' },
    {
      name: 'origin',
      label: 'Jenkins root URL',
      example: 'https://ci.example.com',
      hint: 'As configured in Jenkins, without the context path',
    },
    { name: 'command', label: 'Command', example: COMMAND, hint: 'With its arguments as in a shell, such as build "my job" -p A=b' },
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
  frames: ({ command = '' }) =>
    cliCommand(splitArguments(command.trim() === '' ? COMMAND : command)).map((message) => ({
      opcode: 'binary',
      hex: hexEncode(encodeCli(message) ?? new Uint8Array()),
    })),
  source: 'jenkinsci/jenkins, CLIAction and PlainCLIProtocol',
} satisfies Preset
