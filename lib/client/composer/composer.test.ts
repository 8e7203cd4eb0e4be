import { describe, expect, it } from 'vitest'
import { base64Encode } from '../../core/bytes/base64'
import { latin1Encode } from '../../core/bytes/latin1'
import type { RequestDraft } from '../../core/handshake/draft'
import { composerOf, draftOf, isSecretLine, splitLine, withoutSecrets } from './composer'

const STANDARD = [{ line: 'Host: example.com', generated: true }]

describe('composerOf and draftOf', () => {
  it('keep every line as typed, in order, with repeats and odd white space', () => {
    const draft: RequestDraft = {
      url: 'wss://example.com/',
      headers: [
        ['Host', 'example.com'],
        { line: 'secret-key:SECRET' },
        { line: 'X-A:  1 ' },
        { line: 'X-A: 2', enabled: false, ending: 'lf' },
      ],
      network: { verify: false },
    }
    expect(draftOf(composerOf(draft, STANDARD))).toEqual({
      url: 'wss://example.com/',
      headers: [
        { line: 'Host: example.com' },
        { line: 'secret-key:SECRET' },
        { line: 'X-A:  1 ' },
        { line: 'X-A: 2', enabled: false, ending: 'lf' },
      ],
      network: { verify: false },
    })
  })

  it('shows the standard lines where a draft has none of its own', () => {
    expect(composerOf({ url: 'ws://example.com/' }, STANDARD).rows).toEqual([
      { id: 1, line: 'Host: example.com', enabled: true, generated: true, secret: false },
    ])
  })

  it('keeps octets and kept entries', () => {
    const headers = [{ base64: 'AAE=' }, { line: 'Secret-Key: ****', secret: true, kept: 3 }]
    expect(draftOf(composerOf({ url: '', headers }, [])).headers).toEqual(headers)
  })
})

describe('splitLine', () => {
  it('finds the value with or without white space before it', () => {
    expect(splitLine('Node-Name:my-agent')).toEqual({ name: 'Node-Name', colon: 9, valueAt: 10 })
    expect(splitLine('Host: \ta')).toEqual({ name: 'Host', colon: 4, valueAt: 7 })
    expect(splitLine('no colon')).toEqual({ name: 'no colon', colon: -1, valueAt: 8 })
  })
})

describe('withoutSecrets', () => {
  it('empties sensitive fields, lines marked secret and secret variables, and nothing else', () => {
    const draft: RequestDraft = {
      url: 'wss://example.com/',
      headers: [['Authorization', 'Bearer t'], { line: 'X-Mine: abc', secret: true }, { line: 'Host: example.com' }],
      variables: { node: 'a', 'secret:agent': 'b' },
    }
    expect(withoutSecrets(draft)).toEqual({
      url: 'wss://example.com/',
      headers: [['Authorization', ''], { line: 'X-Mine: ', secret: true }, { line: 'Host: example.com' }],
      variables: { node: 'a' },
    })
    expect(isSecretLine({ line: 'cookie: a=b', secret: false })).toBe(true)
  })

  it('empties secrets in raw octets, leaves the client key out, and takes credentials from the proxy', () => {
    const raw = base64Encode(latin1Encode('GET /?k=hush-hush\r\ncookie: a=b\r\nX: hush-hush\r\n\r\n'))
    expect(
      withoutSecrets({
        url: 'wss://example.com/',
        headers: [{ line: 'X: hush-hush', secret: true }],
        raw,
        network: { clientKey: 'KEY', clientCert: 'CERT', proxy: 'http://me:mine@proxy:3128' },
      }),
    ).toEqual({
      url: 'wss://example.com/',
      headers: [{ line: 'X: ', secret: true }],
      raw: base64Encode(latin1Encode('GET /?k=\r\ncookie: \r\nX: \r\n\r\n')),
      network: { clientCert: 'CERT', proxy: 'http://proxy:3128' },
    })
  })
})

it('keeps no password of a before step for good', () => {
  const step = { name: 'a', method: 'POST', url: 'http://a/', headers: [['Authorization', 'Basic x'] as const] }
  const kept = (body: string) => withoutSecrets({ url: 'ws://a/', before: [{ ...step, body }] }).before
  expect(kept('{"user":"u","password" : "hunt\\"er2","n":1}')).toEqual([
    { ...step, headers: [['Authorization', '']], body: '{"user":"u","password" : "","n":1}' },
  ])
  expect(kept('client_secret=x%20y&client_id=me')?.[0]?.body).toBe('client_secret=&client_id=me')
  expect(kept('{"password":"{{secret:pw}}"}')?.[0]?.body).toBe('{"password":"{{secret:pw}}"}')
})
