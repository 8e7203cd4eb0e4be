import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { agentDraftOf } from '../jenkins/dry-run'
import { readLog } from '.'

const SECRET = 'b6dbcbebed6eb311704d165013fb72953bd47f91d92bab28da536bb936d2f77d'

// As a vendor's knowledge base prints it.
const TRACE_2021 = `Feb 11, 2021 6:33:34 PM hudson.remoting.jnlp.Main$CuiListener error
SEVERE: Handshake error.
io.jenkins.remoting.shaded.javax.websocket.DeploymentException: Handshake error.
at io.jenkins.remoting.shaded.org.glassfish.tyrus.client.ClientManager$3$1.run(ClientManager.java:674)
at io.jenkins.remoting.shaded.org.glassfish.tyrus.client.ClientManager.connectToServer(ClientManager.java:355)
at hudson.remoting.Engine.runWebSocket(Engine.java:627)
at hudson.remoting.Engine.run(Engine.java:469)
Caused by: io.jenkins.remoting.shaded.org.glassfish.tyrus.core.HandshakeException: Response code was not 101: 403.`

// As an agent of 2026 prints it (jenkinsci/jenkins issue 26338).
const TRACE_2026 = `Feb 19, 2026 1:59:09 PM hudson.remoting.Launcher createEngine
INFO: Setting up agent: agent-1
Feb 19, 2026 1:59:09 PM hudson.remoting.Engine startEngine
INFO: Using Remoting version: 3301.v4363ddcca_4e7
Feb 19, 2026 1:59:11 PM hudson.remoting.Engine$1HeaderHandler afterResponse
WARNING: Did not receive X-Remoting-Capability header
Feb 19, 2026 1:59:11 PM hudson.remoting.Launcher$CuiListener status
INFO: Failed to connect: Handshake error.
Feb 19, 2026 1:59:11 PM hudson.remoting.Launcher$CuiListener status
INFO: Waiting 1 second before retry`

const idsOf = (text: string) => readLog(text).findings.map(({ id }) => id)
const linesOf = (text: string, at = 0) => (readLog(text).drafts[at]?.headers ?? []).map((entry) => ('line' in entry ? entry.line : ''))

