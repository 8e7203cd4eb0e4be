import net from 'node:net'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { POST } from '@/app/api/jenkins/tcp/route'
import type { ProbeView } from '@/lib/core/jenkins/probe-view'
import {
  COOKIE,
  type ControllerScript,
  controllerPages,
  identityOf,
  jenkinsController,
  type ScriptedController,
} from '@/lib/testing/jenkins-controller'
import { kafkaBroker } from '@/lib/testing/kafka-broker'
import type { Step } from '@/lib/testing/scripted-peer'
import { type ScriptedServer, scriptedServer } from '@/lib/testing/scripted-server'
import { expectBytes, halfClose, send, silent, untilEnded } from '@/lib/testing/scripted-steps'
import { call, type TestServer, testServer } from '@/lib/testing/session-kit'

const SECRET = 'b6dbcbebed6eb311704d165013fb72953bd47f91d92bab28da536bb936d2f77d'
const NODES = { agent1: { secret: SECRET }, ssh1: { secret: SECRET, launcher: 'ssh' }, busy: { secret: SECRET, connected: true } } as const
const closing: { close(): Promise<void> }[] = []
let server: TestServer
beforeEach(() => {
  server = testServer()
})
afterEach(async () => {
  for (const one of closing.splice(0)) await one.close()
  await server.stop()
})

const kept = <T extends { close(): Promise<void> }>(one: T) => {
  closing.push(one)
  return one
}
const controller = async (script: ControllerScript = {}) => kept(await jenkinsController({ nodes: NODES, ...script }))
const scripted = async (steps: readonly Step[]) => kept(await scriptedServer(steps))
async function probe(body: object, at: ScriptedController | ScriptedServer | { port: number }): Promise<ProbeView & { text: string }> {
  const response = await call(POST, '/api/jenkins/tcp', { body: { host: '127.0.0.1', port: at.port, answerMs: 150, ...body } })
  const text = await response.text()
  expect(text).not.toContain(SECRET)
  expect(text).not.toContain(Buffer.from(SECRET).toString('base64').slice(4, 60))
  expect(response.status, text).toBe(200)
  return { ...(JSON.parse(text) as ProbeView), text } // safe: the tests look at what they use
}
const refusedInput = async (body: object) => {
  const response = await call(POST, '/api/jenkins/tcp', { body: { host: '127.0.0.1', port: 1, ...body } })
  const problem = (await response.json()) as { status: number; code: string; detail: string; errors: { path: string }[] } // safe: looked at next
  return { status: response.status, code: problem.code, paths: problem.errors?.map(({ path }) => path), detail: problem.detail }
}
const step = (view: ProbeView, id: string) => view.steps.find((one) => one.id === id)
const ids = (view: ProbeView) => view.diagnoses.map(({ id }) => id.replace('jenkins-tcp/', ''))
const octetsOf = (view: ProbeView, id: string) =>
  step(view, id)?.exchanges.map(
    ({ direction, layer, bytes }) =>
      `${direction === 'sent' ? '>' : '<'}${layer === 'tls' ? ' tls' : ''} ${JSON.stringify(Buffer.from(bytes, 'base64').toString('latin1'))}`,
  )
const jnlp4 = { protocols: ['JNLP4-connect'] }
const agent1 = { nodeName: 'agent1', secret: SECRET, ...jnlp4 }

