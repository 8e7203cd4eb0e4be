import type { Preset } from '../preset'

/** A Java serialisation of hudson.remoting.Capability with the mask 0x1FE: every capability bit there is. */
const CAPABILITY = 'rO0ABXNyABpodWRzb24ucmVtb3RpbmcuQ2FwYWJpbGl0eQAAAAAAAAABAgABSgAEbWFza3hwAAAAAAAAAf4='

export default {
  id: 'jenkins-agent',
  title: 'Jenkins agent',
  group: 'Jenkins',
  about: 'An inbound agent at /wsagents/. A 101 brings the node online: builds may be scheduled on it.',
  keywords: ['wsagents', 'remoting', 'inbound', 'cloudbees', 'jnlp', 'node-name', 'secret-key'],
  fields: [
    { name: 'host', label: 'Jenkins host', example: 'ci.example.com', hint: 'Host, port and context path of the Jenkins URL' },
    { name: 'node', label: 'Node name', example: 'my-agent', hint: 'Exactly as in Jenkins, upper and lower case included' },
    { name: 'secret', label: 'Secret', example: 'SECRET', hint: '64 lower-case hex digits, from the page of the node', secret: true },
  ],
  url: 'wss://{{host}}/wsagents/',
  lines: [{ line: 'Node-Name: {{node}}' }, { line: 'Secret-Key: {{secret}}' }, { line: `X-Remoting-Capability: ${CAPABILITY}` }],
  source: 'jenkinsci/remoting, JnlpConnectionState and Capability; jenkinsci/jenkins, WebSocketAgents',
} satisfies Preset
