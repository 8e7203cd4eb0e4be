import type { LogSentence } from '../../log-kind'

const JENKINS = /hudson\.remoting|io\.jenkins\.remoting|jenkinsci\.remoting|agent\.jar|\/wsagents|-webSocket|[Jj]enkins|[Rr]emoting/
const SOURCE = 'jenkinsci/remoting, Engine; eclipse-ee4j/tyrus, TyrusClientEngine; measured on Jenkins 2.578'

/** A status in an agent's log has several usual reasons: each is a sentence of its own. */
function onStatus(status: string, id: string, rest: Omit<LogSentence, 'id' | 'pattern' | 'context' | 'source' | 'examples'>): LogSentence {
  return {
    id: `jenkins-agent-${id}`,
    pattern: new RegExp(`Response code was not 101: (?<status>${status})(?!\\d)`),
    context: JENKINS,
    source: SOURCE,
    examples: [
      `Caused by: io.jenkins.remoting.shaded.org.glassfish.tyrus.core.HandshakeException: Response code was not 101: ${status.replace(/\[.*|\|.*/, '2')}.`,
    ],
    ...rest,
  }
}

const CHECK_DRY =
  'Fill the secret into the draft below: a result with 403, an empty body and no X-Jenkins is the secret; anything else is not.'

/** What a Jenkins agent in WebSocket mode prints where it does not connect, or not for long. */
export const SENTENCES: readonly LogSentence[] = [
  onStatus('403', 'secret', {
    says: 'the agent was refused with 403: most often the secret does not belong to the node of that name',
    confidence: 'likely',
    basis: 'measured',
    layer: 'authentication',
    cause:
      'Jenkins answers 403 with an empty body where the secret is not the one of the node: it was copied from another node or another controller, or the node was made anew.',
    remedy: `Copy secret and name from the page of the node, on the controller that -url names. ${CHECK_DRY}`,
  }),
  onStatus('403', 'refused-in-front', {
    says: 'possibly a proxy or a firewall in front of Jenkins answered the 403',
    confidence: 'possible',
    basis: 'measured',
    layer: 'firewall',
    cause:
      'An agent sends no User-Agent and three fields no browser has: firewalls refuse that by rule. Their answer has a body or a Server field that is not Jetty’s.',
    remedy: 'Allow GET and the upgrade on /wsagents/. Where a gateway wants a token, give it with -webSocketHeader NAME=VALUE.',
  }),
  onStatus('403', 'not-registered', {
    says: 'possibly Jenkins has no WebSocket agents: older than 2.216, or not run by its own Jetty',
    confidence: 'possible',
    basis: 'source',
    layer: 'application',
    cause:
      'Where /wsagents/ is not registered and anonymous users may read nothing, Jenkins answers 403 "Authentication required" with X-Jenkins.',
    remedy: 'Run Jenkins 2.217 or newer with java -jar jenkins.war. Under Tomcat and other containers agents can only use the TCP port.',
  }),
  onStatus('400', 'upgrade-lost', {
    says: 'the agent was refused with 400: most often a proxy did not pass the upgrade on',
    confidence: 'likely',
    basis: 'measured',
    layer: 'proxy',
    cause:
      'Jenkins answers 400 "only WS connections accepted here" where name and secret are right and Upgrade did not arrive. nginx and Apache remove it unless told otherwise.',
    remedy:
      'nginx: proxy_http_version 1.1, proxy_set_header Upgrade $http_upgrade, proxy_set_header Connection from a map. Apache 2.4.47 and newer: ProxyPass … upgrade=websocket. The draft below shows the text of the 400, which names the reason.',
  }),
  onStatus('400', 'connected-or-unknown', {
    says: 'possibly the node is unknown, is no inbound agent, or is connected already',
    confidence: 'possible',
    basis: 'measured',
    layer: 'application',
    cause:
      'The same status says "no such agent" for a misspelt or deleted node, and from Jenkins 2.511 on "is already connected to this controller" and "is not an inbound agent". A missing field gives "This endpoint is only for use from agent.jar in WebSocket mode".',
    remedy: 'Compare -name with the node, upper and lower case included; stop a second agent of that name. The draft below shows the text.',
  }),
  onStatus('404', 'not-found', {
    says: 'the agent was refused with 404: most often -url lacks the context path of Jenkins, or a proxy routes /wsagents/ elsewhere',
    confidence: 'likely',
    basis: 'documented',
    layer: 'proxy',
    cause:
      'The agent asks for wsagents/ under -url. With a path such as /jenkins/ in front, or a controller under an operations center, that path has to be in -url. Jenkins itself answers 404 where it is older than 2.216 and anonymous users may read.',
    remedy:
      'Give -url as Manage Jenkins shows it under Jenkins URL, with a slash at the end, and use the same prefix on both sides of the proxy.',
  }),
  onStatus('500', 'failed', {
    says: 'the agent was refused with 500: most often the node is connected already, or is no inbound agent, on a Jenkins before 2.511',
    confidence: 'likely',
    basis: 'source',
    layer: 'application',
    cause: 'Jenkins 2.216 to 2.510 answer those two with an error page and 500; newer ones with 400 and a text.',
    remedy: 'Stop the other agent of that name, or wait until the controller notices that it is gone; look at the launcher of the node.',
  }),
  onStatus('50[234]', 'gateway', {
    says: 'a proxy answered the agent for Jenkins: the controller behind it is down, starting, or not reached',
    confidence: 'likely',
    basis: 'measured',
    layer: 'proxy',
    cause:
      '502 and 504 come from a proxy that got no answer; 503 also from a Jenkins that is starting, with a page titled Starting Jenkins.',
    remedy: 'Look whether the controller runs, and at the address and port the proxy sends to.',
  }),
  onStatus('200', 'page', {
    says: 'an ordinary page answered instead of Jenkins',
    confidence: 'likely',
    basis: 'unverified',
    layer: 'proxy',
    cause: 'A sign-in page, a captive portal or a cache may answer 200 in the place of Jenkins.',
    remedy: 'Look at the body below: it shows whose page that is. Exempt /wsagents/ from it.',
  }),
  {
    id: 'jenkins-agent-redirected',
    pattern: /Received HTTP response status code: (?<status>3\d\d) and redirect processing is not enabled/,
    says: (match) => `the agent was sent elsewhere (${match.groups?.status}) and agents follow no redirect`,
    confidence: 'certain',
    basis: 'source',
    layer: 'proxy',
    cause:
      'http that leads to https, a missing prefix, or a page to sign in: an agent needs the address at which /wsagents/ itself answers.',
    remedy:
      'Use the address in Location as -url, with https. Where it is a page to sign in, exempt /login, /wsagents/ and /tcpSlaveAgentListener/.',
    source: SOURCE,
    examples: [
      'Caused by: io.jenkins.remoting.shaded.org.glassfish.tyrus.core.HandshakeException: Received HTTP response status code: 302 and redirect processing is not enabled.',
    ],
  },
  {
    id: 'jenkins-agent-unauthorized',
    pattern: /tyrus\S{0,80}AuthenticationException|Authentication failed\.$/,
    context: JENKINS,
    says: 'the agent was answered with 401: something in front of Jenkins wants credentials',
    confidence: 'likely',
    basis: 'source',
    layer: 'authentication',
    cause:
      '/wsagents/ itself never answers 401 to an agent that sends no Authorization: a proxy with its own sign-in does, or Jenkins to a wrong Basic header given with -webSocketHeader.',
    remedy: 'Exempt /login, /wsagents/ and /tcpSlaveAgentListener/ from it, or drop the wrong header.',
    source: SOURCE,
    examples: ['io.jenkins.remoting.shaded.org.glassfish.tyrus.client.auth.AuthenticationException: Authentication failed.'],
  },
  {
    id: 'jenkins-agent-unavailable',
    pattern: /HTTP Status code (?<status>503) - Service Unavailable/,
    says: 'the agent was answered with 503: Jenkins is starting, or the proxy has no backend for it',
    confidence: 'likely',
    basis: 'source',
    layer: 'proxy',
    cause: 'A controller that starts or restarts answers 503 with a page that says so; a proxy without a healthy backend does the same.',
    remedy: 'Wait for the controller; agents try again by themselves. If it stays, look at the health checks of the proxy.',
    source: SOURCE,
    examples: ['Caused by: RetryAfterException: HTTP Status code 503 - Service Unavailable.'],
  },
  {
    id: 'jenkins-agent-not-ready',
    pattern: /(?<url>https?:\/\/[^\s"]{1,500}?)(?:login)? is not ready: (?<status>\d{3})/,
    says: (match) => `before it connects the agent asks for ${'login'}, and got ${match.groups?.status} instead of 200`,
    confidence: 'certain',
    basis: 'source',
    layer: (match) => (match.groups?.status?.startsWith('5') ? 'application' : 'proxy'),
    cause: (match) =>
      /^3/.test(match.groups?.status ?? '')
        ? 'Java follows no redirect from http to https, and none of another host that answers with a page: -url names http, or a sign-in page stands in front of /login.'
        : /^40[13]/.test(match.groups?.status ?? '')
          ? 'A sign-in or a firewall stands in front of /login. Jenkins shows that page to everybody.'
          : /^5/.test(match.groups?.status ?? '')
            ? 'The controller is starting, or the proxy does not reach it.'
            : 'The address is not that of Jenkins: its context path is missing, or a proxy routes it elsewhere.',
    remedy:
      'Ask for /login as the first draft does. It has to answer 200 without signing in; only then does the agent try /wsagents/ at all.',
    source: 'jenkinsci/remoting, Engine: before every connection from 3283 on, before reconnecting in older ones',
    examples: [
      'INFO: https://ci.example.com/login is not ready: 302',
      'Nov 20, 2026 1:59:11 PM hudson.remoting.Launcher$CuiListener status INFO: https://ci.example.com/jenkins/login is not ready: 503',
    ],
  },
  {
    id: 'jenkins-agent-no-capability',
    pattern: /Did not receive X-Remoting-Capability header/,
    says: 'the answer had no X-Remoting-Capability: it is not from the part of Jenkins that has checked name and secret',
    confidence: 'likely',
    basis: 'measured',
    layer: 'application',
    cause:
      'Jenkins sets that field once name, secret and capability are found right, on refusals after that too. So the secret or the name is wrong, the node is connected already, or something else than Jenkins answered. A proxy that only removes Upgrade is not the reason: that answer has the field.',
    remedy: `Look at secret and name first. ${CHECK_DRY}`,
    source: 'jenkinsci/jenkins, WebSocketAgents; jenkinsci/remoting, Engine; measured on Jenkins 2.578',
    examples: ['WARNING: Did not receive X-Remoting-Capability header'],
  },
  {
    id: 'jenkins-agent-handshake-error',
    pattern: /Failed to connect: Handshake error\.|(?:DeploymentException|SEVERE|SCHWERWIEGEND|GRAVE)\S{0,10}:? Handshake error\./,
    says: 'the opening handshake was not answered with 101, and the log does not say with what',
    confidence: 'possible',
    basis: 'source',
    layer: 'application',
    cause:
      'From Remoting 3283 on (Jenkins 2.485) the agent drops the cause of "Handshake error.", where older ones print "Response code was not 101" below it.',
    remedy: 'Fill node and secret into the draft below and send it: the result says what was answered, and by whom.',
    symptom: true,
    source: SOURCE,
    examples: [
      'INFO: Failed to connect: Handshake error.',
      'SCHWERWIEGEND: Handshake error.',
      'io.jenkins.remoting.shaded.jakarta.websocket.DeploymentException: Handshake error.',
    ],
  },
  {
    id: 'jenkins-agent-incorrect-secret',
    pattern: /incorrect secret for (?<node>\S{1,200})/,
    says: (match) => `the controller says that the secret is not the one of node ${match.groups?.node}`,
    confidence: 'certain',
    basis: 'source',
    layer: 'authentication',
    cause: 'This is the controller’s own log line for a 403 at /wsagents/.',
    remedy: 'Copy the secret from the page of the node.',
    source: 'jenkinsci/jenkins, WebSocketAgents',
    examples: ['WARNING jenkins.agents.WebSocketAgents#doIndex: incorrect secret for my-agent'],
  },
  {
    id: 'jenkins-agent-already-connected',
    pattern: /(?<node>\S{1,200}) is already connected to this (?:controller|master)/,
    says: (match) => `node ${match.groups?.node} is connected already, so the second connection was refused`,
    confidence: 'certain',
    basis: 'measured',
    layer: 'application',
    cause:
      'Another agent of that name runs, or the controller has not noticed yet that the old connection is dead: without a FIN that takes up to its ping and idle limits, some minutes.',
    remedy:
      'Stop the other agent, or disconnect the node in Jenkins. An agent that kept its Connection-Cookie takes its own connection over.',
    source: 'jenkinsci/jenkins, DefaultJnlpSlaveReceiver; measured on Jenkins 2.578; jenkinsci/docker-agents issue 593',
    examples: [
      'hudson.slaves.SlaveComputer: my-agent is already connected to this controller. Rejecting this connection.',
      'ERROR: my-agent is already connected to this master. Rejecting this connection.',
    ],
  },
  {
    id: 'jenkins-agent-not-inbound',
    pattern: /(?<node>\S{1,200}) is not an inbound agent/,
    says: (match) => `node ${match.groups?.node} has another launch method than "Launch agent by connecting it to the controller"`,
    confidence: 'certain',
    basis: 'measured',
    layer: 'application',
    cause: 'Jenkins takes a connection only for nodes whose launcher waits for one.',
    remedy: 'Change the launch method of the node.',
    source: 'jenkinsci/jenkins, DefaultJnlpSlaveReceiver; measured on Jenkins 2.578',
    examples: ['ERROR: ssh1 is not an inbound agent'],
  },
  {
    id: 'jenkins-agent-one-url',
    pattern: /-webSocket supports only a single -url/,
    says: 'two -url were given, and an agent in WebSocket mode takes one',
    confidence: 'certain',
    basis: 'source',
    layer: 'client',
    cause: 'Before Jenkins 2.246 the .jnlp file of a node could name two addresses, the configured one and the one it was read from.',
    remedy: 'Give one -url, and no -jnlpUrl of such a controller.',
    source: 'jenkinsci/remoting, Launcher; CloudBees knowledge base 360053297331',
    examples: ['-webSocket supports only a single -url'],
  },
  {
    id: 'jenkins-agent-version',
    pattern: /Agent version (\S{1,60}) or newer is required/,
    says: (match) => `agent.jar is older than ${match[1]}, the oldest this controller supports`,
    confidence: 'certain',
    basis: 'source',
    layer: 'client',
    cause:
      'The controller names the oldest version in X-Remoting-Minimum-Version. Over WebSocket the agent says so and goes on; on the TCP port it gives up.',
    remedy: 'Fetch agent.jar from /jnlpJars/agent.jar of this controller.',
    source: 'jenkinsci/remoting, Engine and JnlpAgentEndpointResolver',
    examples: ['java.io.IOException: Agent version 3107.v665000b_51092 or newer is required.'],
  },
  {
    id: 'jenkins-agent-certificate',
    pattern: /PKIX path building failed|unable to find valid certification path to requested target/,
    says: 'the Java of the agent does not trust the certificate of that address',
    confidence: 'certain',
    basis: 'documented',
    layer: 'client',
    cause:
      'The certificate is self-signed or of a private authority that is not in the truststore of this Java, or the server does not send its intermediate certificates.',
    remedy:
      'Give the authority with -cert @file.pem, or put it into the truststore. The TLS tab shows the chain that is sent, and what is missing in it.',
    source: 'OpenJDK, sun.security.validator.PKIXValidator; jenkinsci/remoting, Launcher',
    examples: [
      'Caused by: sun.security.validator.ValidatorException: PKIX path building failed: sun.security.provider.certpath.SunCertPathBuilderException: unable to find valid certification path to requested target',
    ],
  },
  {
    id: 'jenkins-agent-unreached',
    pattern: /java\.net\.(ConnectException|UnknownHostException|NoRouteToHostException|SocketTimeoutException)(: [^\r\n]{0,120})?/,
    context: JENKINS,
    says: (match) =>
      match[1] === 'UnknownHostException'
        ? `the name of the host does not resolve${match[2] ?? ''}`
        : `the host was not reached${match[2] ?? ''}`,
    confidence: 'certain',
    basis: 'documented',
    layer: 'network',
    cause: 'No byte of HTTP travelled: the name, the port, a firewall or a proxy setting of this Java is wrong.',
    remedy: 'Send the draft from the same network. Java reads https.proxyHost and http.proxyHost, not https_proxy.',
    source: 'OpenJDK, java.net',
    examples: ['java.net.ConnectException: Connection refused (Connection refused)', 'java.net.UnknownHostException: ci.example.com'],
  },
  {
    id: 'jenkins-agent-idle',
    pattern: /WebSocketTimeoutException: Connection Idle Timeout/,
    says: 'the connection was ended for being idle',
    confidence: 'likely',
    basis: 'documented',
    layer: 'application',
    cause:
      'Jenkins pings every 30 s and Jetty ends what is idle. Jenkins 2.363 to 2.394 have an idle limit of 30 s too, which flaps; from 2.395 on it is 60 s. With pings switched off, or held back on the way, any limit is reached.',
    remedy:
      'Use Jenkins 2.395 or newer. Keep jenkins.websocket.pingInterval below jenkins.websocket.idleTimeout and below the limits of every proxy.',
    source: 'JENKINS-69955; jenkinsci/jenkins, WebSocketSession',
    examples: ['org.eclipse.jetty.websocket.api.exceptions.WebSocketTimeoutException: Connection Idle Timeout'],
  },
  {
    id: 'jenkins-agent-ping',
    pattern: /Ping started at \d{1,16} hasn't completed by \d{1,16}|Ping failed\. Terminating the channel/,
    says: 'controller and agent did not answer each other’s ping in time, so the channel was ended',
    confidence: 'certain',
    basis: 'documented',
    layer: 'network',
    cause:
      'The connection was dead without anybody noticing, or one side was too busy: a full collection of garbage, a saturated line, a suspended machine.',
    remedy: 'Look at the load of both machines at that time, and at limits for idle connections on the way.',
    source: 'jenkinsci/remoting, PingThread',
    examples: ["java.util.concurrent.TimeoutException: Ping started at 1625060000000 hasn't completed by 1625060240000"],
  },
  {
    id: 'jenkins-agent-too-big',
    pattern: /\b1009\b[^\r\n]{0,120}(?:too large|too big|message size|exceed|resulting message)|CloseReason\S{0,4}:? code \[1009\]/i,
    context: JENKINS,
    says: 'a message was larger than one side takes (close code 1009)',
    confidence: 'likely',
    basis: 'measured',
    layer: 'proxy',
    cause:
      'Agents and controllers cut their messages at 8 KiB; Jetty takes 64 KiB. Something between them joins frames, or has a smaller buffer.',
    remedy: 'Look for a gateway on the way that reassembles messages, and raise its limit.',
    source: 'measured on Jenkins 2.578; jetty.project, WebSocketConstants',
    examples: ['hudson.remoting.Engine: onClose: CloseReason: code [1009], reason [Binary message size 8194 exceeds maximum size 8192]'],
  },
  {
    id: 'jenkins-agent-closed',
    pattern: /java\.nio\.channels\.ClosedChannelException|hudson\.remoting\.ChannelClosedException/,
    says: 'the channel was closed, and this line does not say by whom',
    confidence: 'possible',
    basis: 'source',
    layer: 'network',
    cause: 'The transport under the channel ended. The lines before it, or the log of the other side at that time, name the reason.',
    remedy: 'Send the draft below and leave it open: the result tells how the transport ends, and after how much silence.',
    symptom: true,
    source: 'jenkinsci/remoting, Engine and Channel',
    examples: [
      'java.nio.channels.ClosedChannelException',
      'hudson.remoting.ChannelClosedException: Channel "unknown": Remote call on my-agent failed.',
    ],
  },
]
