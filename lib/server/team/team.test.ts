import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { GET as getEvents } from '@/app/api/attempts/[id]/events/route'
import { POST as startAttempt } from '@/app/api/attempts/route'
import { GET as exportAudit } from '@/app/api/audit/export/route'
import { GET as getAudit } from '@/app/api/audit/route'
import { POST as acceptInvitation } from '@/app/api/invitations/accept/route'
import { POST as offer } from '@/app/api/invitations/offer/route'
import { POST as newPassword } from '@/app/api/invitations/password/route'
import { POST as invite } from '@/app/api/invitations/route'
import { POST as changePassword } from '@/app/api/me/password/route'
import { GET as getMe } from '@/app/api/me/route'
import { POST as offerPassword } from '@/app/api/members/[id]/password/route'
import { PATCH as changeMember, DELETE as removeMember } from '@/app/api/members/[id]/route'
import { GET as getMembers } from '@/app/api/members/route'
import { GET as getProfiles } from '@/app/api/profiles/route'
import { POST as signIn, DELETE as signOut } from '@/app/api/session/route'
import { POST as setUp } from '@/app/api/set-up/route'
import { DELETE as endToken } from '@/app/api/tokens/[id]/route'
import { POST as makeToken } from '@/app/api/tokens/route'
import { setUpToken } from '@/lib/server/auth/set-up-token'
import { statement } from '@/lib/server/store/client'
import { brokenAudit } from '@/lib/server/store/people/audit'
import { wsEcho } from '@/lib/testing/echo-servers'
import { call, type TestServer, testServer } from '@/lib/testing/session-kit'
import { csvLine } from './csv'

const ADA = { name: 'Ada', email: 'ada@example.com', password: 'correct horse battery' }
const GRACE = { name: 'Grace', email: 'Grace@Example.com', password: 'nanoseconds on a wire' }
let server: TestServer

beforeEach(() => {
  server = testServer({ host: '0.0.0.0' })
})
afterEach(() => server.stop())

const cookieOf = (response: Response) => (response.headers.getSetCookie()[0] ?? '').split(';')[0] ?? ''
const json = async (response: Response) => (await response.json()) as Record<string, string & Record<string, unknown>[]> // safe: tests look at what they use

async function owner(): Promise<{ cookie: string }> {
  return { cookie: cookieOf(await call(setUp, '/api/set-up', { body: { ...ADA, token: setUpToken() } })) }
}
async function member(by: { cookie: string }, role: string, account = GRACE): Promise<{ cookie: string }> {
  const { token } = await json(await call(invite, '/api/invitations', { body: { role }, headers: by }))
  return { cookie: cookieOf(await call(acceptInvitation, '/api/invitations/accept', { body: { ...account, token } })) }
}

describe('the set-up', () => {
  it('T-13: makes one owner with the token of the console, keeps what there was, and signs them in', async () => {
    expect((await call(getProfiles, '/api/profiles')).status).toBe(403)
    const wrong = await call(setUp, '/api/set-up', { body: { ...ADA, token: 'setup_guess' } })
    expect([wrong.status, (await json(wrong)).code]).toEqual([401, 'wrong-token'])
    const made = await call(setUp, '/api/set-up', { body: { ...ADA, token: setUpToken() } })
    expect(made.status).toBe(204)
    const field = made.headers.getSetCookie()[0]
    expect(field).toMatch(/^sockscope\.session_token=[^;]+; Max-Age=2592000; Path=\/; HttpOnly; SameSite=Strict$/)
    expect(await json(await call(getMe, '/api/me', { headers: { cookie: cookieOf(made) } }))).toMatchObject({
      id: server.personId,
      name: 'Ada',
      role: 'owner',
      access: 'team',
    })
    expect((await call(setUp, '/api/set-up', { body: { ...GRACE, token: setUpToken() } })).status).toBe(409)
  })
  it('says which field cannot be used', async () => {
    const short = await call(setUp, '/api/set-up', { body: { ...ADA, password: 'short', token: setUpToken() } })
    expect(await json(short)).toMatchObject({
      errors: [{ path: 'password', message: 'The password has 5 characters: expected at least 10' }],
    })
    expect((await call(setUp, '/api/set-up', { body: { ...ADA, email: 'ada', token: setUpToken() } })).status).toBe(400)
  })
  it('T-13: stops guessing at the token after ten tries in a minute', async () => {
    for (let i = 0; i < 10; i += 1) await call(setUp, '/api/set-up', { body: { ...ADA, token: 'guess' } })
    expect((await call(setUp, '/api/set-up', { body: { ...ADA, token: setUpToken() } })).status).toBe(429)
  })
})

