import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { WebSocketServer } from 'ws'
import { POST } from '@/app/api/jenkins/checks/route'
import type { ChecksView } from '@/lib/core/jenkins/checks-view'
import { call, type TestServer, testServer } from '@/lib/testing/session-kit'

const vectors = readFileSync('lib/testing/fixtures/jenkins/vec.txt', 'utf8')
const JNLP = Buffer.from(/^JNLP_BODY (\S+)$/m.exec(vectors)?.[1] ?? '', 'hex')
const SECRET = 'b6dbcbebed6eb311704d165013fb72953bd47f91d92bab28da536bb936d2f77d'
const CAPABILITY = 'rO0ABXNyABpodWRzb24ucmVtb3RpbmcuQ2FwYWJpbGl0eQAAAAAAAAABAgABSgAEbWFza3hwAAAAAAAAAf4='

type Answer = readonly [status: number, headers: Record<string, string>, body: string | Buffer]
const JENKINS = { 'X-Content-Type-Options': 'nosniff', 'X-Jenkins': '2.578' }

/** A controller under /jenkins/ as 2.578 answers; paths of `other` are answered by it instead. */
function answerOf({ url = '', headers }: IncomingMessage, other: Readonly<Record<string, Answer>>): Answer {
  const path = url.replace(/^\/jenkins/, '')
  const own = other[path.split('?', 1)[0] ?? '']
  if (own) return own
  if (path === '/login') return [200, JENKINS, '<html>Sign in</html>']
  if (path === '/tcpSlaveAgentListener/')
    return [200, { ...JENKINS, 'X-Jenkins-JNLP-Port': '50000', 'X-Jenkins-Agent-Protocols': 'JNLP4-connect, Ping' }, 'Jenkins']
  if (path === '/wsecho/')
    return [
      403,
      { ...JENKINS, 'X-You-Are-Authenticated-As': 'anonymous', 'X-Required-Permission': 'hudson.model.Hudson.Administer' },
      'Authentication required',
    ]
  if (path === '/computer/agent1/jenkins-agent.jnlp?encrypt=true') return [200, { 'Content-Type': 'application/octet-stream' }, JNLP]
  if (path !== '/wsagents/') return [404, JENKINS, 'Not Found']
  if (headers['secret-key'] !== SECRET) return [403, { 'X-Content-Type-Options': 'nosniff', 'Content-Length': '0' }, '']
  return [
    400,
    { 'X-Content-Type-Options': 'nosniff', 'X-Remoting-Capability': CAPABILITY, 'Content-Type': 'application/json' },
    '{"message":"only WS connections accepted here"}',
  ]
}

let server: TestServer
let http: Server
let port: number
let asked: { method: string; url: string; upgrade: string | undefined }[]
let other: Record<string, Answer>
let cli: 'accepts' | 'removed'

beforeEach(async () => {
  server = testServer()
  asked = []
  other = {}
  cli = 'accepts'
  const sockets = new WebSocketServer({ noServer: true })
  const note = ({ method = '', url = '', headers }: IncomingMessage) => asked.push({ method, url, upgrade: headers.upgrade })
  http = createServer((request, response) => {
    note(request)
    const [status, headers, body] = answerOf(request, other)
    response.writeHead(status, headers).end(body)
  })
  http.on('upgrade', (request, socket, head) => {
    note(request)
    if (request.url === '/jenkins/cli/ws' && cli === 'accepts') return sockets.handleUpgrade(request, socket, head, () => {})
    const [status, headers, body] =
      request.url === '/jenkins/cli/ws' ? ([400, {}, 'only WS connections accepted here'] as const) : answerOf(request, other)
    const lines = Object.entries({ ...headers, 'Content-Length': String(body.length), Connection: 'close' }).map(
      ([name, value]) => `${name}: ${value}`,
    )
    socket.end(`HTTP/1.1 ${status} x\r\n${lines.join('\r\n')}\r\n\r\n${body}`)
  })
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  port = (http.address() as AddressInfo).port // safe: it listens on TCP
})
afterEach(async () => {
  await server.stop()
  http.closeAllConnections()
  await new Promise((resolve) => http.close(resolve))
})

async function check(body: object): Promise<ChecksView> {
  const response = await call(POST, '/api/jenkins/checks', { body })
  const text = await response.text()
  expect(response.status, text).toBe(200)
  expect(text).not.toContain(SECRET)
  return JSON.parse(text) as ChecksView // safe: the tests look at what they use
}
const stateOf = ({ checks }: ChecksView) => Object.fromEntries(checks.map(({ id, state }) => [id, state]))
const root = () => `http://127.0.0.1:${port}/jenkins/`

