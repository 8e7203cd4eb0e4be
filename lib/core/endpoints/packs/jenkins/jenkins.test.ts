import { expect, it } from 'vitest'
import { accepting, answeredIn, asking, type Conversation, got, said, seenIn, testPack } from '../../../../testing/pack-tester'
import { diagnose } from '../../diagnose'
import { jenkins } from '.'

// Statuses, fields and bodies as recorded from Jenkins 2.578 (its own classes, in Tomcat for the harness), alone and behind nginx,
// Apache and HAProxy; those of older releases are written as their source has them.
const CAPABILITY = 'X-Remoting-Capability: rO0ABXNyABpodWRzb24ucmVtb3RpbmcuQ2FwYWJpbGl0eQAAAAAAAAABAgABSgAEbWFza3hwAAAAAAAAAf4='
const SECRET = 'Secret-Key: b6dbcbebed6eb311704d165013fb72953bd47f91d92bab28da536bb936d2f77d'
const COOKIE = 'fdaaca11905ccab3e92b48c0e48e4ea78dbddc4fe2c2cf0997895f08062f13da'
const MINIMUM = 'X-Remoting-Minimum-Version: 3176.v207ec082a_8c0'
const NOSNIFF = 'X-Content-Type-Options: nosniff'
const AGENT = ['Node-Name: my-agent', SECRET, CAPABILITY]
const REMOTING = [NOSNIFF, CAPABILITY, MINIMUM, `Connection-Cookie: ${COOKIE}`]

const agent = (...lines: string[]) => asking('/wsagents/', ...AGENT, ...lines)
const dry = (...lines: string[]) => ['GET /wsagents/ HTTP/1.1', 'Host: example.com', ...AGENT, ...lines]
const to = (path: string) => [`GET ${path} HTTP/1.1`, 'Host: ci.example.com']
const without = (name: string, lines: readonly string[]) => lines.filter((line) => !line.toLowerCase().startsWith(`${name.toLowerCase()}:`))

const page = (status: string, body: string, ...lines: string[]): Pick<Conversation, 'response' | 'body'> => ({
  response: [`HTTP/1.1 ${status}`, ...lines, 'Content-Type: text/html;charset=utf-8', `Content-Length: ${body.length}`],
  body,
})
const jetty = (status: number, message: string, ...lines: string[]) =>
  page(
    `${status} x`,
    `<html><head><title>Error ${status} ${message}</title></head><body><h2>HTTP ERROR ${status} ${message}</h2></body></html>`,
    NOSNIFF,
    ...lines,
  )
const json = (status: number, message: string, ...lines: string[]) =>
  page(`${status} x`, `{"url":"/wsagents/","status":"${status}","message":"${message}","servlet":"Stapler"}`, NOSNIFF, ...lines)
const tomcat = (status: number, message: string, ...lines: string[]) =>
  page(
    `${status} `,
    `<!doctype html><html lang="en"><head><title>HTTP Status ${status}</title></head><body><p><b>Message</b> ${message}</p></body></html>`,
    NOSNIFF,
    ...lines,
  )
const empty = (status: string, ...lines: string[]): Pick<Conversation, 'response'> => ({
  response: [`HTTP/1.1 ${status}`, ...lines, 'Content-Length: 0'],
})
const nginx = (status: string) =>
  page(
    status,
    `<html>\r\n<head><title>${status}</title></head>\r\n<body>\r\n<center><h1>${status}</h1></center>\r\n<hr><center>nginx/1.22.1</center>\r\n</body>\r\n</html>\r\n`,
    'Server: nginx/1.22.1',
  )
const haproxy = (status: string, text: string) =>
  page(status, `<html><body><h1>${status}</h1>\n${text}\n</body></html>\n`, 'cache-control: no-cache')
const online = accepting(...REMOTING)
const login = page(
  '403 Forbidden',
  '<html><body>Authentication required<!-- You are authenticated as: anonymous --></body></html>',
  NOSNIFF,
  'X-Jenkins: 2.204.1',
  'X-You-Are-Authenticated-As: anonymous',
  'X-Required-Permission: hudson.model.Hudson.Read',
)

const WRONG_SECRET = { request: agent(), ...empty('403 Forbidden', NOSNIFF) }
const DENIED = { request: agent(), ...nginx('403 Forbidden') }
const LOST = { request: agent(), ...tomcat(400, 'only WS connections accepted here', ...REMOTING) }
const DRY = { request: dry('Accept: application/json'), ...json(400, 'only WS connections accepted here', ...REMOTING) }
const BINARY = (at: number, binary: string) => got(at, { binary })

