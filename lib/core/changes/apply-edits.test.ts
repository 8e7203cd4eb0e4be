import { describe, expect, it } from 'vitest'
import { base64Decode, base64Encode } from '../bytes/base64'
import { latin1Decode, latin1Encode } from '../bytes/latin1'
import { InputError } from '../errors/errors'
import { composeHandshake } from '../handshake/compose'
import type { RequestDraft } from '../handshake/draft'
import { serializeRequest } from '../handshake/serialize-request'
import { applyEdits } from './apply-edits'
import type { Edit } from './change'

const KEY = 'dGhlIHNhbXBsZSBub25jZQ=='
const sent = (draft: RequestDraft, ...edits: Edit[]) =>
  latin1Decode(serializeRequest(composeHandshake(applyEdits(draft, edits), { key: KEY })))
const raw = (text: string) => base64Encode(latin1Encode(text))
const octets = (draft: RequestDraft) => latin1Decode(base64Decode(draft.raw ?? '') ?? new Uint8Array())
const problems = (act: () => unknown) => {
  try {
    act()
    return []
  } catch (error) {
    return error instanceof InputError ? error.problems : [error]
  }
}

const DRAFT: RequestDraft = {
  url: 'wss://a.example/x?y=1',
  headers: [
    ['HOST', 'a.example'],
    { line: 'upgrade:websocket' },
    ['Connection', 'Upgrade'],
    { line: 'Sec-WebSocket-Key: {{auto}}' },
    ['Sec-WebSocket-Version', '13'],
    { line: 'Origin: off', enabled: false },
    { line: 'ORIGIN:\thttps://a.example', ending: 'lf' },
    ['Cookie', 'a=1'],
    ['origin', 'https://b.example'],
  ],
}

describe('applyEdits, a line', () => {
  it('takes the place of the first line that is sent, keeps its name and ending as written, and removes the others', () => {
    expect(sent(DRAFT, { line: 'Origin', value: 'null' })).toBe(
      'GET /x?y=1 HTTP/1.1\r\nHOST: a.example\r\nupgrade:websocket\r\nConnection: Upgrade\r\n' +
        `Sec-WebSocket-Key: ${KEY}\r\nSec-WebSocket-Version: 13\r\nORIGIN:\tnull\nCookie: a=1\r\n\r\n`,
    )
  })
  it('is removed everywhere by null, while lines that are switched off stay in the draft', () => {
    const { headers } = applyEdits(DRAFT, [{ line: 'origin', value: null }])
    expect(headers).toEqual(DRAFT.headers?.slice(0, 6).concat([['Cookie', 'a=1']]))
  })
  it('is added at the end where there is none', () => {
    const { headers } = applyEdits({ url: 'ws://a/', headers: [['Host', 'a']] }, [{ line: 'Origin', value: 'http://b' }])
    expect(headers).toEqual([
      ['Host', 'a'],
      ['Origin', 'http://b'],
    ])
  })
  it('makes the standard lines explicit where the draft has none', () => {
    expect(sent({ url: 'ws://a/' }, { line: 'sec-websocket-version', value: '8' })).toBe(
      `GET / HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: ${KEY}\r\nSec-WebSocket-Version: 8\r\n\r\n`,
    )
  })
  it('leaves masked entries of other names as they are, and drops the mask of the one it replaces', () => {
    const kept = { line: 'Cookie: ***', secret: true, kept: 1 }
    const draft: RequestDraft = { url: 'ws://a/', headers: [kept, { line: 'Authorization: ***', secret: true, kept: 2 }] }
    expect(applyEdits(draft, [{ line: 'authorization', value: 'Bearer x' }]).headers).toEqual([kept, { line: 'Authorization: Bearer x' }])
  })
  it('changes the octets of a raw draft in their place', () => {
    const draft: RequestDraft = { url: 'ws://a/', raw: raw('GET / HTTP/1.1\r\nhost : a\r\nOrigin:x\r\n\r\n\x81\x00') }
    expect(octets(applyEdits(draft, [{ line: 'Origin', value: 'y' }]))).toBe('GET / HTTP/1.1\r\nhost : a\r\nOrigin:y\r\n\r\n\x81\x00')
  })
  it('makes a template of a raw draft that is to have a fresh key', () => {
    const draft = applyEdits({ url: 'ws://a/', raw: raw('GET / HTTP/1.1\r\n\r\n') }, [{ line: 'Sec-WebSocket-Key', value: '{{auto}}' }])
    expect(sent(draft)).toBe(`GET / HTTP/1.1\r\nSec-WebSocket-Key: ${KEY}\r\n\r\n`)
  })
  it('refuses a name that is no token and a value that would make two lines', () => {
    expect(problems(() => applyEdits(DRAFT, [{ line: 'a b', value: '' }]))).toEqual([
      { path: 'change.edits[0]', message: 'header name is "a b", with the character " ": expected a token (RFC 9110 §5.6.2)' },
    ])
    expect(problems(() => applyEdits(DRAFT, [{ line: 'a', value: 'b\r\nc: d' }]))).toEqual([
      { path: 'change.edits[0]', message: 'value is "b\\r\\nc: d": expected no CR, LF or NUL' },
    ])
  })
  it('leaves a draft alone whose URL leads nowhere, or whose raw octets cannot be read', () => {
    expect(applyEdits({ url: '' }, [{ line: 'a', value: 'b' }])).toEqual({ url: '' })
    expect(applyEdits({ url: '', raw: '?' }, [{ line: 'a', value: 'b' }])).toEqual({ url: '', raw: '?' })
  })
})