describe('a Jenkins agent', () => {
  it('of 2021: 403 means the secret first, and the draft asks for host, node and secret', () => {
    const { findings, drafts, tools } = readLog(TRACE_2021)
    expect(findings.map(({ id, confidence }) => [id, confidence])).toEqual([
      ['log/jenkins-agent-secret', 'likely'],
      ['log/jenkins-agent-refused-in-front', 'possible'],
      ['log/jenkins-agent-not-registered', 'possible'],
    ])
    expect(findings[0]?.evidence[0]?.text).toMatch(/^Line 8: "Caused by: .*Response code was not 101: 403\."$/)
    expect(tools).toEqual(['Jenkins agent (WebSocket)'])
    expect(drafts[0]?.url).toBe('wss://{{host}}/wsagents/')
    expect(drafts.map((draft) => agentDraftOf(draft))).toEqual(['dry-run', 'real', null])
    expect(linesOf(TRACE_2021).slice(5, 7)).toEqual(['Node-Name: {{node}}', 'Secret-Key: {{secret:agent}}'])
  })

  it.each([
    ['with Windows line ends', TRACE_2021.replaceAll('\n', '\r\n')],
    ['with the time and name journald puts before a line', TRACE_2021.replace(/^/gm, 'Feb 11 18:33:34 build-3 jenkins-agent[812]: ')],
    ['with the name of a service before a line', TRACE_2021.replace(/^/gm, 'agent-1  | ')],
    ['with the time kubectl puts before a line', TRACE_2021.replace(/^/gm, '2021-02-11T18:33:34.123456789Z ')],
    ['quoted in a mail', TRACE_2021.replace(/^/gm, '> ')],
    ['in colours', TRACE_2021.replace(/^(.*)$/gm, '\x1b[31;1m$1\x1b[0m')],
    [
      'in lines of a container’s JSON log',
      TRACE_2021.split('\n')
        .map((log) => JSON.stringify({ log: `${log}\n`, stream: 'stderr' }))
        .join('\n'),
    ],
    ['cut to its last line', TRACE_2021.split('\n').at(-1) ?? ''],
    ['cut behind the cause', `${TRACE_2021}\nat io.jenkins.remoting.shaded.org.glassfish.tyrus.core`],
    ['of the shaded jakarta packages', TRACE_2021.replaceAll('javax', 'jakarta')],
  ])('%s', (_, text) => {
    expect(idsOf(text)[0]).toBe('log/jenkins-agent-secret')
  })

  it('of 2026 hides the status: that the capability is missing says more than the agent does', () => {
    const { findings, drafts } = readLog(TRACE_2026)
    expect(findings.map(({ id }) => id)).toEqual(['log/jenkins-agent-no-capability'])
    expect(findings[0]?.cause).toContain('A proxy that only removes Upgrade is not the reason')
    expect(drafts[0]?.url).toBe('wss://{{host}}/wsagents/')
    expect(drafts[0]?.headers).toContainEqual({ line: 'Node-Name: agent-1' })
    const launched = readLog(
      `java -jar agent.jar -url https://ci.example.com/jenkins/ -secret ${SECRET} -name agent-1 -webSocket\n${TRACE_2026}`,
    )
    expect(launched.drafts.map((draft) => draft.url)).toEqual([
      'wss://ci.example.com/jenkins/wsagents/',
      'wss://ci.example.com/jenkins/wsagents/',
      'wss://ci.example.com/jenkins/login',
    ])
    expect(launched.drafts[0]?.headers).toContainEqual({ line: `Secret-Key: ${SECRET}`, secret: true })
    expect(launched.drafts[0]?.headers).toContainEqual({ line: 'Node-Name: agent-1' })
    expect(JSON.stringify(launched.findings)).not.toContain(SECRET)
  })

  it('that does not get past /login is shown that page first', () => {
    const { findings, drafts } = readLog('INFO: http://ci.example.com/jenkins/login is not ready: 302')
    expect(findings[0]).toMatchObject({ id: 'log/jenkins-agent-not-ready', confidence: 'certain', layer: 'proxy' })
    expect(drafts.map((draft) => draft.url)).toEqual([
      'ws://ci.example.com/jenkins/login',
      'ws://ci.example.com/jenkins/wsagents/',
      'ws://ci.example.com/jenkins/wsagents/',
    ])
  })

  it('on the TCP port is asked for its port instead', () => {
    const log = `INFO: Locating server among [https://ci.example.com/]
INFO: Setting up agent: a1
java.io.IOException: https://ci.example.com/ provided port:50000 is not reachable on host ci.example.com`
    expect(idsOf(log)).toEqual(['log/jenkins-tcp-unreachable'])
    expect(readLog(log).drafts.map((draft) => draft.url)).toEqual(['wss://ci.example.com/tcpSlaveAgentListener/'])
    expect(linesOf(log)).toEqual(['Host: ci.example.com', 'Node-Name: a1', 'Connection: close'])
  })
})

