import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { base64Decode, base64Encode } from '../bytes/base64'
import { latin1Decode, latin1Encode } from '../bytes/latin1'
import type { RequestDraft } from './draft'
import { redactDraft } from './redact-draft'
import { secretsAsPlaceholders } from './secrets-as-placeholders'

const SECRET = 'canary-7f3a9c51e2'
const DRAFT: RequestDraft = {
  url: `wss://user:${SECRET}@ci.example.com/ws?token=abc&room=1`,
  headers: [
    ['Host', 'ci.example.com'],
    ['Accept', '*/*'],
    ['Secret-Key', SECRET],
    { line: `Authorization: Bearer other-${SECRET}` },
    { line: 'Cookie: a=1; b=two', enabled: false },
    { line: 'X-Pin: 12', secret: true },
    { line: `X-Copy: before ${SECRET} after` },
    ['Node-Name', '{{node}}'],
    { line: 'X-Given: {{secret:agent}}', secret: true },
  ],
  body: `{"key":"${SECRET}"}`,
  network: { proxy: `http://me:${SECRET}@proxy:3128`, clientKey: '-----BEGIN PRIVATE KEY-----\nMII\n-----END PRIVATE KEY-----' },
  session: { sendOnOpen: [{ text: `auth ${SECRET}` }, { hex: '00' }], messages: [{ name: 'm', frame: { text: 'plain ***' } }] },
  variables: { node: 'a1', 'secret:agent': SECRET, copy: `${SECRET}` },
}

const HEADERS = [
  ['Host', 'ci.example.com'],
  ['Accept', '*/*'],
  ['Secret-Key', '{{secret:url}}'],
  { line: 'Authorization: Bearer {{secret:authorization}}' },
  { line: 'Cookie: a={{secret:cookie}}; b={{secret:cookie-2}}', enabled: false },
  { line: 'X-Pin: {{secret:x-pin}}', secret: true },
  { line: 'X-Copy: before {{secret:url}} after' },
  ['Node-Name', '{{node}}'],
  { line: 'X-Given: {{secret:agent}}', secret: true },
]

