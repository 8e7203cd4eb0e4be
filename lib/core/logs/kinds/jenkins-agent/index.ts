import type { HeaderLine } from '../../../handshake/draft'
import { DEFAULT_MASK, encodeCapability } from '../../../jenkins/capability'
import { asDryRun } from '../../../jenkins/dry-run'
import { draftTo, plainGetTo, webSocketUrlOf } from '../../log-draft'
import type { LogFacts, LogKind } from '../../log-kind'
import { SENTENCES } from './sentences'

/** What a Jenkins agent in WebSocket mode prints. */
export const jenkinsAgent: LogKind = {
  id: 'jenkins-agent',
  title: 'Jenkins agent (WebSocket)',
  sentences: SENTENCES,
  clues: [
    {
      pattern: /(?:^|\s)-url[ =]"?(https?:\/\/[^\s"]{1,500})/,
      facts: (match) => ({ url: match[1] ?? '' }),
      examples: ['java -jar agent.jar -url https://ci.example.com/jenkins/ -name my-agent -webSocket'],
    },
    {
      pattern: /-jnlpUrl[ =]"?(https?:\/\/[^\s"]{1,400}?\/)computer\/([^\s/"]{1,200})\//,
      facts: (match) => ({ url: match[1] ?? '', node: decoded(match[2] ?? '') }),
      examples: ['java -jar agent.jar -jnlpUrl https://ci.example.com/computer/my-agent/jenkins-agent.jnlp -workDir /tmp'],
    },
    {
      pattern: /(?:^|\s)-name[ =](?:"([^"]{1,200})"|(\S{1,200}))/,
      facts: (match) => ({ node: match[1] ?? match[2] ?? '' }),
      examples: ['java -jar agent.jar -name "my agent" -webSocket'],
    },
    {
      pattern: /-webSocket\b|WebSocket connection open|JENKINS_WEB_SOCKET=true/,
      facts: () => ({ webSocket: true }),
      examples: ['INFO: WebSocket connection open'],
    },
    {
      pattern: /Setting up (?:agent|slave): (\S{1,200})/,
      facts: (match) => ({ node: match[1] ?? '' }),
      examples: ['INFO: Setting up agent: my-agent'],
    },
    {
      // An agent that looks for a TCP port.
      pattern: /Locating server among \[/,
      facts: () => ({ webSocket: false }),
      examples: ['INFO: Locating server among [http://ci.example.com:8080/]'],
    },
    {
      // Only an agent that speaks WebSocket says so.
      pattern: /Engine\.runWebSocket|HeaderHandler afterResponse|Did not receive X-Remoting-Capability|Failed to connect: Handshake error/,
      facts: () => ({ webSocket: true }),
      examples: ['at hudson.remoting.Engine.runWebSocket(Engine.java:627)', 'hudson.remoting.Engine$1HeaderHandler afterResponse'],
    },
    {
      pattern: /(?:^|\s)JENKINS_URL=(https?:\/\/\S{1,500})/,
      facts: (match) => ({ url: match[1] ?? '' }),
      examples: ['-e JENKINS_URL=https://ci.example.com/'],
    },
    {
      pattern: /JENKINS_AGENT_NAME=(\S{1,200})/,
      facts: (match) => ({ node: match[1] ?? '' }),
      examples: ['-e JENKINS_AGENT_NAME=my-agent'],
    },
    {
      pattern: /-secret[ =]"?([0-9a-fA-F]{64})\b|JENKINS_SECRET=([0-9a-fA-F]{64})\b/,
      facts: (match) => ({ lines: [{ line: `Secret-Key: ${match[1] ?? match[2] ?? ''}`, secret: true }] }),
      examples: [`java -jar agent.jar -secret ${'ab'.repeat(32)} -webSocket`],
    },
    {
      pattern: /-webSocketHeader[ =]"?([!#$%&'*+.^_`|~0-9A-Za-z-]{1,100})=([^\s"]{1,2000})/,
      facts: (match) => ({ lines: [{ line: `${match[1]}: ${match[2]}`, secret: true }] }),
      examples: ['-webSocketHeader X-Gate=abc'],
    },
  ],
  drafts(facts) {
    const meant = facts.status !== undefined || (facts.node !== undefined && facts.url !== undefined)
    if (facts.webSocket === false || (facts.webSocket === undefined && !meant)) return []
    const root = withSlash(webSocketUrlOf(facts.url ?? '') ?? 'wss://{{host}}/')
    const known = facts.lines ?? []
    const secret = known.find((line) => line.line?.startsWith('Secret-Key:')) ?? { line: 'Secret-Key: {{secret:agent}}', secret: true }
    const lines: HeaderLine[] = [
      { line: `Node-Name: ${facts.node ?? '{{node}}'}` },
      secret,
      { line: `X-Remoting-Capability: ${encodeCapability(DEFAULT_MASK)}` },
      ...known.filter((line) => line !== secret),
    ]
    const agent = draftTo(`${root}wsagents/`, lines, 'The agent’s own handshake: a 101 brings the node online')
    const dryRun = asDryRun({ ...agent, note: 'Dry run: name and secret are checked, the node stays as it is' })
    const both = dryRun === null ? [agent] : [dryRun, agent]
    const login = plainGetTo(`${root}login`, [], 'What the agent asks first: /login has to answer 200')
    return facts.status !== undefined && loginFirst(facts) ? [login, ...both] : [...both, login]
  },
}

const loginFirst = (facts: LogFacts) => facts.webSocket !== true && facts.url?.startsWith('http') === true

/** The root of Jenkins: without /login and what follows a question mark, with a slash at the end. */
function withSlash(url: string): string {
  const path = url.replace(/[?#].*$/, '').replace(/\/(?:login|wsagents\/?|tcpSlaveAgentListener\/?)$/, '/')
  return path.endsWith('/') ? path : `${path}/`
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
