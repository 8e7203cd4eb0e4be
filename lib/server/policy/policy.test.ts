import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { POST as startAttempt } from '@/app/api/attempts/route'
import { GET as getPolicy, PUT as putPolicy } from '@/app/api/policy/route'
import { POST as testPolicy } from '@/app/api/policy/test/route'
import { POST as setUp } from '@/app/api/set-up/route'
import { setUpToken } from '@/lib/server/auth/set-up-token'
import { listAudit } from '@/lib/server/store/people/audit'
import { wsEcho } from '@/lib/testing/echo-servers'
import { attemptOf, call, type TestServer, testServer } from '@/lib/testing/session-kit'

let server: TestServer
beforeEach(() => {
  server = testServer()
})
afterEach(() => server.stop())
const json = async (response: Response) => (await response.json()) as Record<string, unknown>
const UNSET = { base: 'auto', allow: [], deny: [] }

describe('the network policy', () => {
  it('T-02: is that of a person alone on loopback, and of public addresses only where others can reach the server', async () => {
    expect(await json(await call(getPolicy, '/api/policy'))).toMatchObject({ set: UNSET, base: 'private' })
    await server.stop()
    server = testServer({ host: '0.0.0.0' })
    const body = { name: 'Ada', email: 'ada@example.com', password: 'correct horse battery', token: setUpToken() }
    const cookie = ((await call(setUp, '/api/set-up', { body })).headers.getSetCookie()[0] ?? '').split(';')[0] ?? ''
    expect(await json(await call(getPolicy, '/api/policy', { headers: { cookie } }))).toMatchObject({ base: 'public' })

    const endpoint = await wsEcho()
    const request = { url: `ws://127.0.0.1:${endpoint.port}/` }
    const start = () => attemptOf(call(startAttempt, '/api/attempts?wait=verdict', { body: { request }, headers: { cookie } }))
    const blocked = await start()
    expect([blocked.outcome, blocked.failure?.detail]).toEqual([
      'blocked',
      `the network policy refuses 127.0.0.1 port ${endpoint.port}: not-public`,
    ])
    const allow = [`127.0.0.1:${endpoint.port}`]
    await call(putPolicy, '/api/policy', { method: 'PUT', body: { ...UNSET, allow }, headers: { cookie } })
    expect((await start()).outcome).toBe('accepted')
    const trail = listAudit(server.workspaceId, null, 3).map(({ person, action, subject, detail }) => [
      person,
      action,
      subject,
      detail.reason,
    ])
    expect(trail).toEqual([
      ['Ada', 'attempt.connect', `127.0.0.1:${endpoint.port}`, 'on-the-list'],
      ['Ada', 'policy.change', 'auto', undefined],
      ['Ada', 'attempt.connect', `127.0.0.1:${endpoint.port}`, 'not-public'],
    ])
    await endpoint.close()
  })
  it('says of a target whether it would be allowed, and why', async () => {
    const ask = async (url: string) => json(await call(testPolicy, '/api/policy/test', { body: { url } }))
    expect(await ask('ws://10.0.3.7:443')).toMatchObject({ allowed: true, addresses: [{ address: '10.0.3.7', reason: 'private' }] })
    const body = { base: 'public', allow: ['10.0.0.0/8:443'], deny: [] }
    expect((await call(putPolicy, '/api/policy', { method: 'PUT', body })).status).toBe(200)
    expect(await ask('ws://10.0.3.7:443')).toMatchObject({ allowed: true, addresses: [{ reason: 'on-the-list' }] })
    expect(await ask('ws://10.0.3.7:80')).toMatchObject({ allowed: false, because: 'Refused: 10.0.3.7 (not-public)' })
    expect(await ask('ws://169.254.169.254/')).toMatchObject({ allowed: false, addresses: [{ reason: 'cloud-metadata' }] })
  })
  it('names each entry that cannot be used, and keeps what was set', async () => {
    const body = { base: 'public', allow: ['10.0.0.0/8', 'example.com', '10.0.0.0/40'], deny: ['http://x'] }
    const answer = await call(putPolicy, '/api/policy', { method: 'PUT', body })
    expect(answer.status).toBe(400)
    expect((await json(answer)).errors).toEqual([
      {
        path: 'allow[1]',
        message:
          '"example.com" is given: expected an address or a range such as 10.0.0.0/8 or 10.0.3.7:443, for a name leads wherever its owner wants',
      },
      { path: 'allow[2]', message: '"10.0.0.0/40" is given: expected an address or a range such as 10.0.0.0/8 or 10.0.3.7:443' },
      { path: 'deny[0]', message: '"http://x" is given: expected an address, a range or a name such as 10.0.0.0/8 or 10.0.3.7:443' },
    ])
    expect(await json(await call(getPolicy, '/api/policy'))).toMatchObject({ set: UNSET })
  })
})