describe('POST /api/jenkins/checks', () => {
  it('looks at every page one after the other, and asks for the upgrade nowhere that brings a node online', async () => {
    const view = await check({ jenkinsUrl: root(), nodeName: 'agent1', secret: SECRET })
    expect(stateOf(view)).toEqual({ login: 'good', listener: 'note', cli: 'good', echo: 'note', jnlp: 'note', 'dry-run': 'good' })
    expect(view.checks.every(({ attemptId }) => attemptId !== null)).toBe(true)
    expect(view.configured).toEqual({ nodeName: 'agent1', url: 'http://127.0.0.1:18080/', tunnel: null, webSocket: true, workDir: null })
    expect(asked.map(({ url, upgrade }) => [url, upgrade])).toEqual([
      ['/jenkins/login', undefined],
      ['/jenkins/tcpSlaveAgentListener/', undefined],
      ['/jenkins/cli/ws', 'websocket'],
      ['/jenkins/wsecho/', 'websocket'],
      ['/jenkins/computer/agent1/jenkins-agent.jnlp?encrypt=true', undefined],
      ['/jenkins/wsagents/', undefined],
    ])
  })

  it('tells a wrong secret by both checks, and sends it once', async () => {
    const view = await check({ jenkinsUrl: root(), nodeName: 'agent1', secret: SECRET.replaceAll('b', 'a') })
    expect(view.configured).toBeNull()
    expect(view.checks.find(({ id }) => id === 'jnlp')).toMatchObject({ state: 'bad', says: expect.stringContaining('does not decrypt') })
    expect(view.checks.find(({ id }) => id === 'dry-run')).toMatchObject({
      state: 'bad',
      says: expect.stringContaining('the secret does not belong to node agent1'),
    })
    expect(asked.filter(({ url }) => url === '/jenkins/wsagents/')).toHaveLength(1)
  })

  it('says that single sign-on in front of /login stops agents, and that a proxy removes the upgrade', async () => {
    other = { '/login': [302, { Location: 'https://sso.example.com/' }, ''], '/tcpSlaveAgentListener/': [404, JENKINS, 'x'] }
    cli = 'removed'
    const view = await check({ jenkinsUrl: root() })
    expect(stateOf(view)).toEqual({ login: 'bad', listener: 'note', cli: 'bad', echo: 'note', jnlp: 'skipped', 'dry-run': 'skipped' })
    expect(view.checks[0]?.says).toMatch(/answers 302 and leads to https:\/\/sso\.example\.com/)
  })

  it("takes an agent's draft, and only the checks that are wanted", async () => {
    const request = {
      url: `ws://127.0.0.1:${port}/jenkins/wsagents/`,
      headers: [['Host', 'x'], ['Node-Name', 'agent1'], { line: 'Secret-Key: {{secret:agent}}', secret: true }],
      variables: { 'secret:agent': SECRET },
    }
    const view = await check({ request, checks: ['dry-run', 'login'] })
    expect(stateOf(view)).toEqual({ login: 'good', 'dry-run': 'good' })
    expect(view.root).toBe(root())
  })

  it('does not send a secret that cannot be right', async () => {
    const request = {
      url: `ws://127.0.0.1:${port}/jenkins/wsagents/`,
      headers: [
        ['Node-Name', 'agent1'],
        ['Secret-Key', 'SECRET'],
      ],
    }
    const view = await check({ request, checks: ['dry-run'] })
    expect(view.checks[0]).toMatchObject({ state: 'skipped', says: expect.stringContaining('6 characters') })
    expect(asked).toEqual([])
  })

  it.each([
    [{}, 'jenkinsUrl'],
    [{ jenkinsUrl: 'ftp://x' }, 'jenkinsUrl'],
    [{ jenkinsUrl: 'http://127.0.0.1/', secret: SECRET }, 'nodeName'],
    [{ jenkinsUrl: 'http://127.0.0.1/', nodeName: 'a', secret: SECRET.toUpperCase() }, 'secret'],
    [{ request: { url: 'practice:/jenkins-agent' } }, 'request.url'],
    [{ request: { url: 'ws://127.0.0.1/{{x}}/wsagents/' } }, 'request.variables.x'],
    [{ jenkinsUrl: 'http://127.0.0.1/', checks: ['nothing'] }, 'checks[0]'],
  ])('refuses %j at its field', async (body, path) => {
    const response = await call(POST, '/api/jenkins/checks', { body })
    expect(response.status).toBe(400)
    const text = await response.text()
    expect(text).not.toContain(SECRET.toUpperCase())
    expect(JSON.parse(text).errors.map((one: { path: string }) => one.path)).toContain(path)
  })
})