describe('signing in', () => {
  it('T-13: says the same of a wrong address and a wrong password, and stops guessing', async () => {
    await owner()
    const tries = [
      { ...ADA, password: 'wrong horse battery' },
      { email: 'nobody@example.com', password: ADA.password },
    ]
    const answers = await Promise.all(tries.map(({ email, password }) => call(signIn, '/api/session', { body: { email, password } })))
    expect(answers.map(({ status }) => status)).toEqual([401, 401])
    const [one, other] = await Promise.all(answers.map(json))
    expect(one).toEqual(other)
    const { email } = ADA
    for (let i = 0; i < 8; i += 1) await call(signIn, '/api/session', { body: { email: 'nobody@example.com', password: 'x' } })
    expect((await call(signIn, '/api/session', { body: { email, password: ADA.password } })).status).toBe(429)
  })
  it('T-13: keeps nothing in the database that signs in without the key outside it', async () => {
    const { cookie } = await owner()
    const value = decodeURIComponent(cookie.split('=')[1] ?? '')
    const [row] = statement('SELECT token FROM SignInSession').all() as { token: string }[]
    expect(value).not.toBe(row?.token)
    const stolen = { cookie: `sockscope.session_token=${encodeURIComponent(row?.token ?? '')}` }
    expect((await call(getProfiles, '/api/profiles', { headers: stolen })).status).toBe(401)
    const forged = { cookie: `sockscope.session_token=${encodeURIComponent(`${row?.token}.AAAA`)}` }
    expect((await call(getProfiles, '/api/profiles', { headers: forged })).status).toBe(401)
  })
  it('T-13: ends a session that was idle for a week or is a month old', async () => {
    const headers = await owner()
    const day = 24 * 60 * 60 * 1000
    statement('UPDATE SignInSession SET updatedAt = ?').run(Date.now() - 8 * day)
    expect((await call(getProfiles, '/api/profiles', { headers })).status).toBe(401)
    const again = { cookie: cookieOf(await call(signIn, '/api/session', { body: { email: ADA.email, password: ADA.password } })) }
    statement('UPDATE SignInSession SET createdAt = ?').run(Date.now() - 31 * day)
    expect((await call(getProfiles, '/api/profiles', { headers: again })).status).toBe(401)
  })
  it('T-13: a change of the password signs out everywhere else', async () => {
    const here = await owner()
    const there = { cookie: cookieOf(await call(signIn, '/api/session', { body: { email: ADA.email, password: ADA.password } })) }
    const body = { current: ADA.password, password: 'another horse battery' }
    expect((await call(changePassword, '/api/me/password', { body: { ...body, current: 'no' }, headers: here })).status).toBe(400)
    expect((await call(changePassword, '/api/me/password', { body, headers: here })).status).toBe(204)
    expect((await call(getMe, '/api/me', { headers: there })).status).toBe(401)
    expect((await call(getMe, '/api/me', { headers: here })).status).toBe(200)
  })
})

