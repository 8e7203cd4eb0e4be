import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Environment } from '@/lib/config/environment.mjs'
import { forgetSingleton, singleton } from '@/lib/server/platform/singleton'
import { authorise } from './authorise'
import { forgetFailures } from './rate-limit'
import { SESSION_COOKIE, SESSION_MS, sessionValue } from './session-cookie'
import { signIn, signOut } from './sign-in'

const TOKEN = '0123456789abcdef0123456789abcdef'
const LOCAL = { workspaceId: 'w', personId: 'p' }

vi.mock('@/lib/server/store/installation', () => ({ localIdentity: () => LOCAL }))

function configure(accessToken: string | null, publicUrl: string | null = null) {
  forgetSingleton('config')
  const config: Partial<Environment> = { accessToken, publicUrl, trustedProxies: [], host: '127.0.0.1', port: 3000 }
  singleton('config', () => config)
}
const ask = (headers: Record<string, string>) => authorise({ headers: new Headers(headers) }, 'attempts.read')
const cookieOf = (field: string | null) => (field ?? '').split(';')[0] ?? ''

beforeEach(() => {
  forgetFailures()
})
afterEach(() => {
  forgetSingleton('config')
})

describe('authorise', () => {
  it('takes everyone for the local person while there is no ACCESS_TOKEN', async () => {
    configure(null)
    expect(await ask({})).toEqual(LOCAL)
  })
  it('wants the token as a bearer field or a session made with it', async () => {
    configure(TOKEN)
    await expect(ask({})).rejects.toMatchObject({ code: 'no-credentials' })
    await expect(ask({ authorization: 'Bearer wrong' })).rejects.toMatchObject({ code: 'wrong-credentials' })
    expect(await ask({ authorization: `Bearer ${TOKEN}` })).toEqual(LOCAL)
    expect(await ask({ cookie: `a=b; ${SESSION_COOKIE}=${sessionValue(TOKEN, Date.now())}` })).toEqual(LOCAL)
  })
  it('refuses a session that ended, was changed, or was made with another token', async () => {
    configure(TOKEN)
    const now = Date.now()
    const [expires = '', signature = ''] = sessionValue(TOKEN, now).split('.')
    for (const value of [
      sessionValue(TOKEN, now - SESSION_MS - 1),
      `${Number(expires) + 1000}.${signature}`,
      sessionValue('another token of thirty-two chars', now),
      'x',
      '',
    ]) {
      await expect(ask({ cookie: `${SESSION_COOKIE}=${value}` })).rejects.toMatchObject({ name: 'AuthenticationError' })
    }
  })
  it('lets everyone ask for health and for a session', async () => {
    configure(TOKEN)
    expect(await authorise({ headers: new Headers() }, 'health.read')).toEqual(LOCAL)
    expect(await authorise({ headers: new Headers() }, 'session.create')).toEqual(LOCAL)
  })
})

describe('signIn', () => {
  it('gives a cookie that scripts cannot read and other sites do not send', async () => {
    configure(TOKEN)
    const field = signIn(new Headers(), TOKEN)
    expect(field).toMatch(/^sockscope_session=[^;]+; Path=\/; HttpOnly; SameSite=Strict; Max-Age=2592000$/)
    expect(await ask({ cookie: cookieOf(field) })).toEqual(LOCAL)
    expect(field).not.toContain(TOKEN)
  })
  it('marks it Secure where the page came by https', () => {
    configure(TOKEN, 'https://sockscope.example.com')
    expect(signIn(new Headers({ host: 'sockscope.example.com' }), TOKEN)).toContain('; Secure')
    expect(signOut(new Headers({ host: 'sockscope.example.com' }))).toContain('Max-Age=0; Secure')
  })
  it('stops guessing after ten wrong tokens in a minute', () => {
    configure(TOKEN)
    for (let i = 0; i < 10; i += 1) expect(() => signIn(new Headers(), 'guess', 1000)).toThrow('not the one')
    expect(() => signIn(new Headers(), TOKEN, 1000)).toThrow('10 wrong tries')
    expect(signIn(new Headers(), TOKEN, 62_000)).toContain(SESSION_COOKIE)
  })
})
