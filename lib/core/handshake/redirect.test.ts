import { describe, expect, it } from 'vitest'
import { latin1Encode } from '../bytes/latin1'
import { parseResponseHead } from '../http1/parse-head'
import type { RequestDraft } from './draft'
import { type Redirection, redirectOf } from './redirect'
import { parseTarget } from './target'

function answered(draft: RequestDraft, head: string, url = draft.url): Redirection | null {
  const read = parseTarget(url)
  const parsed = parseResponseHead(latin1Encode(`${head}\r\n\r\n`))
  if (!read.ok || parsed === null) throw new Error('the test cannot be read')
  return redirectOf(draft, { url, target: read.target }, parsed)
}
const found = (location: string) => `HTTP/1.1 302 Found\r\nLocation: ${location}`
const AT = 'ws://a.example/chat'

describe('redirectOf', () => {
  it('is nothing for an answer that is no redirect', () => {
    expect(answered({ url: AT }, 'HTTP/1.1 304 Not Modified\r\nLocation: /x')).toBeNull()
    expect(answered({ url: AT }, 'HTTP/1.1 403 Forbidden')).toBeNull()
  })

  it('leads a relative Location on at the same origin, all lines kept, Host as it was', () => {
    const draft: RequestDraft = {
      url: AT,
      headers: [
        ['Host', 'other.example'],
        ['Cookie', 'sid=0123456789abcdef'],
      ],
    }
    expect(answered(draft, found('room?id=1'))).toEqual({
      status: 302,
      location: 'room?id=1',
      ok: true,
      url: 'ws://a.example/room?id=1',
      sameOrigin: true,
      dropped: [],
      draft: { ...draft, url: 'ws://a.example/room?id=1' },
    })
  })

  it('takes http and https for ws and wss', () => {
    expect(answered({ url: AT }, found('https://a.example/chat'))).toMatchObject({ url: 'wss://a.example/chat', sameOrigin: false })
    expect(answered({ url: AT }, found('HTTP://a.example:80/'))).toMatchObject({ url: 'ws://a.example:80/', sameOrigin: true })
  })

  for (const [what, to] of [
    ['scheme', 'wss://a.example/'],
    ['host', 'ws://b.example/'],
    ['port', 'ws://a.example:81/'],
  ] as const) {
    it(`T-08: leaves every secret behind when the ${what} changes, and says what`, () => {
      const draft: RequestDraft = {
        url: AT,
        headers: [
          ['Host', 'a.example'],
          { line: 'aUTHORIZATION: Basic dXNlcjpwYXNz' },
          ['Origin', 'https://a.example'],
          ['X-Plain', '{{token}}'],
          { line: 'X-Marked: 1', secret: true },
          { line: 'Cookie: off=1', enabled: false },
          ['X-Also', '{{secret:other}}'],
          ['Sec-WebSocket-Protocol', 'chat, bearer.eyJhbGciOiJI'],
        ],
        variables: { token: 'long-secret-value', 'secret:same': 'long-secret-value', 'secret:other': 'x' },
        body: 'hello',
        early: 'aGk=',
        network: { connectTo: '127.0.0.1:9', socketPath: '/run/x.sock', serverName: 'x', clientCert: 'c', clientKey: 'k', verify: false },
        session: { sendOnOpen: [{ opcode: 'text', text: 'login' }], answerPings: false },
      }
      const followed = answered(draft, found(to))
      expect(followed).toMatchObject({
        ok: true,
        sameOrigin: false,
        dropped: [
          'aUTHORIZATION',
          'X-Plain',
          'X-Marked',
          'X-Also',
          'Sec-WebSocket-Protocol',
          'body',
          'early octets',
          'client certificate',
          'messages on open',
        ],
      })
      const next = followed?.ok ? followed.draft : null
      expect(next?.headers?.map((entry) => (Array.isArray(entry) ? entry[0] : ''))).toEqual(['Host', 'Origin'])
      expect(next?.network).toEqual({ verify: false })
      expect(next?.session).toEqual({ answerPings: false })
      expect(JSON.stringify({ ...next, variables: {} })).not.toMatch(/dXNlcjpwYXNz|login|aGk=/)
    })
  }

  it('writes the new authority into Host, however the line was given', () => {
    const headers: RequestDraft['headers'] = [
      ['Host', 'a.example'],
      { line: 'hOST:a.example', generated: true },
      { base64: 'SG9zdDogYQ==' },
    ]
    const followed = answered({ url: AT, headers }, found('//b.example:8080'))
    expect(followed?.ok && followed.draft.headers).toEqual([
      ['Host', 'b.example:8080'],
      { line: 'hOST: b.example:8080', generated: true },
      { line: 'Host: b.example:8080' },
    ])
  })

  it('asks with GET and without body after 303, and never for the old request target again', () => {
    const draft: RequestDraft = { url: AT, method: 'POST', body: 'x', target: '/chat' }
    expect(answered(draft, 'HTTP/1.1 303 See Other\r\nLocation: /b')).toMatchObject({ draft: { url: 'ws://a.example/b' } })
    const kept = answered(draft, 'HTTP/1.1 307 T\r\nLocation: /b')
    expect(kept?.ok && kept.draft).toEqual({ url: 'ws://a.example/b', method: 'POST', body: 'x' })
  })

  it('keeps a pace counted in octets, not cuts at places of the first request', () => {
    const every = { every: 3, pauseMs: 1 }
    expect(answered({ url: AT, pacing: every }, found('/b'))).toMatchObject({ draft: { pacing: every } })
    const cut = answered({ url: AT, pacing: { cuts: [4], pauseMs: 1 } }, found('/b'))
    expect(cut?.ok && cut.draft).toEqual({ url: 'ws://a.example/b' })
  })

  it('stays among the practice endpoints', () => {
    const read = parseTarget('practice:/redirect')
    if (!read.ok) throw new Error('practice')
    expect(answered({ url: 'practice:/redirect' }, found('/echo'))).toMatchObject({ url: 'practice:/echo', sameOrigin: true })
  })

  it('says why it cannot be followed', () => {
    expect(answered({ url: AT }, 'HTTP/1.1 301 Moved')).toMatchObject({ ok: false, reason: 'the answer has no Location line' })
    expect(answered({ url: AT }, `${found('/a')}\r\nLocation: /b`)).toMatchObject({
      ok: false,
      reason: 'the answer has 2 Location lines: expected one',
    })
    expect(answered({ url: AT }, found('javascript:alert(1)'))).toMatchObject({ ok: false })
    expect(answered({ url: AT }, found('ws://a b/'))).toMatchObject({ ok: false })
    expect(answered({ url: AT, network: { protocol: 'h2' } }, found('/b'))).toMatchObject({
      ok: false,
      reason: 'redirects are not followed over HTTP/2',
    })
    expect(answered({ url: AT, raw: 'R0VU' }, found('/b'))).toMatchObject({
      ok: false,
      reason: 'the request is raw: its octets cannot be rewritten for another URL',
    })
  })

  it('lets no server name a placeholder of ours', () => {
    const draft: RequestDraft = { url: AT, variables: { 'secret:token': 'tell-nobody' } }
    expect(answered(draft, found('//evil.example/?{{secret:token}}'))).toMatchObject({
      url: 'ws://evil.example/?%7B%7Bsecret:token%7D%7D',
    })
  })
})
