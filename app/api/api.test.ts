import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { GET as getDecoders } from '@/app/api/decoders/route'
import { GET as getHealth, POST as postHealth } from '@/app/api/health/route'
import { POST as importDrafts } from '@/app/api/import/route'
import { POST as lint } from '@/app/api/lint/route'
import { GET as getOpenApi } from '@/app/api/openapi.json/route'
import { GET as getPacks } from '@/app/api/packs/route'
import { GET as getPolicy } from '@/app/api/policy/route'
import { POST as testPolicy } from '@/app/api/policy/test/route'
import { GET as getPractice } from '@/app/api/practice/route'
import { GET as getProfile, DELETE as removeProfile, PUT as saveProfile } from '@/app/api/profiles/[id]/route'
import { GET as getVersions } from '@/app/api/profiles/[id]/versions/route'
import { POST as createProfile, GET as listProfiles } from '@/app/api/profiles/route'
import { GET as getRules } from '@/app/api/rules/route'
import { PACKS, PACKS_VERSION } from '@/lib/core/endpoints/packs'
import type { ImportAnswer } from '@/lib/server/drafts/import-drafts'
import type { LintAnswer } from '@/lib/server/drafts/lint'
import type { ProfileView } from '@/lib/server/profiles/profile-view'
import { call, type TestServer, testServer } from '@/lib/testing/session-kit'

const SECRET = 'canary-7f3a9c51e2'
let server: TestServer

beforeEach(() => {
  server = testServer()
})
afterEach(() => server.stop())

const json = async <T>(response: Promise<Response>) => (await (await response).json()) as T // safe: the tests look at what they use

describe('health', () => {
  it('needs no sign-in and names no path', async () => {
    await server.stop()
    server = testServer({ host: '0.0.0.0' })
    const response = await call(getHealth, '/api/health')
    expect(response.status).toBe(200)
    expect(await response.json()).toEqual({
      status: 'ok',
      version: expect.any(String),
      database: { provider: 'sqlite', ok: true, integrity: 'unchecked' },
      uptimeSeconds: expect.any(Number),
      openSessions: 0,
    })
  })
  it('answers an empty POST with nothing, for measuring the round trip', async () => {
    const response = await call(postHealth, '/api/health', { method: 'POST' })
    expect(response.status).toBe(204)
    expect(await response.text()).toBe('')
  })
})

describe('lint', () => {
  it('shows the octets and what is wrong with them, without the secrets', async () => {
    const request = {
      url: 'wss://ci.example.com/wsagents/',
      headers: [
        ['Host', 'https://ci.example.com/'],
        ['Upgrade', 'websocket'],
        ['Connection', 'Upgrade'],
        ['Secret-Key', SECRET],
        ['Node-Name', '{{node}}'],
      ],
    }
    const answer = await json<LintAnswer>(call(lint, '/api/lint', { body: { request } }))
    const octets = Buffer.from(answer.bytes, 'base64').toString()
    expect(octets).toContain('GET /wsagents/ HTTP/1.1\r\nHost: https://ci.example.com/\r\n')
    expect(octets).toContain(`Secret-Key: ${'*'.repeat(SECRET.length)}\r\n`)
    expect(answer.placeholders).toEqual(['node'])
    expect(answer.verdicts.filter((verdict) => verdict.outcome === 'fail').map((verdict) => verdict.rule)).toContain(
      'request/host-is-not-a-url',
    )
    expect(JSON.stringify(answer)).not.toContain(SECRET)
  })

  it('shows the fields of an extended CONNECT, without the secrets, and what HTTP/2 has no place for (RFC 8441 §5)', async () => {
    const request = {
      url: `wss://ci.example.com/chat?token=${SECRET}`,
      headers: [
        ['Host', 'ci.example.com'],
        ['Upgrade', 'websocket'],
        ['Secret-Key', SECRET],
      ],
      network: { protocol: 'h2' },
    }
    const answer = await json<LintAnswer>(call(lint, '/api/lint', { body: { request } }))
    expect(answer.fields).toEqual([
      [':method', 'CONNECT'],
      [':protocol', 'websocket'],
      [':scheme', 'https'],
      [':path', `/chat?token=${'*'.repeat(SECRET.length)}`],
      [':authority', 'ci.example.com'],
      ['secret-key', '*'.repeat(SECRET.length)],
    ])
    expect(answer.leftOut.map(({ name }) => name)).toEqual(['Host', 'Upgrade'])
    expect(Buffer.from(answer.bytes, 'base64').toString()).toContain(':method: CONNECT\r\n:protocol: websocket\r\n')
    expect(JSON.stringify(answer)).not.toContain(SECRET)
  })

  it('refuses HTTP/2 with a raw head, at the protocol', async () => {
    const answer = await call(lint, '/api/lint', { body: { request: { url: 'wss://a/', raw: 'R0VU', network: { protocol: 'h2' } } } })
    expect(answer.status).toBe(400)
    expect(await answer.json()).toMatchObject({
      errors: [{ path: 'request.network.protocol', message: expect.stringContaining('expected "http/1.1"') }],
    })
  })
})