describe('a controller', () => {
  it('is told with its version, protocols and addresses, and nobody is told a name or a secret', async () => {
    const jenkins = await controller()
    const view = await probe({}, jenkins)
    expect(view.summary).toBe(`127.0.0.1 port ${jenkins.port} is the agent listener of Jenkins 2.578, and it speaks JNLP4-connect.`)
    expect(view.outcome).toBe('listener')
    expect(view.controller).toMatchObject({
      version: '2.578',
      range: { from: '2.545', to: null },
      client: '127.0.0.1',
      remotingMinimumVersion: '3176.v207ec082a_8c0',
    })
    expect(view.protocols.filter(({ spoken }) => spoken === 'yes').map(({ name }) => name)).toEqual(['JNLP4-connect', 'Ping'])
    expect(view.protocols.filter(({ spoken }) => spoken === 'no').map(({ name }) => name)).toEqual([
      'JNLP4-connect-proxy',
      'JNLP3-connect',
      'JNLP2-connect',
      'JNLP-connect',
      'JNLP4-plaintext',
      'CLI-connect',
      'CLI2-connect',
    ])
    expect(ids(view)).toEqual(['listener', 'not-tried'])
    expect(octetsOf(view, 'banner')?.[0]).toBe(`> "GET / HTTP/1.1\\r\\nHost: 127.0.0.1:${jenkins.port}\\r\\nConnection: close\\r\\n\\r\\n"`)
    expect(octetsOf(view, 'ping')).toEqual(['> "\\u0000\\rProtocol:Ping"', '< "Ping\\n"'])
    expect(jenkins.headers).toEqual([])
    expect(view.text).not.toContain(COOKIE)
  })
  it('decides on name and secret in a dry run, and the node does not come online', async () => {
    const jenkins = await controller()
    const view = await probe(agent1, jenkins)
    expect(view.summary).toBe(
      `127.0.0.1 port ${jenkins.port} is the agent listener of Jenkins 2.578, and the controller takes agent1 with this secret.`,
    )
    expect(view.outcome).toBe('accepted')
    expect(octetsOf(view, 'jnlp4')).toEqual([
      '> "\\u0000\\u0016Protocol:JNLP4-connect\\u0000\\u0003ACK"',
      '< "\\u0000\\u0003ACK"',
      `> tls "\\u0000f{\\"Node-Name\\":\\"agent1\\",\\"Secret-Key\\":\\"${'*'.repeat(64)}\\"}"`,
      `< tls "\\u0000_{\\"JnlpAgentProtocol.cookie\\":\\"${'*'.repeat(64)}\\"}\\u0000\\u0002OK"`,
      '> tls "\\u0000\\u0011ERROR: probe only"',
      '< tls "\\u0000\\u0003BYE"',
    ])
    expect(jenkins.headers).toEqual([`{"Node-Name":"agent1","Secret-Key":"${SECRET}"}`])
    expect(jenkins.answers).toEqual(['ERROR: probe only'])
    expect(jenkins.online).toEqual([])
    expect(view.text).not.toContain(COOKIE)
  })
  it.each([
    ['an unknown node', { nodeName: 'nosuch' }, 'unknown-client', 'The controller has no node nosuch.'],
    ['a wrong secret', { secret: SECRET.replaceAll('b', 'c') }, 'authorization-failure', 'The secret does not belong to agent1.'],
    ['a node of another launcher', { nodeName: 'ssh1' }, 'not-inbound', 'ssh1 is not launched by its agent.'],
    ['a node that is online', { nodeName: 'busy' }, 'already-connected', 'Another agent is connected as busy.'],
  ])('tells %s once, with its reason', async (_what, change, id, summary) => {
    const jenkins = await controller()
    const view = await probe({ ...agent1, ...change }, jenkins)
    expect(view.summary).toBe(summary)
    expect(view.outcome).toBe('refused')
    expect(ids(view)[0]).toBe(id)
    expect(jenkins.headers).toHaveLength(1)
    await vi.waitFor(() => expect(jenkins.answers).toEqual(['BYE']))
  })
  it.each([
    ['wrong-ack', 'wrong-ack', 'failed', 'Not acknowledged: it answered "\\u0000\\u0003NAK"'],
    ['no-ack', 'wrong-ack', 'failed', expect.stringMatching(/^Not acknowledged: nothing came within \d+ ms$/)],
    ['no-tls', 'tls-failed', 'failed', expect.stringContaining('Acknowledged, and TLS failed')],
    [
      'silent-close',
      'closed-without-reason',
      'failed',
      'The connection ended while the probe waited for its answer to the connection headers',
    ],
    [
      'hangs',
      'no-answer-inside-tls',
      'failed',
      expect.stringMatching(/^Nothing came within \d+ ms while the probe waited for its connection headers$/),
    ],
    ['malformed-headers', 'odd-headers', 'passed', expect.stringContaining('Name and secret are accepted')],
    ['fatal', 'refused', 'failed', 'Refused for good: this controller takes no agents'],
    ['odd-verdict', 'credentials-accepted', 'passed', expect.stringContaining('accepted')],
    ['tells-secret', 'refused', 'failed', `Refused: ${'*'.repeat(64)} is wrong`],
  ] as const)('that does "%s" is told', async (how, id, state, says) => {
    const view = await probe(agent1, await controller({ jnlp4: how }))
    expect(step(view, 'jnlp4')).toMatchObject({ state, says })
    expect(ids(view)).toContain(id)
  })
  it('of older days is told by what it speaks', async () => {
    const old = await controller({
      protocols: ['JNLP-connect', 'JNLP2-connect', 'JNLP3-connect', 'JNLP4-connect', 'CLI-connect', 'CLI2-connect', 'Ping'],
      unknown: (name) => `Unknown protocol:Protocol:${name}\n`,
      banner:
        'HTTP/1.0 200 OK\r\nContent-Type: text/plain;charset=UTF-8\r\n\r\nJenkins-Agent-Protocols: CLI-connect, JNLP-connect, JNLP2-connect, JNLP4-connect, Ping\r\nJenkins-Version: 2.60.3\r\n',
      cookieName: 'Cookie',
    })
    const view = await probe({}, old)
    expect(view.controller).toMatchObject({ version: '2.60.3', range: { from: '2.27', to: '2.164' } })
    expect(ids(view)).toEqual(['listener', 'legacy-protocol', 'old-jenkins', 'not-tried'])
    expect(view.diagnoses.find(({ id }) => id === 'jenkins-tcp/legacy-protocol')?.title).toBe(
      'The controller still speaks JNLP3-connect, JNLP2-connect, JNLP-connect, CLI-connect, CLI2-connect',
    )
    expect(step(view, 'protocol:JNLP-connect')?.says).toMatch(/^Spoken, and deprecated: it waits for credentials/)
    expect(step(view, 'protocol:JNLP3-connect')?.says).toBe('Spoken, and deprecated: it answered Negotiate')
  })
  it('with JNLP4-connect switched off is told', async () => {
    const off = await controller({ protocols: ['Ping'], unknown: (name) => `Disabled protocol:Protocol:${name}\n` })
    const view = await probe(jnlp4, off)
    expect(step(view, 'jnlp4')?.says).toBe('Not acknowledged: it answered "Disabled protocol"')
    expect(ids(view)).toContain('protocol-disabled')
  })
  it('without JNLP4-connect is told', async () => {
    expect(ids(await probe(jnlp4, await controller({ protocols: ['Ping'] })))).toEqual(['jnlp4-unknown', 'listener'])
  })
})

