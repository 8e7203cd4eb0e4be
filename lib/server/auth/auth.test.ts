import { afterEach, describe, expect, it } from 'vitest'
import type { Environment } from '@/lib/config/environment.mjs'
import { forgetSingleton, singleton } from '@/lib/server/platform/singleton'
import { type TestServer, testServer } from '@/lib/testing/session-kit'
import { access } from './access'
import { ACTIONS, isPublic, roleMay } from './actions'
import { authorise } from './authorise'
import { hashPassword, isPassword } from './password'
import { scopeAllows } from './token-scope'

let server: TestServer | null = null
afterEach(async () => {
  await server?.stop()
  server = null
})

describe('access', () => {
  const on = (settings: Partial<Environment>) => {
    const before = singleton<Partial<Environment>>('config', () => ({}))
    forgetSingleton('config')
    singleton('config', () => ({ ...before, host: '127.0.0.1', publicUrl: null, trustedProxies: [], ...settings }))
    return access()
  }
  it('T-01: asks for an owner wherever others can reach it: by its address, its public URL, or a proxy', () => {
    server = testServer()
    expect(on({})).toBe('alone')
    expect(on({ publicUrl: 'http://localhost:3000' })).toBe('alone')
    expect(on({ host: '0.0.0.0' })).toBe('set-up')
    expect(on({ host: '192.168.0.7' })).toBe('set-up')
    expect(on({ publicUrl: 'https://sockscope.example.com' })).toBe('set-up')
    expect(on({ trustedProxies: ['10.0.0.0/8'] })).toBe('set-up')
  })
})

describe('authorise', () => {
  const ask = (headers: Record<string, string> = {}) => authorise({ headers: new Headers(headers) }, 'attempts.read')
  it('takes everyone for the local person, an owner, while this machine alone reaches it', async () => {
    server = testServer()
    expect(await ask()).toMatchObject({ personId: server.personId, role: 'owner', via: 'alone' })
  })
  it('T-13: lets nobody but the public calls through until there is an owner', async () => {
    server = testServer({ host: '0.0.0.0' })
    for (const action of ACTIONS) {
      const asked = authorise({ headers: new Headers({ authorization: 'Bearer sks_guess' }) }, action)
      if (isPublic(action)) await asked
      else await expect(asked).rejects.toMatchObject({ code: 'set-up-first' })
    }
  })
})

describe('roles', () => {
  it('let a viewer look and comment, an editor connect and save, an owner decide', () => {
    const may = (role: 'viewer' | 'editor' | 'owner') => ACTIONS.filter((action) => !isPublic(action) && roleMay(role, action))
    expect(may('viewer').filter((action) => !action.endsWith('.read') && !action.endsWith('.list'))).toEqual([
      'lint.run',
      'import.run',
      'history.export',
      'comments.write',
      'me.write',
      'tokens.write',
    ])
    expect(may('editor')).toContain('attempts.control')
    expect(may('editor').filter((action) => /^(members|invitations|audit|policy)/.test(action))).toEqual(['policy.read', 'members.read'])
    expect(may('owner')).toEqual(ACTIONS.filter((action) => !isPublic(action)))
  })
  it('give a token no power over people, whatever its scope', () => {
    for (const action of ['members.write', 'invitations.write', 'tokens.write', 'me.write', 'policy.write'] as const)
      expect([scopeAllows('read', action), scopeAllows('run', action), scopeAllows('full', action)]).toEqual([false, false, false])
    expect([scopeAllows('read', 'attempts.read'), scopeAllows('read', 'attempts.create')]).toEqual([true, false])
    expect([scopeAllows('run', 'attempts.create'), scopeAllows('run', 'profiles.delete')]).toEqual([true, false])
    expect(scopeAllows('full', 'profiles.delete')).toBe(true)
  })
})

describe('passwords', () => {
  it('T-13: are kept as scrypt with N = 2^17 and a salt of their own', async () => {
    forgetSingleton('password-cost')
    const [one, other] = await Promise.all([hashPassword('correct horse'), hashPassword('correct horse')])
    expect(one).toMatch(/^scrypt\$131072\$8\$1\$[\w-]{22}\$[\w-]{43}$/)
    expect(one).not.toBe(other)
    expect(await isPassword({ hash: one, password: 'correct horse' })).toBe(true)
    expect(await isPassword({ hash: one, password: 'correct horsE' })).toBe(false)
    expect(await isPassword({ hash: 'plain', password: 'plain' })).toBe(false)
    expect(await isPassword({ hash: 'scrypt$3$8$1$AA$AA', password: 'x' })).toBe(false)
  })
})