describe('policy', () => {
  it.each(['ws://169.254.169.254/', 'ws://[::ffff:169.254.169.254]/', 'ws://127.0.0.1:3000/'])(
    'says that %s is not dialled, and why',
    async (url) => {
      expect(await json(call(testPolicy, '/api/policy/test', { body: { url } }))).toMatchObject({
        allowed: false,
        because: expect.stringContaining('Refused'),
      })
    },
  )
  it('says what is allowed', async () => {
    expect(await json(call(testPolicy, '/api/policy/test', { body: { url: 'ws://127.0.0.1:9/' } }))).toMatchObject({
      allowed: true,
      host: '127.0.0.1',
      port: 9,
    })
    expect(await json(call(getPolicy, '/api/policy'))).toMatchObject({
      ownListeners: [{ address: '127.0.0.1', port: 3000 }],
      unixSockets: [],
    })
    expect((await call(testPolicy, '/api/policy/test', { body: { url: 'http://a/' } })).status).toBe(400)
  })
})

describe('profiles', () => {
  const request = {
    url: 'wss://ci.example.com/wsagents/',
    headers: [
      ['Host', 'ci.example.com'],
      ['Secret-Key', SECRET],
    ],
  }
  const create = () => json<ProfileView>(call(createProfile, '/api/profiles', { body: { name: 'agent', request } }))

  it('keep their secrets through a round by the page', async () => {
    const made = await create()
    expect(made).toMatchObject({ name: 'agent', version: 1, request: { keptFrom: { profileId: made.id } } })
    expect(JSON.stringify(made)).not.toContain(SECRET)
    const saved = await json<ProfileView>(
      call(saveProfile, '', {
        method: 'PUT',
        params: { id: made.id },
        body: { version: 1, name: 'agent 2', request: { ...made.request, note: 'edited' } },
      }),
    )
    expect(saved).toMatchObject({ version: 2, name: 'agent 2', request: { note: 'edited' } })
    const copy = await json<ProfileView>(call(createProfile, '/api/profiles', { body: { from: made.id } }))
    const { readProfileSecrets } = await import('@/lib/server/store/profiles/read-profile')
    expect(JSON.stringify(readProfileSecrets(server.workspaceId, saved.id).exactDraft)).toContain(SECRET)
    expect(JSON.stringify(readProfileSecrets(server.workspaceId, copy.id).exactDraft)).toContain(SECRET)
    const versions = await json<{ items: { version: number }[] }>(call(getVersions, '', { params: { id: made.id } }))
    expect(versions.items.map(({ version }) => version)).toEqual([2, 1])
    expect(JSON.stringify(versions)).not.toContain(SECRET)
  })
  it('refuse a save that was made from an older version', async () => {
    const { id } = await create()
    const save = (version: number) =>
      call(saveProfile, '', { method: 'PUT', params: { id }, body: { version, name: 'x', request: { url: 'ws://a/' } } })
    expect((await save(1)).status).toBe(200)
    const stale = await save(1)
    expect(stale.status).toBe(409)
    expect(await stale.json()).toMatchObject({ code: 'stale-version' })
  })
  it('are listed, and removed', async () => {
    const { id } = await create()
    expect(await json(call(listProfiles, '/api/profiles?q=AGENT'))).toMatchObject({ items: [{ id, name: 'agent' }], total: 1 })
    expect((await call(removeProfile, '', { method: 'DELETE', params: { id } })).status).toBe(204)
    expect((await call(getProfile, '', { params: { id } })).status).toBe(404)
  })
})