describe('the certificate', () => {
  it('is held against X-Instance-Identity of the controller’s page', async () => {
    const jenkins = await controller()
    const pages = kept(
      await controllerPages({
        '/jenkins/tcpSlaveAgentListener/': {
          headers: {
            'X-Jenkins-JNLP-Port': String(jenkins.port),
            'X-Instance-Identity': identityOf(),
            'X-Jenkins-Agent-Protocols': 'JNLP4-connect, Ping',
          },
        },
      }),
    )
    const view = await probe({ ...agent1, jenkinsUrl: `${pages.url}/jenkins` }, jenkins)
    expect(step(view, 'advertised')).toMatchObject({
      state: 'passed',
      says: `It tells port ${jenkins.port}, its identity, protocols JNLP4-connect, Ping`,
    })
    expect(step(view, 'jnlp4')?.tls).toMatchObject({ matchesIdentity: true })
    expect(ids(view)).toContain('trusted-key')
    expect(pages.asked).toEqual(['/jenkins/tcpSlaveAgentListener/'])
  })
  it('of another key is never told the secret', async () => {
    const jenkins = await controller({ certificate: 'leaf' })
    const pages = kept(
      await controllerPages({
        '/tcpSlaveAgentListener/': { status: 404 },
        '/login': { headers: { 'X-Jenkins': '2.578', 'X-Instance-Identity': identityOf('self-signed') } },
      }),
    )
    const view = await probe({ ...agent1, jenkinsUrl: pages.url }, jenkins)
    expect(ids(view)).toEqual(['untrusted-key', 'port-disabled', 'listener'])
    expect(step(view, 'jnlp4')?.says).toMatch(/is not the one of X-Instance-Identity: nothing more was sent$/)
    expect(jenkins.headers).toEqual([])
  })
  it('may be of TLS 1.2 too', async () => {
    const view = await probe(agent1, await controller({ maxVersion: 'TLSv1.2' }))
    expect(step(view, 'jnlp4')?.tls).toMatchObject({
      version: 'TLSv1.2',
      identityFingerprint: expect.stringMatching(/^([0-9a-f]{2}:){15}[0-9a-f]{2}$/),
    })
    expect(view.outcome).toBe('accepted')
  })
})