testPack(jenkins, {
  'jenkins/starting': {
    shown: {
      'while it boots': {
        request: agent(),
        ...page(
          '503 Service Unavailable',
          '<html><head><title>Starting Jenkins</title></head></html>',
          'Cache-Control: no-cache,no-store,must-revalidate',
        ),
      },
      'while it restarts': {
        request: agent(),
        ...page('503 Service Unavailable', '<html><head><title>Restarting Jenkins</title></head></html>'),
      },
    },
    not: {
      'a proxy without a backend': {
        request: agent(),
        ...haproxy('503 Service Unavailable', 'No server is available to handle this request.'),
      },
    },
  },
  'jenkins/invalid-sni': {
    shown: { 'by address': { request: agent(), ...jetty(400, 'Invalid SNI', 'Server: Jetty(12.0.22)') } },
  },
  'jenkins/wrong-basic': {
    shown: {
      'a wrong token': {
        request: agent('Authorization: Basic dTpw'),
        ...page('401 Unauthorized', '', 'WWW-Authenticate: Basic realm="Jenkins"'),
      },
    },
    not: {
      'nginx with a login of its own': {
        request: agent('Authorization: Basic dTpw'),
        ...page('401 Unauthorized', '', 'WWW-Authenticate: Basic realm="x"'),
      },
    },
  },
  'jenkins/crumb': {
    shown: {
      'a POST': {
        request: ['POST /wsagents/ HTTP/1.1', 'Host: example.com', ...AGENT, 'Content-Length: 0'],
        ...jetty(403, 'No valid crumb was included in the request'),
      },
    },
    not: { 'a wrong secret': WRONG_SECRET },
  },
  'jenkins/not-registered': {
    shown: { 'a login is asked for': { request: agent(), ...login } },
    not: { 'a wrong secret': WRONG_SECRET, 'a page that needs a login': { request: to('/computer/'), ...login } },
  },
  'jenkins/not-found': {
    shown: {
      'anonymous may read': { request: agent(), ...page('404 Not Found', '<html>Not Found</html>', NOSNIFF, 'X-Jenkins: 2.204.1') },
    },
    not: { 'a page of nginx': { request: agent(), ...nginx('404 Not Found') } },
  },
  'jenkins/fields-missing': {
    shown: {
      'as recorded, nothing sent': {
        request: to('/wsagents/'),
        ...tomcat(400, 'This endpoint is only for use from agent.jar in WebSocket mode'),
      },
      'one is missing, as JSON': {
        request: without('Secret-Key', dry('Accept: application/json')),
        ...json(400, 'This endpoint is only for use from agent.jar in WebSocket mode'),
      },
      'all were sent': { request: agent(), ...jetty(400, 'This endpoint is only for use from agent.jar in WebSocket mode') },
    },
  },
  'jenkins/no-such-agent': {
    shown: {
      'as recorded': { request: agent(), ...tomcat(400, 'no such agent') },
      'at an operations center': { request: asking('/cjoc/wsagents/', ...AGENT), ...jetty(400, 'no such agent') },
    },
    mentions: ['my-agent'],
    not: { elsewhere: { request: to('/chat'), ...jetty(400, 'no such agent') } },
  },
  'jenkins/wrong-secret': {
    shown: {
      'as recorded': WRONG_SECRET,
      'through nginx': {
        request: agent(),
        response: ['HTTP/1.1 403 ', 'Server: nginx/1.22.1', 'Content-Length: 0', 'Connection: keep-alive', NOSNIFF],
      },
      'through HAProxy, in a dry run': {
        request: dry(),
        response: ['HTTP/1.1 403 ', 'x-content-type-options: nosniff', 'content-length: 0'],
      },
      'behind a context path': { request: asking('/jenkins/wsagents/', ...AGENT), ...empty('403 Forbidden', NOSNIFF) },
    },
    confidence: 'likely',
    mentions: ['the secret does not belong to node my-agent'],
    not: {
      'nginx denies': DENIED,
      'HAProxy denies': { request: agent(), ...haproxy('403 Forbidden', 'Request forbidden by administrative rules.') },
      'a login is asked for': { request: agent(), ...login },
      'an empty 403 without nosniff': { request: agent(), ...empty('403 Forbidden') },
      elsewhere: { request: asking('/chat'), ...empty('403 Forbidden', NOSNIFF) },
    },
  },
  'jenkins/wrong-cookie': {
    shown: { 'as recorded': { request: dry('Connection-Cookie: zz'), ...tomcat(500, 'not a hexadecimal digit: &quot;z&quot; = 122') } },
    not: { hex: { request: dry(`Connection-Cookie: ${COOKIE}`), ...tomcat(500, 'x') } },
  },
  'jenkins/not-inbound': {
    shown: {
      'as recorded': { request: agent(), ...tomcat(400, 'my-agent is not an inbound agent') },
      'before 2.511': {
        request: agent(),
        ...page('500 Server Error', '<h1>Oops!</h1> my-agent is not an inbound agent', 'X-Jenkins: 2.504.1'),
      },
    },
  },
  'jenkins/already-connected': {
    shown: {
      'since 2.511': { request: agent(), ...jetty(400, 'my-agent is already connected to this controller. Rejecting this connection.') },
      older: {
        request: agent(),
        ...page('500 Server Error', 'my-agent is already connected to this master. Rejecting this connection.', 'X-Jenkins: 2.222.1'),
      },
    },
    mentions: ['node my-agent is connected already'],
  },
  'jenkins/capability-unreadable': {
    shown: {
      'the padding is missing': { request: [...without('X-Remoting-Capability', agent()), CAPABILITY.slice(0, -1)], ...tomcat(500, 'x') },
      'an Integer': {
        request: [
          ...without('X-Remoting-Capability', agent()),
          'X-Remoting-Capability: rO0ABXNyABFqYXZhLmxhbmcuSW50ZWdlchLioKT3gYc4AgABSQAFdmFsdWV4cgAQamF2YS5sYW5nLk51bWJlcoaslR0LlOCLAgAAeHAAAAAB',
        ],
        ...jetty(500, 'x'),
      },
    },
    mentions: ['X-Remoting-Capability cannot be read'],
    not: { 'a good one': { request: agent(), ...tomcat(500, 'x') } },
  },
  'jenkins/error-page': {
    shown: { Oops: { request: agent(), ...page('500 Server Error', '<h1>Oops!</h1><p>Logging ID=5d1c</p>', 'X-Jenkins: 2.426.1') } },
    confidence: 'possible',
    not: { 'the reason is there': { request: agent(), ...page('500 x', 'Oops! my-agent is not an inbound agent', 'X-Jenkins: 2.504.1') } },
  },
  'jenkins/no-provider': { shown: { 'in another container': { request: agent(), ...empty('404 Not Found', ...REMOTING) } } },
  'jenkins/dry-run-succeeded': {
    shown: {
      'as JSON': DRY,
      'as recorded': { request: dry(), ...tomcat(400, 'only WS connections accepted here', ...REMOTING) },
    },
    confidence: 'certain',
    mentions: ['node my-agent and its secret are right'],
    not: { 'the upgrade was asked for': LOST, 'the echo': { request: to('/wsecho/'), ...jetty(400, 'only WS connections accepted here') } },
  },
  'jenkins/upgrade-lost': {
    shown: {
      'nginx with its defaults': {
        request: agent(),
        ...tomcat(400, 'only WS connections accepted here', 'Server: nginx/1.22.1', ...REMOTING),
      },
      'Apache with ProxyPass alone': {
        request: agent(),
        ...tomcat(400, 'only WS connections accepted here', 'Server: Apache/2.4.71 (Debian)', ...REMOTING),
      },
      'at the echo': { request: asking('/wsecho/'), ...jetty(400, 'only WS connections accepted here') },
    },
    not: { 'a dry run': DRY },
  },
  'jenkins/upgrade-value': {
    shown: {
      'a list': {
        request: [...without('Upgrade', agent()), 'Upgrade: websocket, h2c'],
        ...jetty(400, 'only WS connections accepted here', ...REMOTING),
      },
    },
    not: { 'a dry run': DRY, 'the upgrade was lost': LOST },
  },
  'jenkins/needs-upgrade': {
    shown: {
      'the echo': { request: to('/wsecho/'), ...jetty(400, 'only WS connections accepted here') },
      'the CLI': { request: to('/cli/ws'), ...jetty(400, 'only WS connections accepted here') },
    },
    not: { 'a dry run': DRY },
  },
  'jenkins/upgrade-incomplete': {
    shown: {
      'version 8': {
        request: [...without('Sec-WebSocket-Version', agent()), 'Sec-WebSocket-Version: 8'],
        ...jetty(400, 'did not manage to upgrade', ...REMOTING),
      },
      'Connection: close': {
        request: [...without('Connection', agent()), 'Connection: close'],
        ...jetty(400, 'did not manage to upgrade', ...REMOTING),
      },
    },
    not: { 'our request was whole': { request: agent(), ...jetty(400, 'did not manage to upgrade', ...REMOTING) } },
  },
  'jenkins/upgrade-mangled': {
    shown: {
      'HTTP/1.0 behind nginx': { request: agent(), ...jetty(400, 'did not manage to upgrade', 'Server: nginx/1.22.1', ...REMOTING) },
    },
    not: {
      'version 8 of ours': {
        request: [...without('Sec-WebSocket-Version', agent()), 'Sec-WebSocket-Version: 8'],
        ...jetty(400, 'did not manage to upgrade'),
      },
    },
  },
  'jenkins/key-missing': {
    shown: {
      'Jetty 12': { request: without('Sec-WebSocket-Key', agent()), ...empty('500 Server Error', ...REMOTING) },
      'as recorded in Tomcat': { request: without('Sec-WebSocket-Key', agent()), ...tomcat(400, 'Bad Request', ...REMOTING) },
    },
  },
  'jenkins/upgrade-failed': {
    shown: { 'with a key': { request: agent(), ...empty('500 Server Error', ...REMOTING) } },
    not: { 'without a key': { request: without('Sec-WebSocket-Key', agent()), ...empty('500 Server Error', ...REMOTING) } },
  },
  'jenkins/426-in-front': {
    shown: { 'as recorded in Tomcat': { request: agent(), ...empty('426 ', ...REMOTING, 'Sec-WebSocket-Version: 13') } },
    not: { elsewhere: { request: asking('/chat'), ...empty('426 Upgrade Required') } },
  },
  'jenkins/online': {
    shown: {
      'as recorded': {
        request: agent(),
        response: online,
        after: [BINARY(325, 'a000aced00057372001b687564736f6e2e72656d6f74696e672e5573657252657175657374')],
      },
      'with a foreign Origin': { request: agent('Origin: https://evil.example'), response: online },
    },
    mentions: ['0x1FE'],
    not: { 'another endpoint': { request: asking('/chat'), response: accepting() } },
  },
  'jenkins/no-chunk-header': {
    shown: {
      'a bare command': {
        request: agent(),
        response: accepting(NOSNIFF, CAPABILITY, 'X-Remoting-Minimum-Version: 3.14'),
        after: [BINARY(20, 'aced00057372001b687564736f6e')],
      },
    },
    not: { 'a chunk': { request: agent(), response: online, after: [BINARY(20, 'a000aced00057372001b687564736f6e')] } },
  },
  'jenkins/broken-at-once': {
    shown: { 'FIN at once': { request: agent(), response: online, ended: { at: 300 } } },
    not: { 'after a minute': { request: agent(), response: online, ended: { at: 60_000 } } },
  },
  'jenkins/idle-30': {
    shown: {
      '2.375': {
        request: agent(),
        response: accepting(NOSNIFF, CAPABILITY, 'X-Remoting-Minimum-Version: 4.2.1', `Connection-Cookie: ${COOKIE}`),
        ended: { at: 30_100 },
      },
    },
    confidence: 'likely',
    not: { '2.578': { request: agent(), response: online, ended: { at: 30_100 } } },
  },
  'jenkins/idle-60': {
    shown: { 'no Ping': { request: agent(), response: online, after: [BINARY(300, '0001aa')], ended: { at: 60_400 } } },
    not: {
      'pinged until the end': {
        request: agent(),
        response: online,
        after: [got(15_000, { ping: '' }), got(45_000, { ping: '' })],
        ended: { at: 60_400 },
      },
    },
  },
  'jenkins/message-too-large': {
    shown: {
      'after a large message': {
        request: agent(),
        response: online,
        after: [said(5, { binary: 'aa'.repeat(66_000) }), got(20, { close: [1009, 'Binary message too large'] })],
        ended: { at: 30 },
      },
    },
    not: { 'another code': { request: agent(), response: online, after: [got(20, { close: [1000] })], ended: { at: 30 } } },
  },
  'jenkins/echo': {
    shown: {
      'a text': {
        request: asking('/wsecho/', 'Authorization: Basic dTp0'),
        response: accepting(NOSNIFF),
        after: [said(5, { text: 'world' }), got(9, { text: 'hello world' })],
      },
    },
    not: { 'another echo': { request: asking('/echo'), response: accepting(), after: [got(9, { text: 'hello world' })] } },
  },
  'jenkins/cli-origin': {
    shown: {
      'a foreign one': {
        url: 'wss://ci.example.com/cli/ws',
        request: [...asking('/cli/ws'), 'Origin: http://localhost'],
        ...empty('403 Forbidden', NOSNIFF, 'X-CLI-Error: Unexpected request origin (check your reverse proxy settings)'),
      },
      none: {
        url: 'ws://ci.example.com/cli/ws',
        request: asking('/cli/ws'),
        ...empty('403 Forbidden', 'X-CLI-Error: Unexpected request origin (check your reverse proxy settings)'),
      },
      'no Jenkins URL': {
        request: asking('/cli/ws', 'Origin: http://example.com'),
        ...empty('403 Forbidden', 'X-CLI-Error: Jenkins URL is not configured'),
      },
    },
  },
  'jenkins/cli-disabled': {
    shown: {
      'by the property': {
        request: asking('/cli/ws'),
        ...empty('403 Forbidden', 'X-CLI-Error: WebSocket support for CLI disabled for this controller'),
      },
      'by the container': {
        request: asking('/cli/ws'),
        ...empty('404 Not Found', 'X-CLI-Error: WebSocket is not supported in this servlet container'),
      },
    },
  },
  'jenkins/cli-refused': {
    shown: { '2.442 to 2.484': { request: asking('/cli/ws'), ...empty('403 Forbidden', NOSNIFF) } },
    confidence: 'possible',
    not: {
      'with its reason': { request: asking('/cli/ws'), ...empty('403 Forbidden', NOSNIFF, 'X-CLI-Error: Unexpected request origin') },
    },
  },
  'jenkins/echo-forbidden': {
    shown: {
      anonymous: { request: asking('/wsecho/'), ...login },
      'no administrator': {
        request: asking('/wsecho/'),
        ...page('403 Forbidden', 'x', 'X-Jenkins: 2.578', 'X-Required-Permission: hudson.model.Hudson.Administer'),
      },
    },
  },
  'jenkins/tcp-port-off': {
    shown: { 'of Jenkins': { request: to('/tcpSlaveAgentListener/'), ...page('404 Not Found', 'x', NOSNIFF, 'X-Jenkins: 2.578') } },
    not: { 'of nginx': { request: to('/tcpSlaveAgentListener/'), ...nginx('404 Not Found') } },
  },
  'jenkins/login-not-ready': {
    shown: { forbidden: { request: to('/login'), ...login } },
    not: {
      'another site': { request: to('/login'), ...empty('302 Found', 'Location: https://sso.example.com/') },
      ready: { request: to('/login'), ...page('200 OK', 'x', 'X-Jenkins: 2.578') },
    },
  },
  'jenkins/head-too-large': {
    shown: {
      '431': { request: agent(), ...jetty(431, 'Request Header Fields Too Large') },
      'an old Jetty': { request: agent(), ...page('400 x', '<h1>Bad Message 431</h1><pre>reason: Request Header Fields Too Large</pre>') },
    },
    not: { elsewhere: { request: asking('/chat'), ...empty('431 x') } },
  },
  'jenkins/blocked-in-front': {
    shown: {
      'nginx denies': DENIED,
      'HAProxy denies': { request: agent(), ...haproxy('403 Forbidden', 'Request forbidden by administrative rules.') },
    },
    confidence: 'possible',
    not: { 'a wrong secret': WRONG_SECRET, elsewhere: { request: asking('/chat'), ...nginx('403 Forbidden') } },
  },
  'jenkins/not-routed': {
    shown: {
      'the prefix is missing': { request: agent(), ...nginx('404 Not Found') },
      'no slash': { url: 'ws://example.com/wsagents', request: asking('/wsagents', ...AGENT), ...nginx('404 Not Found') },
    },
    not: { 'of Jenkins': { request: agent(), ...page('404 x', 'x', 'X-Jenkins: 2.204') } },
  },
  'jenkins/login-in-front': {
    shown: {
      'nginx with basic authentication': {
        request: agent(),
        ...page('401 Unauthorized', '<html>401 Authorization Required</html>', 'Server: nginx/1.22.1', 'WWW-Authenticate: Basic realm="x"'),
      },
    },
    not: { 'of Jenkins': { request: agent('Authorization: Basic x'), ...page('401 x', '', 'WWW-Authenticate: Basic realm="Jenkins"') } },
  },
  'jenkins/agents-do-not-follow': {
    shown: {
      'http to https': {
        request: agent(),
        ...page('301 Moved Permanently', '<html>301</html>', 'Server: nginx/1.22.1', 'Location: https://127.0.0.1/wsagents/'),
      },
    },
    not: { elsewhere: { request: asking('/chat'), ...empty('301 x', 'Location: /') } },
  },
  'jenkins/page-instead': {
    shown: { 'a portal': { request: agent(), ...page('200 OK', '<html>Sign in</html>') } },
    confidence: 'possible',
  },
  'jenkins/bad-request-in-front': {
    shown: {
      'a load balancer': {
        request: agent(),
        ...page('400 Bad Request', '<html><center><h1>400 Bad Request</h1></center></html>', 'Server: awselb/2.0'),
      },
    },
    confidence: 'possible',
    not: { 'of Jenkins': { request: agent(), ...tomcat(400, 'no such agent') } },
  },
  'jenkins/protocol-in-front': {
    shown: { '464': { request: agent(), ...empty('464 ') }, '505': { request: agent(), ...empty('505 HTTP Version Not Supported') } },
  },
  'jenkins/bad-gateway': { shown: { 'a dead backend': { request: agent(), ...nginx('502 Bad Gateway') } } },
  'jenkins/no-backend': {
    shown: { HAProxy: { request: agent(), ...haproxy('503 Service Unavailable', 'No server is available to handle this request.') } },
    not: { booting: { request: agent(), ...page('503 x', '<title>Starting Jenkins</title>') } },
  },
  'jenkins/gateway-timeout': {
    shown: {
      nginx: { request: agent(), ...nginx('504 Gateway Time-out') },
      HAProxy: { request: agent(), ...haproxy('504 Gateway Time-out', "The server didn't respond in time.") },
    },
  },
  'jenkins/version': {
    shown: { 'by X-Jenkins': { request: to('/login'), ...page('200 OK', 'x', 'X-Jenkins: 2.578') }, 'by the minimum': DRY },
    mentions: [/the controller is Jenkins 2\.5/],
  },
})

