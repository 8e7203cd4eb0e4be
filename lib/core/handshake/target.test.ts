import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseTarget, urlParts } from './target'

const target = (url: string) => {
  const result = parseTarget(url)
  return result.ok ? result.target : result.problem.code
}
const problem = (url: string) => {
  const result = parseTarget(url)
  return result.ok ? null : result.problem
}

describe('parseTarget', () => {
  it('reads a ws URL with its default port (RFC 6455 §3)', () => {
    expect(target('ws://example.com/chat?a=b')).toEqual({
      scheme: 'ws',
      tls: false,
      host: 'example.com',
      port: 80,
      resource: '/chat?a=b',
      authority: 'example.com',
    })
  })
  it('reads a wss URL with a port', () => {
    expect(target(' WSS://CI.example.com:8443 ')).toEqual({
      scheme: 'wss',
      tls: true,
      host: 'ci.example.com',
      port: 8443,
      resource: '/',
      authority: 'ci.example.com:8443',
    })
  })
  it('leaves a default port out of the authority', () => {
    expect(target('wss://a:443/')).toMatchObject({ port: 443, authority: 'a' })
    expect(target('ws://a:443/')).toMatchObject({ port: 443, authority: 'a:443' })
    expect(target('ws://a:/x')).toMatchObject({ port: 80, authority: 'a', resource: '/x' })
  })
  it('reads an IPv6 address', () => {
    expect(target('ws://[::1]:9000/x')).toMatchObject({ host: '::1', port: 9000, authority: '[::1]:9000' })
    expect(target('ws://[2001:DB8::1]')).toMatchObject({ host: '2001:db8::1', authority: '[2001:db8::1]' })
  })
  it('takes the placeholder of seed 000 for a host', () => {
    expect(target('wss://JENKINS_URL/wsagents/')).toMatchObject({ host: 'jenkins_url', resource: '/wsagents/', authority: 'jenkins_url' })
  })
  it('puts a slash before a query without a path', () => {
    expect(target('ws://a?x=/y')).toMatchObject({ host: 'a', resource: '/?x=/y' })
  })
  it('keeps user information and fragment out of the target', () => {
    expect(target('ws://user:p@ss@a:81/x#frag')).toMatchObject({ host: 'a', port: 81, resource: '/x', authority: 'a:81' })
    expect(target('ws://a#f')).toMatchObject({ host: 'a', resource: '/' })
  })
  it('keeps path and query as typed', () => {
    expect(target('ws://a/A%2fb c\u00e9?{x}')).toMatchObject({ resource: '/A%2fb c\u00e9?{x}' })
  })
  it('reads a practice endpoint', () => {
    const echo = { scheme: 'practice', tls: false, host: 'localhost', port: 0, resource: '/echo', authority: 'localhost' }
    expect([target('practice:/echo'), target('practice:///echo'), target('practice:echo')]).toEqual([echo, echo, echo])
  })
  it('offers the WebSocket scheme for http and https', () => {
    expect(problem('https://a.example/x')).toEqual({
      code: 'scheme-http',
      message: 'scheme is "https": expected "wss"',
      offer: 'wss://a.example/x',
    })
    expect(problem('http://a')?.offer).toBe('ws://a')
  })
  it('offers a scheme where there is none', () => {
    expect(problem('a.example/x')?.offer).toBe('wss://a.example/x')
    expect(problem('localhost:8080/x')).toEqual({
      code: 'scheme-missing',
      message: 'url has no scheme: expected "ws://localhost:8080/x"',
      offer: 'ws://localhost:8080/x',
    })
  })
  it('offers the ASCII form of a host with other letters', () => {
    expect(problem('ws://m\u00fcnchen.example/x')).toEqual({
      code: 'host-not-ascii',
      message: 'host is "m\u00fcnchen.example": expected its ASCII form "xn--mnchen-3ya.example"',
      offer: 'ws://xn--mnchen-3ya.example/x',
    })
  })
  it.each([
    ['', 'url-empty'],
    ['  ', 'url-empty'],
    ['ws://a/\r\nX: y', 'url-has-control'],
    ['ws://a/\u0000', 'url-has-control'],
    ['ftp://a/', 'scheme-unknown'],
    ['mailto:me', 'scheme-unknown'],
    ['not a url', 'scheme-missing'],
    ['/path', 'scheme-missing'],
    ['ws://', 'host-missing'],
    ['ws:///x', 'host-missing'],
    ['ws://user@/x', 'host-missing'],
    ['ws://a b/', 'host-invalid'],
    ['ws://a..b/', 'host-invalid'],
    ['ws://{{host}}/', 'host-invalid'],
    ['ws://[::1/', 'host-invalid'],
    ['ws://[fe80::1%25eth0]/', 'host-invalid'],
    ['ws://[127.0.0.1]/', 'host-invalid'],
    ['ws://a\\b/', 'host-invalid'],
    ['ws://a:0/', 'port-invalid'],
    ['ws://a:65536/', 'port-invalid'],
    ['ws://a:8o/', 'port-invalid'],
    ['ws://a:-1/', 'port-invalid'],
    ['ws://a:99999999999/', 'port-invalid'],
    ['ws://[::1]:x/', 'port-invalid'],
  ])('refuses %j: %s', (url, code) => expect(problem(url)?.code).toBe(code))
  it.each([
    'ws+unix:/run/app.sock',
    'ws+unix:///run/app.sock:/x',
    'unix:/run/docker.sock',
    'http+unix://%2Frun%2Fdocker.sock/x',
    '//./pipe/docker_engine',
    '\\\\.\\pipe\\docker_engine',
    'npipe:////./pipe/x',
    'file:///etc/passwd',
    'data:text/plain,x',
    'javascript:alert(1)',
    '/etc/passwd',
    'gopher://a/1',
    'ws:/run/app.sock',
  ])('T-11: takes %j for no target', (url) => expect(parseTarget(url).ok).toBe(false))
  it('T-10: never throws, and never puts a control character on the request line', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (rest) => {
        const result = parseTarget(`ws://${rest}`)
        if (result.ok) expect(`${result.target.resource}${result.target.authority}`).not.toMatch(/[\r\n\0]/)
      }),
    )
  })
})
it('cuts a URL into parts as typed', () => {
  expect(urlParts('WSS://U:p@Host:81/p?q#f')).toEqual({
    scheme: 'wss',
    userinfo: 'U:p',
    host: 'Host',
    port: '81',
    path: '/p?q',
    fragment: 'f',
  })
})