describe('what is no controller', () => {
  it('is told in bounded time where it says nothing, with the limit', async () => {
    const view = await probe({}, await scripted([silent()]))
    expect(view.outcome).toBe('not-listener')
    expect(view.summary).toMatch(/takes the connection and says nothing\.$/)
    expect(step(view, 'banner')?.says).toMatch(/^Nothing came within 1\d\d ms/)
    expect(step(view, 'ping')?.says).toMatch(/^Expected "Ping": nothing came within 1\d\d ms$/)
    expect(step(view, 'jnlp4')).toMatchObject({ state: 'skipped', says: 'Not asked: nothing showed an agent listener' })
  })
  it('is told as a TLS terminator where a handshake succeeds, with what stands behind it', async () => {
    const banner = 'HTTP/1.0 200 OK\r\n\r\nJenkins-Agent-Protocols: JNLP4-connect\r\nJenkins-Version: 2.479\r\n'
    const inside = [expectBytes(20), send(banner), halfClose(), untilEnded()]
    const terminator = kept(await scriptedServer((index) => (index < 2 ? [silent()] : inside), { tls: { certificate: 'leaf' } }))
    const view = await probe({}, terminator)
    expect(view.steps.map(({ id, state }) => `${id} ${state}`).slice(0, 3)).toEqual(['banner failed', 'ping failed', 'tls-first failed'])
    expect(ids(view)).toContain('tls-terminator')
    expect(view.summary).toMatch(/wants TLS from the first octet/)
    expect(view.diagnoses[0]?.evidence[1]?.text).toBe('Inside it, Jenkins 2.479 answered GET')
  })
  it.each([
    [
      'the web port of Jenkins',
      'HTTP/1.1 403 Forbidden\r\nX-Jenkins: 2.479\r\nServer: Jetty(12.0.22)\r\nContent-Length: 0\r\n\r\n',
      'web-port',
    ],
    ['another web server', 'HTTP/1.1 400 Bad Request\r\nServer: nginx\r\nContent-Length: 0\r\n\r\n', 'http-server'],
    ['an SSH server', 'SSH-2.0-APACHE-SSHD-2.12.1\r\n', 'ssh-port'],
    ['something else', '220 mail.example ESMTP\r\n', 'something-else'],
    ['one that ends the connection', '', 'something-else'],
  ])('is told where it is %s', async (_what, answer, id) => {
    const steps = answer === '' ? [expectBytes(4), halfClose(), untilEnded()] : [send(answer), halfClose(), untilEnded()]
    const view = await probe({ ...agent1 }, await scripted(steps))
    expect(ids(view)[0]).toBe(id)
    expect(step(view, 'jnlp4')?.state).toBe('skipped')
  })
  it('is told where nobody listens', async () => {
    const gone = await jenkinsController()
    await gone.close()
    const view = await probe({}, gone)
    expect([view.outcome, ids(view)[0]]).toEqual(['unreachable', 'port-refused'])
  })
  it('may send without end', async () => {
    const flood = net.createServer((socket) => {
      socket.on('error', () => {})
      const more = () => {
        while (!socket.destroyed && socket.write(Buffer.alloc(65_536, 0x41)));
        socket.once('drain', more)
      }
      more()
    })
    await new Promise<void>((resolve) => flood.listen(0, '127.0.0.1', resolve))
    const { port } = flood.address() as net.AddressInfo // safe: it listens on TCP
    const view = await probe({}, { port })
    expect(step(view, 'banner')?.exchanges[1]).toMatchObject({ length: 65_536, truncated: true })
    expect(ids(view)[0]).toBe('something-else')
    await new Promise((resolve) => flood.close(resolve))
  })
})

describe('Kafka brokers of the Remoting Kafka plugin', () => {
  it('are asked beside the port, for the topic that URL and node make', async () => {
    const leaders = [1, 1, 1, 1]
    const broker = kept(await kafkaBroker({ topics: [{ name: 'ci.example.8080.agent1-topic', leaders }] }))
    const kafka = { brokers: `127.0.0.1:${broker.port}`, jenkinsUrl: 'http://ci.example:8080/', nodeName: 'agent1' }
    const view = await probe({ ...jnlp4, answerMs: 2_000, kafka }, await controller())
    expect(view.kafka).toMatchObject({ topic: 'ci.example.8080.agent1-topic', found: true })
    expect(step(view, 'kafka')?.title).toBe('Kafka (legacy): the topic of the agent')
    expect(view.outcome).toBe('listener')
  })
})