describe('import', () => {
  it('reads a curl command to the letter', async () => {
    const text = 'curl -H "Host: JENKINS_URL" -H "Secret-Key:SECRET" https://ci.example.com/wsagents/'
    const answer = await json<ImportAnswer>(call(importDrafts, '/api/import', { body: { text } }))
    expect(answer).toMatchObject({ format: 'curl', problems: [], drafts: [{ url: 'wss://ci.example.com/wsagents/' }] })
    expect(JSON.stringify(answer.drafts)).toContain('Secret-Key:SECRET')
  })
  it('says what a log means, masked, and gives drafts to reproduce it', async () => {
    const secret = 'ab'.repeat(32)
    const text = `java -jar agent.jar -url https://ci.example.com/ -secret ${secret} -name a1 -webSocket\nCaused by: io.jenkins.remoting.X: Response code was not 101: 403.`
    const answer = await json<ImportAnswer>(call(importDrafts, '/api/import', { body: { text, format: 'agent-log' } }))
    expect([answer.format, answer.problems]).toEqual(['agent-log', []])
    expect(answer.diagnoses[0]).toMatchObject({
      id: 'log/jenkins-agent-secret',
      confidence: 'likely',
      layer: 'authentication',
      about: 'answer',
    })
    expect(answer.drafts[0]?.url).toBe('wss://ci.example.com/wsagents/')
    expect(JSON.stringify(answer.diagnoses)).not.toContain(secret)
    // Beside a curl command the lines it printed are read too.
    const curl = await json<ImportAnswer>(
      call(importDrafts, '/api/import', {
        body: { text: '$ curl -v --http1.1 https://ci.example.com/ws\n> GET /ws HTTP/1.1\n< HTTP/1.1 403 Forbidden' },
      }),
    )
    expect([curl.format, curl.diagnoses.map(({ id }) => id)]).toEqual(['curl', ['log/curl-refused']])
  })

  it('reads a HAR and a collection, several drafts of one text, and marks what is secret', async () => {
    const entry = (path: string) => ({
      _resourceType: 'websocket',
      request: {
        url: `wss://a.example/${path}`,
        headers: [
          { name: 'Cookie', value: 'sid=abc' },
          { name: 'Upgrade', value: 'websocket' },
        ],
      },
    })
    const text = JSON.stringify({ log: { version: '1.2', creator: {}, entries: [entry('x'), entry('y')] } })
    const answer = await json<ImportAnswer>(call(importDrafts, '/api/import', { body: { text } }))
    expect([answer.format, answer.drafts.map(({ url }) => url)]).toEqual(['har', ['wss://a.example/x', 'wss://a.example/y']])
    expect(answer.drafts[1]?.headers).toContainEqual({ line: 'Cookie: sid=abc', secret: true })
    const other = await json<ImportAnswer>(call(importDrafts, '/api/import', { body: { text, format: 'postman' } }))
    expect(other.problems[0]?.message).toBe('The JSON has the members "log": expected a Postman collection')
    expect((await call(importDrafts, '/api/import', { body: { text, format: 'openapi' } })).status).toBe(400)
  })

  it('points at what it cannot read', async () => {
    const answer = await json<ImportAnswer>(call(importDrafts, '/api/import', { body: { text: 'what is this', format: 'auto' } }))
    expect(answer).toMatchObject({ drafts: [], problems: [{ start: 0 }] })
  })
})

describe('catalogues', () => {
  it('list rules, decoders and practice endpoints', async () => {
    type List = { items: { id?: string; url?: string }[] }
    expect((await json<List>(call(getRules, '/api/rules'))).items.map(({ id }) => id)).toContain('response/status-101')
    expect((await json<List>(call(getDecoders, '/api/decoders'))).items.map(({ id }) => id)).toContain('hex')
    expect((await json<List>(call(getPractice, '/api/practice'))).items.map(({ url }) => url)).toContain('practice:/echo')
  })
  it('list packs: each diagnosis once, with null for words that depend on an attempt', async () => {
    type Packs = { version: string; items: { id: string; diagnoses: { id: string; says: string | null; source: string }[] }[] }
    const { version, items } = await json<Packs>(call(getPacks, '/api/packs'))
    expect([version, items.map(({ id }) => id)]).toEqual([PACKS_VERSION, PACKS.map(({ id }) => id)])
    const listed = items.flatMap(({ diagnoses }) => diagnoses)
    const known = PACKS.flatMap(({ diagnoses }) => diagnoses)
    expect(listed.map(({ id }) => id)).toEqual(known.map(({ id }) => id))
    expect(new Set(listed.map(({ id }) => id)).size).toBe(listed.length)
    expect(listed.map(({ says }) => says)).toEqual(known.map(({ says }) => (typeof says === 'string' ? says : null)))
  })
})

describe('openapi', () => {
  it('is served', async () => {
    expect(await json(call(getOpenApi, '/api/openapi.json'))).toMatchObject({ openapi: '3.1.0', paths: { '/api/attempts': {} } })
  })
})
