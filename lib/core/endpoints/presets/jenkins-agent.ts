import { DEFAULT_MASK, encodeCapability } from '../../jenkins/capability'
import { ONLINE_EFFECT } from '../../jenkins/dry-run'
import type { Preset } from '../preset'

export default {
  id: 'jenkins-agent',
  title: 'Jenkins agent',
  group: 'Jenkins',
  about: 'An inbound agent at /wsagents/: a dry run of its name and secret, or the connection that brings the node online.',
  keywords: ['wsagents', 'remoting', 'dry run', 'inbound', 'cloudbees', 'jnlp', 'node-name', 'secret-key'],
  fields: [
    { name: 'host', label: 'Jenkins host', example: 'ci.example.com', hint: 'Host, port and context path of the Jenkins URL' },
    { name: 'node', label: 'Node name', example: 'my-agent', hint: 'Exactly as in Jenkins, upper and lower case included' },
    { name: 'secret', label: 'Secret', example: 'SECRET', hint: '64 lower-case hex digits, from the page of the node', secret: true },
  ],
  url: 'wss://{{host}}/wsagents/',
  lines: [
    { line: 'Node-Name: {{node}}' },
    { line: 'Secret-Key: {{secret}}' },
    { line: `X-Remoting-Capability: ${encodeCapability(DEFAULT_MASK)}` },
  ],
  modes: [
    {
      id: 'dry-run',
      title: 'Dry run (recommended)',
      about:
        'Without the upgrade: the controller checks name and secret, looks whether the node is free, and refuses. The node does not come online.',
      off: ['Upgrade', 'Connection', 'Sec-WebSocket-Key', 'Sec-WebSocket-Version'],
      lines: [{ line: 'Accept: application/json' }],
    },
    { id: 'real', title: 'Connect for real', about: ONLINE_EFFECT, warns: true },
  ],
  source: 'jenkinsci/remoting, JnlpConnectionState and Capability; jenkinsci/jenkins, WebSocketAgents',
} satisfies Preset
