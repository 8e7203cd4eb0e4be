import { plainGetTo, webSocketUrlOf } from '../log-draft'
import type { LogKind } from '../log-kind'

const SOURCE = 'jenkinsci/remoting, JnlpAgentEndpointResolver and Engine'
const PROBE = 'The page Jenkins TCP of this dashboard asks host and port step by step and says at which one it ends.'

/** What a Jenkins agent prints that uses the TCP port of the controller. */
export const jenkinsTcp: LogKind = {
  id: 'jenkins-tcp',
  title: 'Jenkins agent (TCP port)',
  sentences: [
    {
      id: 'jenkins-tcp-unreachable',
      pattern: /(?<url>https?:\/\/\S{1,400}) provided port:(\d{1,6}) is not reachable on host (\S{1,255})/,
      says: (match) => `port ${match[2]} of ${match[3]}, which the controller names for agents, cannot be reached from the agent`,
      confidence: 'certain',
      basis: 'source',
      layer: 'network',
      cause:
        'The agent reached Jenkins over HTTP and got host and port of the agent listener from it. That port is not open in a firewall, not forwarded by the load balancer, or belongs to a host that forwards only HTTP.',
      remedy: `Open or forward the port, or name another host with hudson.TcpSlaveAgentListener.hostName or -tunnel HOST:PORT. Agents with -webSocket need no such port. ${PROBE}`,
      source: SOURCE,
      examples: ['java.io.IOException: https://ci.example.com/ provided port:50000 is not reachable on host ci.example.com'],
    },
    {
      id: 'jenkins-tcp-identity',
      pattern: /is not in the list of trusted keys|Remote identity \S{1,100} (?:does not match|is not)/,
      says: 'the key on the port is not the one the controller names in X-Instance-Identity',
      confidence: 'certain',
      basis: 'source',
      layer: 'network',
      cause: 'The port leads to another controller than the URL, or a proxy ends TLS on the way and shows its own certificate.',
      remedy: `Let the port lead to the same controller, and through nothing that touches TLS. ${PROBE}`,
      source: 'jenkinsci/remoting, PublicKeyMatchingX509ExtendedTrustManager',
      examples: [
        'java.security.cert.CertificateException: Public key of the first certificate in chain (subject: C=US) is not in the list of trusted keys',
      ],
    },
    {
      id: 'jenkins-tcp-identity-published',
      pattern: /(?<url>https?:\/\/\S{1,400}) appears to be publishing an invalid X-Instance-Identity/,
      says: 'the answer of /tcpSlaveAgentListener/ has no X-Instance-Identity that can be read',
      confidence: 'certain',
      basis: 'source',
      layer: 'application',
      cause: 'The instance-identity plugin is not installed, or a proxy removes or cuts the field.',
      remedy: 'Install the plugin, and let the proxy pass that field on.',
      source: SOURCE,
      examples: [
        'java.io.IOException: https://ci.example.com/tcpSlaveAgentListener/ appears to be publishing an invalid X-Instance-Identity.',
      ],
    },
    {
      id: 'jenkins-tcp-listener-status',
      pattern: /(?<url>https?:\/\/\S{1,400}\/tcpSlaveAgentListener\/?) is invalid: (?<status>\d{3})/,
      says: (match) =>
        match.groups?.status === '404'
          ? 'the controller has no TCP port for agents, or this is not the address of Jenkins'
          : `the agent asked Jenkins for its TCP port and got ${match.groups?.status}`,
      confidence: 'likely',
      basis: 'source',
      layer: (match) => (match.groups?.status === '404' ? 'application' : 'proxy'),
      cause: (match) =>
        match.groups?.status === '404'
          ? 'Jenkins answers 404 there while the TCP port for inbound agents is disabled, which is usual where agents use WebSocket. A missing context path in -url looks the same.'
          : 'Everybody may read that page of Jenkins: a status other than 200 is mostly one of a proxy or a sign-in in front.',
      remedy: 'Add -webSocket to the agent, or enable the port under Manage Jenkins, Security, Agents. Compare -url with the Jenkins URL.',
      source: SOURCE,
      examples: [
        'java.io.IOException: https://ci.example.com/tcpSlaveAgentListener/ is invalid: 404 Not Found',
        'SEVERE: http://ci.example.com/tcpSlaveAgentListener/ is invalid: 302 Found',
      ],
    },
    {
      id: 'jenkins-tcp-not-jenkins',
      pattern: /(?<url>https?:\/\/\S{1,400}) is not Jenkins$/,
      says: 'the address answers, and not as Jenkins: no field names an agent port',
      confidence: 'certain',
      basis: 'source',
      layer: 'proxy',
      cause:
        'Something else answers there with 200, such as a sign-in page or another application, or a proxy removes X-Jenkins-JNLP-Port.',
      remedy: 'Look at the answer below, and correct -url or the proxy.',
      source: SOURCE,
      examples: ['java.io.IOException: https://ci.example.com/ is not Jenkins'],
    },
    {
      id: 'jenkins-tcp-http-port',
      pattern: /Server didn't accept the handshake: (HTTP\/1\.\d \d{3}[^\r\n]{0,80})/,
      says: (match) => `an HTTP server stands at the port given for agents: it answered "${match[1]}"`,
      confidence: 'certain',
      basis: 'reported',
      layer: 'client',
      cause: 'The tunnel or port names the web port of Jenkins or of a load balancer, not the agent listener.',
      remedy: `Name the TCP port for inbound agents (50000 by convention), or use -webSocket on the web port. ${PROBE}`,
      source: 'jenkinsci/amazon-ecs-plugin issue 136',
      examples: ["java.lang.Exception: Server didn't accept the handshake: HTTP/1.1 400 Illegal character CNTL=0x0"],
    },
    {
      id: 'jenkins-tcp-refused',
      pattern:
        /ConnectionRefusalException: (?:JNLP\d-\w{1,20}: )?(Unknown client name: \S{1,200}|Authorization failure|Client certificate[^\r\n]{0,80}|[^\r\n]{1,160})/,
      says: (match) =>
        /^Unknown/.test(match[1] ?? '')
          ? `the controller has no such node: "${match[1]}"`
          : /^Auth/.test(match[1] ?? '')
            ? 'the controller says that the secret is not the one of the node'
            : `the controller refused the agent: "${match[1]}"`,
      confidence: 'certain',
      basis: 'measured',
      layer: 'authentication',
      cause: 'The TCP protocol was spoken up to the check of name and secret, so host, port and TLS are right.',
      remedy: `Copy name and secret from the page of the node. ${PROBE}`,
      source: 'jenkinsci/remoting, JnlpProtocol4Handler; measured on Remoting 3355',
      examples: [
        'org.jenkinsci.remoting.protocol.impl.ConnectionRefusalException: Unknown client name: my-agent',
        'org.jenkinsci.remoting.protocol.impl.ConnectionRefusalException: Authorization failure',
      ],
    },
    {
      id: 'jenkins-tcp-no-protocol',
      pattern: /The server rejected the connection: None of the protocols (?:were accepted|are enabled)/,
      says: 'agent and controller have no protocol in common, or each one they tried failed',
      confidence: 'likely',
      basis: 'source',
      layer: 'application',
      cause:
        'Only JNLP4-connect is left in Jenkins from 2.214 on. "Server reports protocol … not supported, skipping" before this line is normal for all others; a line "encountered an unexpected exception" names the real reason.',
      remedy: `Look at the lines about JNLP4-connect above, and enable it on an old controller. ${PROBE}`,
      symptom: true,
      source: SOURCE,
      examples: ['java.lang.Exception: The server rejected the connection: None of the protocols were accepted'],
    },
    {
      id: 'jenkins-tcp-connect',
      pattern: /Failed to connect to (?<url>https?:\/\/\S{1,400}tcpSlaveAgentListener\/?): ([^\r\n]{1,160})/,
      says: (match) => `the agent could not reach Jenkins over HTTP: ${match[2]}`,
      confidence: 'certain',
      basis: 'source',
      layer: 'network',
      cause:
        'Before it uses the TCP port the agent asks Jenkins over HTTP for it, and did not get through: name, port, TLS, or a proxy setting.',
      remedy: 'Send the draft from the same network.',
      source: SOURCE,
      examples: [
        'java.io.IOException: Failed to connect to https://ci.example.com/tcpSlaveAgentListener/: Connection refused (Connection refused)',
      ],
    },
  ],
  clues: [
    {
      pattern: /Locating server among \[(https?:\/\/[^\],\s]{1,400})/,
      facts: (match) => ({ url: match[1] ?? '' }),
      examples: ['INFO: Locating server among [http://ci.example.com:8080/]'],
    },
  ],
  drafts(facts) {
    const url = webSocketUrlOf(facts.url ?? '')
    if (url === null || facts.webSocket) return []
    const root = url.replace(/tcpSlaveAgentListener\/?$/, '').replace(/\/?$/, '/')
    return [
      plainGetTo(
        `${root}tcpSlaveAgentListener/`,
        facts.node === undefined ? [] : [{ line: `Node-Name: ${facts.node}` }],
        'What the agent asks first: its answer names the port',
      ),
    ]
  },
}
