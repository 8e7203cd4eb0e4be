import { describe, expect, it } from 'vitest'
import { guardRequest } from './guard'
import type { Site } from './own-hosts'

const local: Site = { port: 3000, host: '127.0.0.1', publicUrl: null }
const open: Site = { port: 3000, host: '0.0.0.0', publicUrl: 'https://sockscope.example.com' }

function codeOf(
  site: Site,
  headers: Record<string, string>,
  method = 'GET',
  path = '/',
  forwarded: { host: string; proto: string } | null = null,
) {
  try {
    guardRequest({ method, path, headers: new Headers(headers), forwarded }, site)
    return 'passed'
  } catch (error) {
    return (error as { code: string }).code
  }
}

describe('guardRequest: Host', () => {
  it.each(['localhost:3000', '127.0.0.1:3000', '[::1]:3000', 'LOCALHOST:3000', 'localhost.:3000'])('answers for %s', (host) => {
    expect(codeOf(local, { host })).toBe('passed')
  })
  it.each([
    'evil.example:3000',
    '127.0.0.1.evil.example:3000',
    'localhost',
    'localhost:3001',
    '',
    'localhost:3000, evil.example',
    '0.0.0.0:3000',
  ])('T-15: does not answer for "%s" (DNS rebinding)', (host) => {
    expect(codeOf(local, { host })).toBe('host-not-ours')
  })
  it('answers for the host of PUBLIC_URL with the port of either', () => {
    expect(codeOf(open, { host: 'sockscope.example.com:443' })).toBe('passed')
    expect(codeOf(open, { host: 'sockscope.example.com:3000' })).toBe('passed')
    expect(codeOf(open, { host: 'sockscope.example.com:8080' })).toBe('host-not-ours')
  })
  it('answers for any address written out where it listens at all of them without a name, and for its own pages there only', () => {
    const everywhere: Site = { port: 3000, host: '0.0.0.0', publicUrl: null }
    expect(codeOf(everywhere, { host: '192.168.0.7:8080' })).toBe('passed')
    expect(codeOf(everywhere, { host: '[fd00::7]:3000' })).toBe('passed')
    expect(codeOf(everywhere, { host: 'rebound.example:3000' })).toBe('host-not-ours')
    const own = { host: '192.168.0.7:8080', origin: 'http://192.168.0.7:8080' }
    expect(codeOf(everywhere, own, 'POST', '/api/lint')).toBe('passed')
    expect(codeOf(everywhere, { ...own, origin: 'http://192.168.0.8:8080' }, 'POST', '/api/lint')).toBe('origin-not-ours')
  })
  it('T-15: believes a forwarded host only from a trusted proxy', () => {
    expect(codeOf(open, { host: '10.0.0.9:3000', 'x-forwarded-host': 'sockscope.example.com' })).toBe('host-not-ours')
    expect(codeOf(open, { host: '10.0.0.9:3000' }, 'GET', '/', { host: 'sockscope.example.com', proto: 'https' })).toBe('passed')
  })
})

describe('guardRequest: Origin', () => {
  const host = 'localhost:3000'
  it('T-16, T-17: lets a page of another site read nothing that changes or streams', () => {
    expect(codeOf(local, { host, origin: 'https://evil.example' }, 'POST', '/api/attempts')).toBe('origin-not-ours')
    expect(codeOf(local, { host, origin: 'http://localhost:5173' }, 'POST', '/api/attempts')).toBe('origin-not-ours')
    expect(codeOf(local, { host, origin: 'null' }, 'POST', '/api/attempts')).toBe('origin-not-ours')
    expect(codeOf(local, { host, origin: 'https://localhost:3000' }, 'POST', '/api/attempts')).toBe('origin-not-ours')
    const behindTls = { host: 'localhost', proto: 'https' }
    expect(codeOf(local, { host, origin: 'https://localhost' }, 'POST', '/api/attempts', behindTls)).toBe('passed')
    expect(codeOf(local, { host, origin: 'http://localhost' }, 'POST', '/api/attempts', behindTls)).toBe('origin-not-ours')
    expect(codeOf(local, { host, 'sec-fetch-site': 'cross-site' }, 'DELETE', '/api/attempts/1')).toBe('origin-not-ours')
    expect(codeOf(local, { host, 'sec-fetch-site': 'cross-site' }, 'GET', '/api/attempts/1/events')).toBe('origin-not-ours')
    expect(codeOf(local, { host, 'sec-fetch-site': 'same-site' }, 'GET', '/api/attempts/1/events')).toBe('origin-not-ours')
  })
  it('lets our own pages and scripts without an Origin through', () => {
    expect(codeOf(local, { host, origin: 'http://localhost:3000' }, 'POST', '/api/attempts')).toBe('passed')
    expect(codeOf(local, { host }, 'POST', '/api/attempts')).toBe('passed')
    expect(codeOf(local, { host, 'sec-fetch-site': 'same-origin' }, 'GET', '/api/attempts/1/events')).toBe('passed')
    expect(codeOf(open, { host: 'sockscope.example.com:3000', origin: 'https://sockscope.example.com' }, 'POST', '/api/lint')).toBe(
      'passed',
    )
  })
})
