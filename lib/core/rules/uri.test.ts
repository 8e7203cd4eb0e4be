import { describe, expect, it } from 'vitest'
import { absoluteAuthority, isLoopback, isPractice, normalAuthority, queryParams } from './uri'

describe('queryParams', () => {
  it('gives names and values as typed', () => {
    expect(queryParams('ws://example.com/a?token=a%20b&x&y=1=2')).toEqual([
      { name: 'token', value: 'a%20b' },
      { name: 'x', value: '' },
      { name: 'y', value: '1=2' },
    ])
    expect(queryParams('ws://example.com/a')).toEqual([])
  })
})

describe('normalAuthority', () => {
  it('leaves the port of the scheme out and folds case (RFC 6455 §3)', () => {
    expect(normalAuthority('Example.com:443', true)).toBe('example.com')
    expect(normalAuthority('example.com:443', false)).toBe('example.com:443')
    expect(normalAuthority('example.com:80', false)).toBe('example.com')
  })
})

describe('absoluteAuthority', () => {
  it('gives host and port of a whole address, without user information', () => {
    expect(absoluteAuthority('http://me:pw@example.com:8080/chat')).toBe('example.com:8080')
    expect(absoluteAuthority('HTTPS://[::1]/')).toBe('[::1]')
  })

  it('gives null for the other forms of a target (RFC 9112 §3.2)', () => {
    for (const target of ['/chat', '*', 'example.com:443', 'ws://example.com/']) expect(absoluteAuthority(target)).toBeNull()
  })
})

describe('isLoopback', () => {
  it.each(['localhost', 'app.localhost', '127.0.0.1', '127.9.9.9', '::1'])('knows %s', (host) => {
    expect(isLoopback(host)).toBe(true)
  })

  it.each(['example.com', '10.0.0.1', '128.0.0.1', 'localhost.example.com'])('refuses %s', (host) => {
    expect(isLoopback(host)).toBe(false)
  })
})

describe('isPractice', () => {
  it('knows the scheme in any case', () => {
    expect(isPractice('Practice:/echo')).toBe(true)
    expect(isPractice('ws://practice/')).toBe(false)
  })
})
