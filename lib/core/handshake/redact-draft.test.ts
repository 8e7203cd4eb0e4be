import { describe, expect, it } from 'vitest'
import { base64Encode } from '../bytes/base64'
import { latin1Encode } from '../bytes/latin1'
import type { RequestDraft } from './draft'
import { redactDraft } from './redact-draft'

const base64 = (text: string) => base64Encode(latin1Encode(text))

describe('redactDraft', () => {
  it('masks header entries of each form and says which they were', () => {
    expect(
      redactDraft({
        url: 'wss://a/',
        headers: [
          ['Host', 'a'],
          ['Authorization', 'Bearer abc'],
          { line: 'Secret-Key:SECRET', ending: 'lf' },
          { base64: base64('Cookie: s=\xff\xfe'), enabled: false },
          { line: 'X-Mine : mine ', secret: true },
          { line: 'whole line', secret: true },
          { line: 'Secret-Key: {{secret:agent}}', secret: true },
        ],
      }).headers,
    ).toEqual([
      ['Host', 'a'],
      { line: 'Authorization: Bearer ***', secret: true, kept: 1 },
      { line: 'Secret-Key:******', ending: 'lf', secret: true, kept: 2 },
      { base64: base64('Cookie: s=**'), enabled: false, secret: true, kept: 3 },
      { line: 'X-Mine : **** ', secret: true, kept: 4 },
      { line: '**********', secret: true, kept: 5 },
      { line: 'Secret-Key: {{secret:agent}}', secret: true },
    ])
  })
  it('masks URL, body, network, variables, raw, early octets and frames', () => {
    const draft: RequestDraft = {
      url: 'wss://u:pw@a/?token=x&y=z',
      body: 'agentsecret!',
      raw: base64('GET / HTTP/1.1\r\nSecret-Key: abc\r\n\r\n'),
      early: base64('\x81\x0bagentsecretGET / HTTP/1.1\r\nCookie: a=b\r\n\r\n'),
      network: { proxy: 'http://u:pw@p:1', clientKey: 'PEM', serverName: 'a' },
      variables: { 'secret:agent': 'agentsecret', other: 'agentsecret', node: 'n' },
      session: {
        answerPings: true,
        sendOnOpen: [
          { text: 'login agentsecret' },
          { hex: '6167656e74736563726574 00' },
          { base64: 'AAEC' },
          { raw: base64('agentsecret') },
        ],
      },
      expectations: [
        { kind: 'message', which: 'any', test: 'equals', value: 'hi agentsecret' },
        { kind: 'header', name: 'x', test: 'matches', value: '^agentsecret$' },
      ],
      note: 'from agentsecret',
    }
    expect(redactDraft(draft)).toEqual({
      url: 'wss://u:**@a/?token=*&y=z',
      body: '***********!',
      raw: base64('GET / HTTP/1.1\r\nSecret-Key: ***\r\n\r\n'),
      early: base64('\x81\x0b***********GET / HTTP/1.1\r\nCookie: a=*\r\n\r\n'),
      network: { proxy: 'http://u:**@p:1', clientKey: '***', serverName: 'a' },
      variables: { 'secret:agent': '***********', other: '***********', node: 'n' },
      session: {
        answerPings: true,
        sendOnOpen: [
          { text: 'login ***********' },
          { hex: '2a2a2a2a2a2a2a2a2a2a2a00' },
          { base64: 'AAEC' },
          { raw: base64('***********') },
        ],
      },
      expectations: [
        { kind: 'message', which: 'any', test: 'equals', value: 'hi ***********' },
        { kind: 'header', name: 'x', test: 'matches', value: '^***********$' },
      ],
      note: 'from ***********',
    })
  })
  it('masks the password of a proxy, whatever stands in it, and leaves a placeholder', () => {
    const proxyOf = (proxy: string) => redactDraft({ url: 'ws://a', network: { proxy } }).network?.proxy
    expect(proxyOf('socks5://me:p/a?s#w@p:1')).toBe('socks5://me:*******@p:1')
    expect(proxyOf('http://me:{{secret:proxy}}@p:1')).toBe('http://me:{{secret:proxy}}@p:1')
    expect(proxyOf('http://p:3128')).toBe('http://p:3128')
  })
  it('masks values known besides', () => {
    expect(redactDraft({ url: 'ws://a/known-value' }, ['known-value']).url).toBe('ws://a/***********')
  })
  it('leaves a draft without secrets as it is, and is the same twice', () => {
    const plain: RequestDraft = { url: 'ws://a', headers: [['Host', 'a'], { line: 'X:y' }], variables: {} }
    expect(redactDraft(plain)).toEqual(plain)
    const once = redactDraft({ url: 'ws://u:pw@a', headers: [['Cookie', 'a=bcd; e=f']] })
    expect(redactDraft(once)).toEqual(once)
  })
  it('masks a raw request that cannot be read whole', () => {
    expect(redactDraft({ url: 'ws://a', raw: 'not base64' }).raw).toBe('**********')
  })
})

it('masks what before steps send, and shows nothing of what they gave', () => {
  const step = {
    name: 'log in',
    method: 'POST',
    url: 'https://a/?token=abcdefgh',
    headers: [['Authorization', 'Bearer abcdefghij']] as const,
    body: '{"password":"hunter2hunter2","ref":"{{secret:x}}"}',
  }
  const shown = redactDraft({
    url: 'ws://a/',
    before: [step],
    gained: [{ variable: 'a', value: 'gained-value', secret: true }],
    note: 'gained-value',
  })
  expect(shown).toEqual({
    url: 'ws://a/',
    before: [
      {
        ...step,
        url: 'https://a/?token=********',
        headers: [{ line: 'Authorization: Bearer **********', secret: true, kept: 0 }],
        body: '{"password":"**************","ref":"{{secret:x}}"}',
      },
    ],
    note: '************',
  })
})