describe('secretsAsPlaceholders', () => {
  it('names each secret after its line, the same value by the same name, and leaves the rest as it is', () => {
    expect(secretsAsPlaceholders(DRAFT)).toEqual({
      url: 'wss://user:{{secret:url}}@ci.example.com/ws?token={{secret:url-2}}&room=1',
      headers: HEADERS,
      body: '{"key":"{{secret:url}}"}',
      network: { proxy: 'http://me:{{secret:url}}@proxy:3128', clientKey: '{{secret:client-key}}' },
      session: {
        sendOnOpen: [{ text: 'auth {{secret:url}}' }, { hex: '00' }],
        messages: [{ name: 'm', frame: { text: 'plain ***' } }],
      },
      variables: { node: 'a1' },
    })
  })

  it('turns masks of values that the server keeps into placeholders, and forgets where they are kept', () => {
    const shown = { ...redactDraft(DRAFT), keptFrom: { profileId: 'p1' } }
    const out = secretsAsPlaceholders(shown)
    expect(out.url).toBe('wss://user:{{secret:url}}@ci.example.com/ws?token={{secret:url-2}}&room=1')
    expect(out.headers).toEqual([
      ['Host', 'ci.example.com'],
      ['Accept', '*/*'],
      { line: 'Secret-Key: {{secret:secret-key}}', secret: true },
      { line: 'Authorization: Bearer {{secret:authorization}}' },
      { line: 'Cookie: a={{secret:cookie}}; b={{secret:cookie-2}}', enabled: false },
      { line: 'X-Pin: {{secret:x-pin}}', secret: true },
      { line: 'X-Copy: before {{secret:x-copy}} after' },
      ['Node-Name', '{{node}}'],
      { line: 'X-Given: {{secret:agent}}', secret: true },
    ])
    expect(out.body).toBe('{"key":"{{secret:body}}"}')
    expect(out.network).toEqual({ proxy: 'http://me:{{secret:proxy-password}}@proxy:3128', clientKey: '{{secret:client-key}}' })
    expect(out.session?.messages).toEqual([{ name: 'm', frame: { text: 'plain ***' } }])
    expect(out.variables).toEqual({ node: 'a1' })
    expect(JSON.stringify(out)).not.toMatch(/\*{4}|kept/)
  })

  it('makes raw octets a template, and escapes what stood in them as it is', () => {
    const octets = (text: string) => base64Encode(latin1Encode(text))
    const raw = octets(`GET /{{x}} HTTP/1.1\r\nSecret-Key: ${SECRET}\r\n\r\n\xff`)
    const out = secretsAsPlaceholders({ url: 'ws://a/', raw })
    expect(out.template).toBe(true)
    expect(latin1Decode(base64Decode(out.raw ?? '') ?? new Uint8Array())).toBe(
      'GET /\\{{x}} HTTP/1.1\r\nSecret-Key: {{secret:raw}}\r\n\r\n\xff',
    )
    const shown = { ...redactDraft({ url: 'ws://a/', raw }), keptFrom: { profileId: 'p' } }
    expect(secretsAsPlaceholders(shown)).toEqual(out)
    const plain = octets('GET /{{x}} HTTP/1.1\r\n\r\n')
    expect(secretsAsPlaceholders({ url: 'ws://a/', raw: plain })).toEqual({ url: 'ws://a/', raw: plain })
    expect(secretsAsPlaceholders({ url: 'ws://a/', headers: [{ line: `Secret-Key: {{a}}${SECRET}`, template: false }] }).headers).toEqual([
      { line: 'Secret-Key: \\{{a}}{{secret:secret-key}}' },
    ])
  })

  it('T-24: never lets a secret through, and changes nothing the second time', () => {
    const word = fc.stringMatching(/^[A-Za-z0-9*]{15,30}[A-Za-z]$/)
    const secret = fc.oneof(word, fc.constantFrom('ab*cd*ef*gh*ij*kl', '****************x', 'Zq9-a-long-secret'))
    const place = fc.constantFrom('Secret-Key: ', 'Authorization: Bearer ', 'Cookie: sid=', 'X-Api-Key: ', 'Proxy-Authorization: Basic ')
    fc.assert(
      fc.property(secret, place, fc.boolean(), (value, head, kept) => {
        const exact: RequestDraft = { url: `ws://a/?token=${value}`, headers: [{ line: `${head}${value}` }], body: `is ${value}!` }
        const out = secretsAsPlaceholders(kept ? { ...redactDraft(exact), keptFrom: { profileId: 'p' } } : exact)
        expect(JSON.stringify(out)).not.toContain(value)
        expect(JSON.stringify(out.headers)).toContain('{{secret:')
        expect(secretsAsPlaceholders(out)).toEqual(out)
      }),
    )
  })
})

it('T-24: lets no secret of a before step leave, typed or masked, nor what steps gave', () => {
  const step = {
    name: 'log in',
    method: 'POST',
    url: 'https://a/?token=abcdefgh',
    headers: [['Authorization', 'Bearer abcdefghij']] as const,
    body: '{"password":"hunter2hunter2"}',
  }
  const draft = { url: 'ws://a/', before: [step], gained: [{ variable: 'a', value: 'gained-value', secret: true }] }
  const left = {
    url: 'ws://a/',
    before: [
      {
        ...step,
        url: 'https://a/?token={{secret:url}}',
        headers: [['Authorization', 'Bearer {{secret:authorization}}']],
        body: '{"password":"{{secret:password}}"}',
      },
    ],
  }
  expect(secretsAsPlaceholders(draft)).toEqual(left)
  const shown = { ...redactDraft(draft), keptFrom: { attemptId: 'a1' } }
  expect(secretsAsPlaceholders(shown)).toEqual({
    ...left,
    before: [{ ...left.before[0], headers: [{ line: 'Authorization: Bearer {{secret:authorization}}' }] }],
  })
})