describe('members', () => {
  it('join by an invitation, once, and may what their role says', async () => {
    const ada = await owner()
    const made = await json(await call(invite, '/api/invitations', { body: { role: 'viewer', note: 'for Grace' }, headers: ada }))
    const { token } = made
    expect(await json(await call(offer, '/api/invitations/offer', { body: { token } }))).toMatchObject({
      role: 'viewer',
      note: 'for Grace',
    })
    const joined = await call(acceptInvitation, '/api/invitations/accept', { body: { ...GRACE, token } })
    expect(joined.status).toBe(204)
    const again = await call(acceptInvitation, '/api/invitations/accept', { body: { ...GRACE, email: 'g2@example.com', token } })
    expect((await json(again)).code).toBe('invitation-used')
    const grace = { cookie: cookieOf(joined) }
    expect((await call(getProfiles, '/api/profiles', { headers: grace })).status).toBe(200)
    const refused = await call(startAttempt, '/api/attempts', { body: { request: { url: 'ws://127.0.0.1:9/' } }, headers: grace })
    expect([refused.status, (await json(refused)).detail]).toEqual([403, 'You are a viewer here: this takes the role editor'])
    expect((await call(getAudit, '/api/audit', { headers: grace })).status).toBe(403)
    expect((await call(invite, '/api/invitations', { body: { role: 'owner' }, headers: grace })).status).toBe(403)
  })
  it('cannot join by an invitation that has ended, or with an address that is taken', async () => {
    const ada = await owner()
    const { token } = await json(await call(invite, '/api/invitations', { body: { role: 'editor' }, headers: ada }))
    const taken = await call(acceptInvitation, '/api/invitations/accept', { body: { ...GRACE, email: 'ADA@example.com', token } })
    expect((await json(taken)).code).toBe('email-taken')
    statement('UPDATE Invitation SET expiresAt = ?').run(Date.UTC(2026, 0, 2))
    const late = await call(acceptInvitation, '/api/invitations/accept', { body: { ...GRACE, token } })
    expect(await json(late)).toMatchObject({ code: 'invitation-expired', detail: 'This invitation ended on 2026-01-02: ask for a new one' })
  })
  it('T-20: are out at once when they are taken out: sessions, tokens and all', async () => {
    const ada = await owner()
    const grace = await member(ada, 'editor')
    const { token } = await json(await call(makeToken, '/api/tokens', { body: { name: 'ci', scope: 'run' }, headers: grace }))
    const bearer = { authorization: `Bearer ${token}` }
    expect((await call(getProfiles, '/api/profiles', { headers: bearer })).status).toBe(200)
    const { items } = await json(await call(getMembers, '/api/members', { headers: ada }))
    const id = items?.find((one: Record<string, unknown>) => one.name === 'Grace')?.id as string
    expect((await call(removeMember, '/api/members/x', { method: 'DELETE', params: { id }, headers: ada })).status).toBe(204)
    expect((await call(getProfiles, '/api/profiles', { headers: grace })).status).toBe(401)
    expect((await call(getProfiles, '/api/profiles', { headers: bearer })).status).toBe(401)
  })
  it('always have an owner', async () => {
    const ada = await owner()
    const params = { id: server.personId }
    const left = await call(changeMember, '/api/members/x', { method: 'PATCH', params, body: { role: 'viewer' }, headers: ada })
    expect((await json(left)).code).toBe('last-owner')
    expect((await call(removeMember, '/api/members/x', { method: 'DELETE', params, headers: ada })).status).toBe(409)
  })
})

describe('a forgotten password', () => {
  it('is set anew by a link an owner makes, once, and signs out everywhere', async () => {
    const ada = await owner()
    const grace = await member(ada, 'viewer')
    const { items } = await json(await call(getMembers, '/api/members', { headers: ada }))
    const id = items?.find((one: Record<string, unknown>) => one.name === 'Grace')?.id as string
    const none = await call(offerPassword, '/api/members/x/password', { method: 'POST', params: { id }, headers: grace })
    expect(none.status).toBe(403)
    const { token } = await json(await call(offerPassword, '/api/members/x/password', { method: 'POST', params: { id }, headers: ada }))
    expect(await json(await call(offer, '/api/invitations/offer', { body: { token } }))).toMatchObject({ resets: 'Grace' })
    const joined = await call(acceptInvitation, '/api/invitations/accept', { body: { ...GRACE, email: 'eve@example.com', token } })
    expect((await json(joined)).code).toBe('not-an-invitation')
    const short = await call(newPassword, '/api/invitations/password', { body: { token, password: 'short' } })
    expect(short.status).toBe(400)
    const set = await call(newPassword, '/api/invitations/password', { body: { token, password: 'a wholly new one' } })
    expect(set.status).toBe(204)
    expect((await call(getMe, '/api/me', { headers: grace })).status).toBe(401)
    expect((await call(getMe, '/api/me', { headers: { cookie: cookieOf(set) } })).status).toBe(200)
    const again = await call(newPassword, '/api/invitations/password', { body: { token, password: 'yet another one' } })
    expect((await json(again)).code).toBe('invitation-used')
    const { token: invitation } = await json(await call(invite, '/api/invitations', { body: { role: 'viewer' }, headers: ada }))
    const wrong = await call(newPassword, '/api/invitations/password', { body: { token: invitation, password: 'yet another one' } })
    expect((await json(wrong)).code).toBe('not-a-reset')
  })
})

