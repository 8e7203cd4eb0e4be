import { expect, it } from 'vitest'
import { maskText, union } from './spans'
import { isSensitiveParam, urlSecretSpans, userinfoSecret } from './url-secrets'

const mask = (text: string) => maskText(text, union(urlSecretSpans(text)))

it.each([
  ['wss://user:pa:ss@host/x', 'wss://user:*****@host/x'],
  ['wss://user@host/x', 'wss://user@host/x'],
  ['wss://ghp_0123456789abcdef@host/x', 'wss://********************@host/x'],
  ['wss://h/x?token=abc&a=b&api_key=%20x#access_token=y', 'wss://h/x?token=***&a=b&api_key=****#access_token=*'],
  ['GET /x?X-Amz-Signature=abc&X-Amz-Date=1 HTTP/1.1', 'GET /x?X-Amz-Signature=***&X-Amz-Date=1 HTTP/1.1'],
  ['see "ws://a:b@c/?jwt=d" and more', 'see "ws://a:*@c/?jwt=*" and more'],
  ['wss://h/?token=', 'wss://h/?token='],
  ['wss://h/a@b?x=y@z', 'wss://h/a@b?x=y@z'],
  ['http://user:pw@127.0.0.1:3128', 'http://user:**@127.0.0.1:3128'],
])('masks %j', (text, masked) => expect(mask(text)).toBe(masked))
it.each([
  'token',
  'access_token',
  'auth',
  'key',
  'apikey',
  'api_key',
  'api-key',
  'sig',
  'signature',
  'jwt',
  'session',
  'password',
  'secret',
  'accessToken',
  'client%5Fsecret',
  'X-Amz-Security-Token',
])('%s tells of a secret', (name) => expect(isSensitiveParam(name)).toBe(true))
it.each(['keyword', 'author', 'monkey', 'path', 'EIO', 'sid', 'transport', 'sessions'])('%s does not', (name) =>
  expect(isSensitiveParam(name)).toBe(false),
)
it('takes linear time on a text made to be slow', () => {
  expect(urlSecretSpans('://'.repeat(200_000))).toEqual([])
  expect(urlSecretSpans('?a'.repeat(200_000))).toEqual([])
  expect(urlSecretSpans(`://${'x'.repeat(500_000)}`)).toEqual([])
})

it.each([
  ['http://me:pass@proxy:1', 'pass'],
  ['http://me:p/a?s#s@w@proxy:1', 'p/a?s#s@w'],
  ['http://a-token-of-some-length@proxy', 'a-token-of-some-length'],
  ['me:pass@proxy', 'pass'],
  ['http://me@proxy:1', null],
  ['http://me:@proxy:1', null],
  ['http://proxy:3128', null],
])('finds the secret in %s', (url, secret) => {
  const span = userinfoSecret(url)
  expect(span && url.slice(span.start, span.end)).toBe(secret)
})