const versionIn = (...lines: string[]) => {
  const { findings } = diagnose(seenIn({ request: agent(), response: accepting(NOSNIFF, ...lines) }), [jenkins])
  return findings.find(({ id }) => id === 'jenkins/version')?.title
}

it.each([
  [['X-Remoting-Minimum-Version: 3.14'], 'Jenkins 2.198 to 2.356'],
  [[CAPABILITY, 'X-Remoting-Minimum-Version: 3.14'], 'Jenkins 2.216 to 2.356'],
  // The answer of the article that began this project: the field was still called Cookie.
  [[CAPABILITY, 'X-Remoting-Minimum-Version: 3.14', `Cookie: ${COOKIE}`], 'Jenkins 2.216 to 2.281'],
  [[CAPABILITY, 'X-Remoting-Minimum-Version: 3.14', `JnlpAgentProtocol.cookie: ${COOKIE}`], 'Jenkins 2.282 to 2.350'],
  [[CAPABILITY, 'X-Remoting-Minimum-Version: 3.14', `Connection-Cookie: ${COOKIE}`], 'Jenkins 2.351 to 2.356'],
  [[CAPABILITY, 'X-Remoting-Minimum-Version: 3107.v665000b_51092'], 'Jenkins 2.467 to 2.544'],
  [[CAPABILITY, MINIMUM], 'Jenkins 2.545 or newer'],
  [['X-Jenkins: 2.426.1', MINIMUM], 'Jenkins 2.426.1'],
  [['X-Jenkins: 2.263.1.2'], 'CloudBees CI 2.263.1.2'],
])('%j is answered by %s', (lines, version) => expect(versionIn(...lines)).toBe(`the controller is ${version}`))

it.each<[string, Conversation, string | null]>([
  ['a wrong secret', WRONG_SECRET, 'jenkins'],
  ['a dry run', DRY, 'jenkins'],
  ['a lost upgrade', LOST, 'jenkins'],
  ['a page of /login', { request: to('/login'), ...page('200 OK', 'x', 'X-Hudson: 1.395') }, 'jenkins'],
  ['a 403 of nginx', DENIED, null],
  ['an empty 403 elsewhere', { request: asking('/chat'), ...empty('403 Forbidden', NOSNIFF) }, null],
  ['any 101', { request: asking('/chat'), response: accepting() }, null],
])('who answered %s', (_, conversation, pack) => expect(answeredIn(conversation, [jenkins])?.pack ?? null).toBe(pack))