describe('the network policy', () => {
  it('refuses a probe as it refuses an attempt', async () => {
    for (const [host, port] of [
      ['169.254.169.254', 50_000],
      ['127.0.0.1', 3_000],
      ['localhost', 3_000],
    ] as const) {
      const view = await probe({ host, port }, { port })
      expect([view.outcome, ids(view)[0]]).toEqual(['blocked', 'blocked'])
    }
  })
  it('is asked for the Jenkins URL too', async () => {
    const view = await probe({ jenkinsUrl: 'http://169.254.169.254/', ...jnlp4 }, await controller())
    expect(step(view, 'advertised')).toMatchObject({ state: 'failed', failure: { code: 'blocked' } })
  })
})

describe('input', () => {
  it.each([
    [{ nodeName: 'a', secret: SECRET.slice(1) }, 'secret-length', 'secret'],
    [{ nodeName: 'a', secret: SECRET.toUpperCase() }, 'secret-upper-case', 'secret'],
    [{ nodeName: 'a', secret: `${SECRET}\n` }, 'secret-white-space', 'secret'],
    [{ nodeName: 'a', secret: 'abc', sendOddSecret: true }, 'secret-length', 'secret'],
    [{ nodeName: 'a' }, 'invalid-input', 'secret'],
    [{ secret: SECRET }, 'invalid-input', 'nodeName'],
    [{ nodeName: '', secret: SECRET }, 'invalid-input', 'nodeName'],
    [{ nodeName: 'x'.repeat(65_536), secret: SECRET }, 'invalid-input', 'nodeName'],
    [{ host: 'http://ci/' }, 'invalid-input', 'host'],
    [{ port: 0 }, 'invalid-input', 'port'],
    [{ protocols: ['a b'] }, 'invalid-input', 'protocols[0]'],
    [{ jenkinsUrl: 'ftp://ci/' }, 'invalid-input', 'jenkinsUrl'],
    [{ jenkinsUrl: 'http://me:pw@ci/' }, 'invalid-input', 'jenkinsUrl'],
    [{ kafka: { brokers: 'http://a', jenkinsUrl: 'http://ci/', nodeName: 'a' } }, 'invalid-input', 'kafka.brokers'],
    [{ kafka: { brokers: 'a', nodeName: 'a' } }, 'invalid-input', 'kafka.jenkinsUrl'],
    [{ kafka: { brokers: 'a', jenkinsUrl: 'http://ci/' } }, 'invalid-input', 'kafka.nodeName'],
    [{ kafka: { brokers: 'a', jenkinsUrl: 'http://ci/', nodeName: 'ä b' } }, 'invalid-input', 'kafka.nodeName'],
  ])('%j is named before anything is sent', async (body, code, path) => {
    const problem = await refusedInput(body)
    expect(problem).toMatchObject({ status: 400, code, paths: [path] })
    expect(problem.detail).not.toContain(SECRET.slice(0, 12))
  })
  it('may be an odd secret where that is asked for, with a warning', async () => {
    const jenkins = await controller()
    const view = await probe({ ...agent1, secret: SECRET.toUpperCase(), sendOddSecret: true }, jenkins)
    expect(view.warnings).toEqual([expect.stringContaining('upper-case')])
    expect(ids(view)[0]).toBe('authorization-failure')
    expect(view.text).not.toContain(SECRET.toUpperCase())
  })
  it('stops with the caller', async () => {
    const stop = new AbortController()
    const port = (await scripted([silent()])).port
    const response = call(POST, '/api/jenkins/tcp', { body: { host: '127.0.0.1', port, answerMs: 30_000 }, signal: stop.signal })
    stop.abort()
    const view = (await (await response).json()) as ProbeView // safe: looked at next
    expect(view.outcome).toBe('stopped')
  })
  it('takes four at once', async () => {
    const quiet = await scripted([silent()])
    const stop = new AbortController()
    const body = { host: '127.0.0.1', port: quiet.port, answerMs: 30_000 }
    const all = [1, 2, 3, 4].map(() => call(POST, '/api/jenkins/tcp', { body, signal: stop.signal }))
    await quiet.connection(0)
    expect((await call(POST, '/api/jenkins/tcp', { body })).status).toBe(429)
    stop.abort()
    for (const one of all) expect((await one).status).toBe(200)
  })
})