it('T-13: signing out ends the streams that were followed', async () => {
  const ada = await owner()
  const endpoint = await wsEcho()
  const started = await json(
    await call(startAttempt, '/api/attempts?wait=verdict', {
      body: { request: { url: `ws://127.0.0.1:${endpoint.port}/` } },
      headers: ada,
    }),
  )
  const stream = await call(getEvents, '/api/attempts/x/events', { params: { id: started.id as string }, headers: ada })
  const reader = stream.body?.getReader()
  expect((await reader?.read())?.done).toBe(false)
  expect((await call(signOut, '/api/session', { method: 'DELETE', headers: ada })).status).toBe(204)
  let done: boolean | undefined = false
  while (done === false) done = (await reader?.read())?.done
  expect(done).toBe(true)
  expect((await call(getMe, '/api/me', { headers: ada })).status).toBe(401)
  await endpoint.close()
})

describe('tokens of scripts', () => {
  it('are kept as a hash, act within their scope, and end', async () => {
    const ada = await owner()
    const made = await json(await call(makeToken, '/api/tokens', { body: { name: 'read only', scope: 'read', days: 30 }, headers: ada }))
    const { token } = made
    expect(token).toMatch(/^sks_[\w-]{43}$/)
    expect(JSON.stringify(statement('SELECT * FROM ApiToken').all())).not.toContain(token)
    const headers = { authorization: `Bearer ${token}` }
    expect((await call(getProfiles, '/api/profiles', { headers })).status).toBe(200)
    const start = await call(startAttempt, '/api/attempts', { body: { request: { url: 'practice:/echo' } }, headers })
    expect([start.status, (await json(start)).code]).toEqual([403, 'token-scope'])
    expect((await call(makeToken, '/api/tokens', { body: { name: 'more', scope: 'full' }, headers })).status).toBe(403)
    const params = { id: made.id as string }
    expect((await call(endToken, '/api/tokens/x', { method: 'DELETE', params, headers: ada })).status).toBe(204)
    expect((await call(getProfiles, '/api/profiles', { headers })).status).toBe(401)
  })
})

describe('the audit trail', () => {
  it('T-45: says who did what, and notices a changed or missing entry', async () => {
    const ada = await owner()
    await member(ada, 'viewer')
    const { items, broken } = await json(await call(getAudit, '/api/audit', { headers: ada }))
    expect(items?.map((one: Record<string, unknown>) => `${one.person}: ${one.action}`).reverse()).toEqual([
      'Ada: set-up',
      'Ada: session.create',
      'Ada: invitation.create',
      'Grace: invitation.accept',
      'Grace: session.create',
    ])
    expect(broken).toBe(null)
    statement(`UPDATE Audit SET person = 'nobody' WHERE seq = 3`).run()
    expect(brokenAudit()).toBe(3)
    statement(`UPDATE Audit SET person = 'Ada' WHERE seq = 3`).run()
    expect(brokenAudit()).toBe(null)
    statement('DELETE FROM Audit WHERE seq = 2').run()
    expect(brokenAudit()).toBe(3)
  })
  it('T-28: leaves as a file whose cells no spreadsheet takes for a formula', async () => {
    const ada = await owner()
    await call(invite, '/api/invitations', { body: { role: 'viewer', note: '=HYPERLINK("http://evil.example")' }, headers: ada })
    const file = await call(exportAudit, '/api/audit/export?format=csv', { headers: ada })
    expect(file.headers.get('content-disposition')).toBe('attachment; filename="sockscope-audit.csv"')
    expect(await file.text()).toContain(`,invitation.create,"'=HYPERLINK(""http://evil.example"")",`)
    expect(csvLine(['+1', '-1', '@x', '\tx', 'a\u0000b', 'fine'])).toBe(`'+1,'-1,'@x,'\tx,ab,fine\r\n`)
    expect((await (await call(exportAudit, '/api/audit/export', { headers: ada })).text()).trim().split('\n')).toHaveLength(3)
  })
})
