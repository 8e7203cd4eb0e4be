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
  ])('does not answer for "%s" (DNS rebinding)', (host) => {
    expect(codeOf(local, { host })).toBe('host-not-ours')
  })
  it('answers for the host of PUBLIC_URL with the port of either', () => {
    expect(codeOf(open, { host: 'sockscope.example.com:443' })).toBe('passed')
    expect(codeOf(open, { host: 'sockscope.example.com:3000' })).toBe('passed')
    expect(codeOf(open, { host: 'sockscope.example.com:8080' })).toBe('host-not-ours')
  })
  it('believes a forwarded host only from a trusted proxy', () => {
    expect(codeOf(open, { host: '10.0.0.9:3000', 'x-forwarded-host': 'sockscope.example.com' })).toBe('host-not-ours')
    expect(codeOf(open, { host: '10.0.0.9:3000' }, 'GET', '/', { host: 'sockscope.example.com', proto: 'https' })).toBe('passed')
  })
})

describe('guardRequest: Origin', () => {
  const host = 'localhost:3000'
  it('lets a page of another site read nothing that changes or streams', () => {
    expect(codeOf(local, { host, origin: 'https://evil.example' }, 'POST', '/api/attempts')).toBe('origin-not-ours')
    expect(codeOf(local, { host, origin: 'http://localhost:5173' }, 'POST', '/api/attempts')).toBe('origin-not-ours')
    expect(codeOf(local, { host, origin: 'null' }, 'POST', '/api/attempts')).toBe('origin-not-ours')
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