describe('applyEdits, a patch', () => {
  it('merges everything else', () => {
    const draft: RequestDraft = { ...DRAFT, method: 'POST', network: { proxy: 'http://p:1', family: 4 } }
    expect(applyEdits(draft, [{ draft: { method: null, network: { proxy: null } } }])).toEqual({ ...DRAFT, network: { family: 4 } })
  })
  it('takes Host, Origin and the target along where they named the old URL', () => {
    const draft: RequestDraft = { url: 'ws://a:81/x', target: '/x', headers: [['host', 'a:81'], { line: 'Origin: http://a:81' }] }
    expect(applyEdits(draft, [{ draft: { url: 'wss://b/x/' } }])).toEqual({
      url: 'wss://b/x/',
      target: '/x/',
      headers: [['host', 'b'], { line: 'Origin: https://b' }],
    })
  })
  it('leaves Host and Origin alone that named something else', () => {
    const headers: RequestDraft['headers'] = [
      ['Host', 'inner'],
      ['Origin', 'https://c'],
    ]
    expect(applyEdits({ url: 'ws://a/', headers }, [{ draft: { url: 'ws://b/' } }])).toEqual({ url: 'ws://b/', headers })
  })
  it('does not write the standard lines out for a path', () => {
    expect(applyEdits({ url: 'ws://a/x' }, [{ draft: { url: 'ws://a/x/' } }])).toEqual({ url: 'ws://a/x/' })
  })
  it('changes the request line of a raw draft', () => {
    const draft: RequestDraft = { url: 'ws://a/x', raw: raw('GET /x HTTP/1.1\r\nHost: a\r\n\r\n') }
    const edited = applyEdits(draft, [{ draft: { url: 'ws://b/x/' } }, { draft: { method: 'HEAD', httpVersion: '1.0', note: 'n' } }])
    expect(octets(edited)).toBe('HEAD /x/ HTTP/1.0\r\nHost: b\r\n\r\n')
    expect(edited).toMatchObject({ url: 'ws://b/x/', note: 'n' })
    expect(edited.method).toBeUndefined()
  })
  it('refuses headers, which line edits speak for', () => {
    expect(problems(() => applyEdits(DRAFT, [{ draft: { headers: [] } }]))).toEqual([
      { path: 'change.edits[0].draft.headers', message: 'draft has headers: expected a line edit instead' },
    ])
  })
})
