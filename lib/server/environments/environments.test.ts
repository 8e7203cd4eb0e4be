import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { POST as exportSecrets } from '@/app/api/attempts/[id]/export/route'
import { POST as retryAttempt } from '@/app/api/attempts/[id]/retry/route'
import { GET as readAttempt } from '@/app/api/attempts/[id]/route'
import { POST as startAttempt } from '@/app/api/attempts/route'
import { PUT as saveOwn } from '@/app/api/environments/[id]/own/route'
import { DELETE as removeEnvironment, PUT as saveEnvironment } from '@/app/api/environments/[id]/route'
import { GET as getEnvironments, POST as makeEnvironment } from '@/app/api/environments/route'
import { POST as acceptInvitation } from '@/app/api/invitations/accept/route'
import { POST as invite } from '@/app/api/invitations/route'
import { PUT as putPolicy } from '@/app/api/policy/route'
import { POST as createProfile } from '@/app/api/profiles/route'
import { DELETE as removeSecret } from '@/app/api/secrets/[id]/route'
import { GET as getSecrets, PUT as putSecret } from '@/app/api/secrets/route'
import { POST as setUp } from '@/app/api/set-up/route'
import { setUpToken } from '@/lib/server/auth/set-up-token'
import { statement } from '@/lib/server/store/client'
import { type ScriptedServer, scriptedServer } from '@/lib/testing/scripted-server'
import { silent } from '@/lib/testing/scripted-steps'
import { call, type TestServer, testServer } from '@/lib/testing/session-kit'

const CANARY = 'canary-5d1f7c20ab93'
let server: TestServer
let endpoint: ScriptedServer
type Headers = { cookie: string }
let ada: Headers
let grace: Headers

const cookieOf = (response: Response): Headers => ({ cookie: (response.headers.getSetCookie()[0] ?? '').split(';')[0] ?? '' })
const json = async (response: Response) =>
  (await response.json()) as { id: string; token: string; code: string; detail: string; errors: unknown } // safe: tests look at what they use

beforeEach(async () => {
  server = testServer({ host: '0.0.0.0' })
  endpoint = await scriptedServer([silent()])
  const password = 'correct horse battery'
  ada = cookieOf(await call(setUp, '/api/set-up', { body: { name: 'Ada', email: 'ada@example.com', password, token: setUpToken() } }))
  const { token } = await json(await call(invite, '/api/invitations', { body: { role: 'editor' }, headers: ada }))
  grace = cookieOf(
    await call(acceptInvitation, '/api/invitations/accept', { body: { name: 'Grace', email: 'grace@example.com', password, token } }),
  )
  await call(putPolicy, '/api/policy', { method: 'PUT', body: { base: 'private', allow: [], deny: [] }, headers: ada })
})
afterEach(async () => {
  await endpoint.close()
  await server.stop()
})

const url = () => `ws://127.0.0.1:${endpoint.port}/`
const make = async (headers: Headers, name: string, variables: object, scope = 'team') =>
  json(await call(makeEnvironment, '/api/environments', { body: { name, scope, variables }, headers }))
const write = (headers: Headers, name: string, value: string, scope: string, environmentId: string | null = null) =>
  call(putSecret, '/api/secrets', { method: 'PUT', body: { name, value, scope, environmentId }, headers })

/** The head that the endpoint got from an attempt. */
async function headOf(headers: Headers, body: object): Promise<string> {
  const peer = endpoint.connection(endpoint.connections.length)
  const started = await call(startAttempt, '/api/attempts', { body, headers })
  expect(started.status).toBe(201)
  await expect.poll(async () => (await peer).receivedText()).toContain('\r\n\r\n')
  return (await peer).receivedText()
}

describe('environments', () => {
  it('give drafts their values: what is typed goes first, then the person’s own, then the team’s', async () => {
    const { id } = await make(ada, 'staging', { node: 'agent-1', path: 'wsagents', region: 'eu' })
    await call(saveOwn, '/api/environments/x/own', {
      method: 'PUT',
      params: { id },
      body: { variables: { node: 'graces-agent' } },
      headers: grace,
    })
    const request = {
      url: `${url()}{{path}}/`,
      headers: [
        ['Host', 'h'],
        ['Node-Name', '{{node}}'],
        ['Region', '{{region}}'],
      ],
      variables: { region: 'us' },
    }
    expect(await headOf(ada, { request, environmentId: id })).toBe(
      'GET /wsagents/ HTTP/1.1\r\nHost: h\r\nNode-Name: agent-1\r\nRegion: us\r\n\r\n',
    )
    expect(await headOf(grace, { request, environmentId: id })).toContain('\r\nNode-Name: graces-agent\r\n')
    const { items } = (await json(await call(getEnvironments, '/api/environments', { headers: ada }))) as unknown as { items: object[] }
    expect(items).toMatchObject([{ name: 'staging', ownVariables: {}, scope: 'team' }])
  })
  it('T-20: that are one person’s own are not there for others', async () => {
    const { id } = await make(grace, 'mine', { node: 'x' }, 'own')
    const { items } = (await json(await call(getEnvironments, '/api/environments', { headers: ada }))) as unknown as { items: object[] }
    expect(items).toEqual([])
    const start = await call(startAttempt, '/api/attempts', { body: { request: { url: url() }, environmentId: id }, headers: ada })
    expect([start.status, (await json(start)).detail]).toEqual([404, 'There is no such environment (any more): choose another, or none'])
    const body = { version: 1, name: 'taken', note: '', variables: {} }
    expect((await call(saveEnvironment, '/api/environments/x', { method: 'PUT', params: { id }, body, headers: ada })).status).toBe(404)
    expect((await call(removeEnvironment, '/api/environments/x', { method: 'DELETE', params: { id }, headers: ada })).status).toBe(404)
  })
  it('refuse a stale save by name, a name that is taken, and names that are none', async () => {
    const { id } = await make(ada, 'staging', { node: 'a' })
    const save = (headers: Headers, version: number, name: string, variables: object = {}) =>
      call(saveEnvironment, '/api/environments/x', { method: 'PUT', params: { id }, body: { version, name, note: '', variables }, headers })
    expect((await save(grace, 1, 'staging', { node: 'b' })).status).toBe(200)
    const stale = await save(ada, 1, 'staging', { node: 'c' })
    expect([stale.status, (await json(stale)).detail]).toEqual([
      409,
      '“staging” was changed by Grace meanwhile (it is at version 2, this was made from 1): load it again',
    ])
    await make(ada, 'production', {})
    expect((await json(await save(ada, 2, 'Production'))).code).toBe('name-taken')
    for (const name of ['', 'a b', 'x'.repeat(94), 'auto', 'secret:x', '{{x}}'])
      expect([name, (await save(ada, 2, 'staging', { [name]: 'v' })).status]).toEqual([name, 400])
  })
})

