import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addressOf, isLoopback, readEnvironment } from './environment.mjs'

let root: string
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'sockscope-config-'))
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

const read = (env: Record<string, string>) => readEnvironment({ env: { HOME: '/home/someone', ...env }, root })
const configOf = (env: Record<string, string>) => {
  const result = read(env)
  if (!result.ok) throw new Error(result.problems.join('\n'))
  return result.config
}
const problemsOf = (env: Record<string, string>) => {
  const result = read(env)
  return result.ok ? [] : result.problems
}

describe('readEnvironment', () => {
  it('T-38: takes a data folder on a network file system only where that is asked for', () => {
    expect(configOf({ ALLOW_NETWORK_DATA_DIR: '1' })).toMatchObject({ allowNetworkDataDir: true })
    expect(problemsOf({ ALLOW_NETWORK_DATA_DIR: 'yes' })).toEqual([
      'ALLOW_NETWORK_DATA_DIR is "yes": expected 1 or 0; correct it or leave it out.',
    ])
  })

  it('gives the defaults where nothing is set', () => {
    expect(configOf({})).toEqual({
      allowNetworkDataDir: false,
      port: 3000,
      practicePort: 3001,
      host: '127.0.0.1',
      loopbackOnly: true,
      dataDir: path.join(root, 'data'),
      databaseFile: path.join(root, 'data/app.db'),
      databaseUrl: `file:${path.join(root, 'data/app.db')}`,
      publicUrl: null,
      trustedProxies: [],
      unixSockets: [],
      secretKey: null,
      secretKeyFile: null,
      keyFolder: '/home/someone/.config/sockscope',
      logLevel: 'info',
    })
  })

  it('reads .env, and the environment wins over it', () => {
    writeFileSync(path.join(root, '.env'), 'PORT=4000\nLOG_LEVEL="debug" # loud\nDATA_DIR=/srv/sockscope\n')
    const config = configOf({ PORT: '5000' })
    expect([config.port, config.practicePort, config.logLevel, config.databaseFile]).toEqual([5000, 5001, 'debug', '/srv/sockscope/app.db'])
  })

  it('says what is wrong with each variable at once', () => {
    expect(
      problemsOf({ PORT: '80 80', PUBLIC_URL: 'sockscope.example.com', TRUSTED_PROXIES: '10.0.0.0/8, 10.0.0.0/33', LOG_LEVEL: 'loud' }),
    ).toEqual([
      'PORT is "80 80": expected a whole number from 1 to 65535; correct it or leave it out for 3000.',
      'PUBLIC_URL is "sockscope.example.com": expected scheme and host such as "https://sockscope.example.com", without a path; correct it or leave it out.',
      'TRUSTED_PROXIES is "10.0.0.0/33": expected IP addresses or CIDR ranges such as "10.0.0.0/8", separated by commas; correct it or leave it out.',
      'LOG_LEVEL is "loud": expected one of fatal, error, warn, info, debug, trace, silent; correct it or leave it out.',
    ])
  })

  it.each(['0', '65536', '-1', '3e3', '0x50', 'http'])('refuses PORT=%s', (value) => {
    expect(problemsOf({ PORT: value })).toEqual([
      `PORT is "${value}": expected a whole number from 1 to 65535; correct it or leave it out for 3000.`,
    ])
  })

  it('reads the Unix sockets that drafts may name, each an absolute path in its one form', () => {
    expect(configOf({ UNIX_SOCKETS: ' /run/app.sock, /var/run/with space.sock ,' }).unixSockets).toEqual([
      '/run/app.sock',
      '/var/run/with space.sock',
    ])
    expect(problemsOf({ UNIX_SOCKETS: '/run/a.sock,run/b.sock,/run/../etc/c.sock,/run/' })).toEqual(
      ['run/b.sock', '/run/../etc/c.sock', '/run/'].map(
        (path) =>
          `UNIX_SOCKETS is "${path}": expected absolute paths without "." or ".." such as "/run/app.sock", separated by commas; correct it or leave it out.`,
      ),
    )
  })

  it('refuses one port for two listeners', () => {
    expect(problemsOf({ PRACTICE_PORT: '3000' })).toEqual([
      'PRACTICE_PORT is "3000": expected another port than PORT; choose a free one or leave it out.',
    ])
  })

  it('keeps the practice port in range', () => {
    expect(configOf({ PORT: '65535' }).practicePort).toBe(65534)
  })

  it.each(['http://127.0.0.1', '127.0.0.1:3000', '1.2.3', 'a b', '-x'])('refuses HOST=%s', (value) => {
    expect(problemsOf({ HOST: value })).toEqual([
      `HOST is ${JSON.stringify(value)}: expected an IP address or a host name without scheme or port; correct it or leave it out for 127.0.0.1.`,
    ])
  })

  it('takes an IPv6 address with or without brackets', () => {
    expect([configOf({ HOST: '[::1]' }).host, configOf({ HOST: '::1' }).host]).toEqual(['::1', '::1'])
  })

  it('reads the master key as hex or base64', () => {
    expect(configOf({ SECRET_KEY: `${'00'.repeat(31)}ff` }).secretKey?.[31]).toBe(255)
    expect(configOf({ SECRET_KEY: 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAP8=' }).secretKey).toEqual(
      new Uint8Array([...Array(31).fill(0), 255]),
    )
  })

  it('never repeats a bad master key', () => {
    expect(problemsOf({ SECRET_KEY: 'deadbeef' })).toEqual([
      'SECRET_KEY is 8 characters long: expected 32 octets as 64 hex digits or 44 characters of base64; make one with `openssl rand -hex 32`, but use the old one where data was already written with it.',
    ])
  })

  it('never repeats a password in PUBLIC_URL', () => {
    expect(problemsOf({ PUBLIC_URL: 'https://me:hunter2@sockscope.example.com' }).join()).not.toContain('hunter2')
  })
})

describe('isLoopback', () => {
  it.each(['127.0.0.1', '127.9.9.9', '::1', 'localhost', 'LOCALHOST', '::ffff:127.0.0.1'])('%s stays on this machine', (host) => {
    expect(isLoopback(host)).toBe(true)
  })
  it.each(['0.0.0.0', '::', '10.0.0.1', '128.0.0.1', 'example.com'])('%s does not', (host) => {
    expect(isLoopback(host)).toBe(false)
  })
})

describe('addressOf', () => {
  it('names an address that can be opened', () => {
    expect(addressOf({ host: '127.0.0.1', port: 3000, publicUrl: null })).toBe('http://127.0.0.1:3000')
    expect(addressOf({ host: '::1', port: 3000, publicUrl: null })).toBe('http://[::1]:3000')
    expect(addressOf({ host: '0.0.0.0', port: 3000, publicUrl: null })).toBe('http://127.0.0.1:3000')
    expect(addressOf({ host: '0.0.0.0', port: 3000, publicUrl: 'https://s.example' })).toBe('https://s.example')
  })
})