describe('others', () => {
  it('a console of Chrome gives URL and, from the script, Origin', () => {
    const log = `WebSocket connection to 'wss://api.example.com/ws' failed: Error during WebSocket handshake: Unexpected response code: 403
    at connect (https://app.example.com/assets/index-4f2a.js:12:40)`
    expect(idsOf(log)).toEqual(['log/browser-refused'])
    expect(readLog(log).drafts[0]?.url).toBe('wss://api.example.com/ws')
    expect(linesOf(log).at(-2)).toBe('Origin: https://app.example.com')
  })

  it('an nginx line gives both the way through nginx and the server behind it', () => {
    const log =
      '2026/11/26 07:12:01 [error] 29#29: *5 upstream timed out (110: Connection timed out) while proxying upgraded connection, client: 10.0.0.9, server: ci.example.com, request: "GET /ws?token=abcdef123456 HTTP/1.1", upstream: "http://10.0.0.5:8080/ws", host: "ci.example.com", referrer: "https://app.example.com/x"'
    const { findings, drafts } = readLog(log)
    expect(findings.map(({ id }) => id)).toEqual(['log/nginx-idle'])
    expect(drafts.map((draft) => draft.url)).toEqual(['wss://ci.example.com/ws?token=abcdef123456', 'ws://10.0.0.5:8080/ws'])
    expect(JSON.stringify(findings)).not.toContain('abcdef123456')
  })

  it('curl -v gives every line it sent, those with credentials marked secret', () => {
    const log = `* Connected to ci.example.com (10.0.0.5) port 443
* SSL connection using TLSv1.3 / TLS_AES_256_GCM_SHA384
> GET /wsagents/ HTTP/1.1
> Host: ci.example.com
> Authorization: Bearer hunter2hunter2
> Upgrade: websocket
> 
< HTTP/1.1 403 Forbidden
< Server: nginx
`
    const { findings, drafts } = readLog(log)
    expect(findings.map(({ id }) => id)).toEqual(['log/curl-refused'])
    expect(drafts).toEqual([
      {
        url: 'wss://ci.example.com/wsagents/',
        headers: [
          { line: 'Host: ci.example.com' },
          { line: 'Authorization: Bearer hunter2hunter2', secret: true },
          { line: 'Upgrade: websocket' },
        ],
        note: 'As curl sent it',
      },
    ])
    expect(JSON.stringify(findings)).not.toContain('hunter2')
  })

  it('a Rancher agent: 401 is its token, and the token in the line before is nowhere', () => {
    const log = `time="2026-03-20T15:18:03Z" level=info msg="Connecting to wss://rancher.example.com/v3/connect with token mqz5pxj75t2ztbr8kw77m6mh6vjvckhclrv6c845bdlxmjxzk9ksrt"
time="2026-03-20T15:18:03Z" level=error msg="Failed to connect to proxy. Response status: 401 - 401 Unauthorized. Response body: failed authentication" error="websocket: bad handshake"`
    const reading = readLog(log)
    expect(reading.findings[0]).toMatchObject({ id: 'log/rancher-tunnel-refused', layer: 'authentication' })
    expect(reading.drafts[0]?.url).toBe('wss://rancher.example.com/v3/connect')
    expect(linesOf(log).at(-1)).toBe('X-API-Tunnel-Token: {{secret:tunnel}}')
    expect(JSON.stringify(reading)).not.toContain('mqz5px')
  })

  it('wscat as it was typed', () => {
    expect(readLog('$ wscat -c wss://example.com/ws -o https://example.com\nerror: Unexpected server response: 401').drafts).toMatchObject([
      { url: 'wss://example.com/ws', headers: expect.arrayContaining([{ line: 'Origin: https://example.com' }]) },
    ])
  })

  it('text that is no log says nothing', () => {
    for (const text of ['', 'hello', 'The quick brown fox\njumps', '{"a":1}', 'docker run --name web -p 80:80 nginx'])
      expect(readLog(text)).toMatchObject({ findings: [], drafts: [] })
  })
})

describe('hostile text', () => {
  it('never throws, and answers in bounded size', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 4_000, unit: 'binary' }), (text) => {
        const { findings, drafts } = readLog(text)
        expect(drafts.length).toBeLessThanOrEqual(4)
        expect(JSON.stringify(findings).length).toBeLessThan(200_000)
      }),
      { numRuns: 50 },
    )
  })

  it.each([
    'Response code was not 101: ',
    "WebSocket connection to 'wss://",
    ' -url https://',
    'a',
    '"',
    "'",
    '\x1b[',
    'HTTP error: 4',
    'x509: certificate is valid for ',
    'Failed to connect to proxy. Response status: 401 ',
  ])(
    'reads a megabyte of %j',
    (unit) => {
      expect(readLog(unit.repeat(1_048_576 / unit.length)).cut).toBe(true)
    },
    20_000,
  )
})