describe('secrets', () => {
  const request = {
    url: '',
    headers: [
      ['Host', 'h'],
      ['X-Token', 'Token {{secret:agent}}'],
    ] as const,
  }
  it('T-22: are each person’s own or the team’s, the nearest first, and never told again', async () => {
    const { id } = await make(ada, 'staging', {})
    await write(ada, 'agent', `team-${CANARY}`, 'team')
    await write(ada, 'agent', `team-in-staging-${CANARY}`, 'team', id)
    await write(grace, 'agent', `graces-${CANARY}`, 'own')
    const draft = { ...request, url: url() }
    expect(await headOf(ada, { request: draft })).toContain(`X-Token: Token team-${CANARY}\r\n`)
    expect(await headOf(ada, { request: draft, environmentId: id })).toContain(`X-Token: Token team-in-staging-${CANARY}\r\n`)
    expect(await headOf(grace, { request: draft, environmentId: id })).toContain(`X-Token: Token graces-${CANARY}\r\n`)
    const seen = async (headers: Headers) => (await call(getSecrets, '/api/secrets', { headers })).text()
    expect(await seen(grace)).not.toContain(CANARY)
    expect((JSON.parse(await seen(ada)) as { items: { scope: string }[] }).items.map(({ scope }) => scope)).toEqual(['team', 'team'])
  })
  it('T-23: stand masked in the attempt, and in the clear nowhere in the database', async () => {
    await write(ada, 'agent', CANARY, 'own')
    const started = await json(await call(startAttempt, '/api/attempts', { body: { request: { ...request, url: url() } }, headers: ada }))
    const shown = await (await call(readAttempt, '/api/attempts/x', { params: { id: started.id }, headers: ada })).text()
    expect(shown).toContain('secret:agent')
    expect(shown).not.toContain(CANARY)
    for (const { name } of statement(`SELECT name FROM sqlite_master WHERE type = 'table'`).all() as { name: string }[])
      for (const row of statement(`SELECT * FROM "${name}"`).all() as Record<string, unknown>[])
        for (const value of Object.values(row)) {
          const text = value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : String(value)
          expect([name, text.includes(CANARY)]).toEqual([name, false])
        }
  })
  it('that are missing are named, and those of others are no help', async () => {
    await write(grace, 'agent', CANARY, 'own')
    const start = await call(startAttempt, '/api/attempts', { body: { request: { ...request, url: url() } }, headers: ada })
    expect([start.status, await json(start)]).toMatchObject([400, { errors: [{ path: 'request.variables.secret:agent' }] }])
    const { items } = JSON.parse(await (await call(getSecrets, '/api/secrets', { headers: grace })).text()) as { items: { id: string }[] }
    const params = { id: items[0]?.id ?? '' }
    expect((await call(removeSecret, '/api/secrets/x', { method: 'DELETE', params, headers: ada })).status).toBe(404)
    expect((await call(removeSecret, '/api/secrets/x', { method: 'DELETE', params, headers: grace })).status).toBe(204)
  })
  it('T-20, T-24: do not go to who runs the attempt of somebody else again, nor into a profile saved from it, nor into an export', async () => {
    await write(ada, 'agent', `adas-${CANARY}`, 'own')
    const { id } = await json(await call(startAttempt, '/api/attempts', { body: { request: { ...request, url: url() } }, headers: ada }))
    const again = { request: { ...request, url: url(), variables: { 'secret:agent': '*'.repeat(24) }, keptFrom: { attemptId: id } } }
    const refused = await call(retryAttempt, '/api/attempts/x/retry', { params: { id }, body: {}, headers: grace })
    expect([refused.status, (await json(refused)).detail]).toMatchObject([400, expect.stringContaining('{{secret:agent}} has no value')])
    expect((await call(startAttempt, '/api/attempts', { body: again, headers: grace })).status).toBe(400)
    await write(grace, 'agent', `graces-${CANARY}`, 'own')
    expect(await headOf(grace, again)).toContain(`Token graces-${CANARY}\r\n`)
    expect(await headOf(ada, again)).toContain(`Token adas-${CANARY}\r\n`)
    const saved = await json(await call(createProfile, '/api/profiles', { body: { name: 'p', request: again.request }, headers: ada }))
    expect(await headOf(grace, { request: { ...request, url: url(), keptFrom: { profileId: saved.id } } })).toContain(
      `Token graces-${CANARY}`,
    )
    const exporting = (headers: Headers) =>
      call(exportSecrets, '/api/attempts/x/export', { params: { id }, body: { format: 'curl', secrets: true }, headers })
    expect(await (await exporting(ada)).text()).not.toContain(CANARY)
    expect((await exporting(grace)).status).toBe(403)
  })
})
