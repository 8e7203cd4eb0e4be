import { describe, expect, it } from 'vitest'
import { applyEdits } from '../changes/apply-edits'
import type { HeaderEntry, RequestDraft } from '../handshake/draft'
import { redactDraft } from '../handshake/redact-draft'
import { credentialsOf, withoutCredentials } from './credentials'

const draft = (headers: HeaderEntry[], url = 'wss://a.example/x'): RequestDraft => ({ url, headers })
const ALL: RequestDraft = draft(
  [
    ['Host', 'a.example'],
    ['Cookie', 'sid=0123456789abcdef'],
    ['Authorization', 'Bearer 0123456789'],
    ['Secret-Key', '0123456789abcdef'],
    { line: 'X-Own: 0123456789', secret: true },
    ['X-Var', '{{secret:agent}}'],
    ['Sec-WebSocket-Protocol', 'v4.channel.k8s.io, base64url.bearer.authorization.k8s.io.MDEyMzQ1Njc4OQ'],
  ],
  'wss://a.example/x?token=0123456789&room=1',
)

describe('credentialsOf', () => {
  it('names what says who asks, and never its value', () => {
    expect(credentialsOf(ALL)).toEqual([
      { kind: 'token', where: 'the query parameter token' },
      { kind: 'cookie', where: 'Cookie' },
      { kind: 'token', where: 'Authorization' },
      { kind: 'token', where: 'Secret-Key' },
      { kind: 'token', where: 'X-Own' },
      { kind: 'token', where: 'X-Var' },
      { kind: 'token', where: 'a bearer subprotocol' },
    ])
  })
  it('finds the same in the masked draft', () => {
    expect(credentialsOf(redactDraft(ALL))).toEqual(credentialsOf(ALL))
  })
  it('finds none in a plain handshake, nor in lines that are switched off', () => {
    expect(credentialsOf({ url: 'ws://a/?room=1' })).toEqual([])
    expect(credentialsOf(draft([{ line: 'Cookie: a=1', enabled: false }, ['Sec-WebSocket-Protocol', 'a, b']]))).toEqual([])
  })
})

describe('withoutCredentials', () => {
  const applied = (one: RequestDraft, kinds: Parameters<typeof withoutCredentials>[1]) => applyEdits(one, withoutCredentials(one, kinds))
  it('leaves all of them out, and everything else as it is', () => {
    expect(applied(ALL, ['cookie', 'token'])).toEqual({
      url: 'wss://a.example/x?room=1',
      headers: [
        ['Host', 'a.example'],
        ['Sec-WebSocket-Protocol', 'v4.channel.k8s.io'],
      ],
    })
  })
  it('leaves one kind out', () => {
    expect(withoutCredentials(ALL, ['cookie'])).toEqual([{ line: 'Cookie', value: null }])
    expect(applied(ALL, ['token']).headers?.map((entry) => (Array.isArray(entry) ? entry[0] : entry))).toEqual([
      'Host',
      'Cookie',
      'Sec-WebSocket-Protocol',
    ])
  })
  it('removes the line where only a token stood in it, and the word that announces one', () => {
    expect(withoutCredentials(draft([['Sec-WebSocket-Protocol', 'bearer, 0123456789']]), ['token'])).toEqual([
      { line: 'Sec-WebSocket-Protocol', value: null },
    ])
    expect(withoutCredentials(draft([['Sec-WebSocket-Protocol', 'chat, access_token, 0123456789']]), ['token'])).toEqual([
      { line: 'Sec-WebSocket-Protocol', value: 'chat' },
    ])
  })
  it('takes the parameter out of a target of its own, and keeps the rest of the URL', () => {
    const one: RequestDraft = { url: 'wss://a/x?access_token=0123456789#f', target: '/y?a=1&access_token=0123456789' }
    expect(withoutCredentials(one, ['token'])).toEqual([{ draft: { url: 'wss://a/x#f' } }, { draft: { target: '/y?a=1' } }])
  })
})
