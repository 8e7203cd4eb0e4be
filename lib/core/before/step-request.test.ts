import { expect, it } from 'vitest'
import { latin1Decode } from '../bytes/latin1'
import type { CookieJar } from '../cookies/jar'
import type { BeforeStep } from '../handshake/before-step'
import { composeHandshake } from '../handshake/compose'
import type { RequestDraft } from '../handshake/draft'
import { serializeRequest } from '../handshake/serialize-request'
import { stepDraft, stepTarget, stepUrl, withCookieLine } from './step-request'

const JAR: CookieJar = [
  { name: 'sid', value: '{{x}}\xe9', domain: 'a.test', hostOnly: true, path: '/', secure: false, expiresAt: null, createdAt: 0 },
]
const HANDSHAKE: RequestDraft = { url: 'wss://a.test/ws' }
const draftOf = (step: Partial<BeforeStep>, draft = HANDSHAKE, variables: Record<string, string> = {}) =>
  stepDraft({ name: '', method: 'GET', url: 'https://a.test/x?y', ...step }, { draft, variables, jar: JAR, now: 1 })
const octets = (...given: Parameters<typeof draftOf>) => latin1Decode(serializeRequest(composeHandshake(draftOf(...given), { key: '' })))

it('adds Host, Connection and Cookie, and Content-Length for what has a body', () => {
  expect(octets({})).toBe('GET /x?y HTTP/1.1\r\nHost: a.test\r\nConnection: close\r\nCookie: sid={{x}}\xe9\r\n\r\n')
  const login = { method: 'POST', body: 'p={{secret:pw}}\u00e9', headers: [['Content-Type', 'text/plain']] as const, cookies: false }
  expect(octets(login, HANDSHAKE, { 'secret:pw': 'hunter2' })).toBe(
    'POST /x?y HTTP/1.1\r\nHost: a.test\r\nContent-Type: text/plain\r\nConnection: close\r\nContent-Length: 11\r\n\r\np=hunter2\xc3\xa9',
  )
})

it('adds nothing that is there already', () => {
  const headers = [{ line: 'host: b' }, { line: 'CONNECTION: keep-alive' }, { line: 'Cookie: own=1' }]
  expect(octets({ headers })).toBe('GET /x?y HTTP/1.1\r\nhost: b\r\nCONNECTION: keep-alive\r\nCookie: own=1\r\n\r\n')
})

it('fills the URL, whose value is not looked into again', () => {
  const step: BeforeStep = { name: '', method: 'GET', url: ' http://{{host}}/{{path}} ' }
  const variables = { host: 'b.test:81', path: '{{host}}' }
  expect(stepUrl(step, variables)).toBe('http://b.test:81/{{host}}')
  expect(stepTarget(step, variables)).toMatchObject({ scheme: 'ws', host: 'b.test', port: 81 })
  expect(octets({ url: step.url }, HANDSHAKE, variables)).toMatch(/^GET \/\{\{host\}\} HTTP\/1.1\r\nHost: b.test:81\r\n/)
  expect(stepTarget({ ...step, url: 'practice:/echo' }, {})).toBe(null)
})

it('goes the way of the handshake to its own host, and takes nothing of that origin elsewhere', () => {
  const network = { connectTo: '127.0.0.1:1', serverName: 's', proxy: 'http://p:1', protocol: 'h2', alpn: ['h2'], maxRedirects: 2 } as const
  expect(draftOf({}, { url: 'wss://a.test/', network }).network).toEqual({ connectTo: '127.0.0.1:1', serverName: 's', proxy: 'http://p:1' })
  expect(draftOf({ url: 'https://b.test/' }, { url: 'wss://a.test/', network }).network).toEqual({ proxy: 'http://p:1' })
})

it('gives the handshake the cookies of the jar, where it has no Cookie line and wants them', () => {
  const to = { host: 'a.test', tls: true, resource: '/' }
  const more = { jar: JAR, now: 1, standard: [['Upgrade', 'websocket']] as const }
  const added = { base64: 'Q29va2llOiBzaWQ9e3t4fX3p', secret: true }
  expect(withCookieLine(HANDSHAKE, to, more).headers).toEqual([['Upgrade', 'websocket'], added])
  expect(withCookieLine({ ...HANDSHAKE, headers: [] }, to, more).headers).toEqual([added])
  for (const kept of [{ headers: [['Cookie', 'x']] as const }, { cookies: false }, { raw: '' }])
    expect(withCookieLine({ ...HANDSHAKE, ...kept }, to, more)).toEqual({ ...HANDSHAKE, ...kept })
  expect(withCookieLine(HANDSHAKE, { ...to, host: 'b.test' }, more)).toBe(HANDSHAKE)
})
