import { expect, it } from 'vitest'
import { base64Encode } from '../bytes/base64'
import { latin1Encode } from '../bytes/latin1'
import { secretValuesOf } from './secret-values'

it('gathers credentials of fields, URL, proxy, key and variables', () => {
  expect(
    secretValuesOf({
      url: 'wss://user:urlpassword@a/?token=querytoken',
      headers: [
        ['Authorization', 'Bearer bearer-token'],
        { line: 'Secret-Key:SECRET' },
        { line: 'Cookie: R_SESS=a-long-session-value; theme=websocket' },
        { line: 'X-Mine: my-own-secret', secret: true },
        ['Host', 'a'],
      ],
      network: { proxy: 'http://u:proxypassword@p', clientKey: '-----BEGIN KEY-----' },
      variables: { 'secret:agent': 'agentsecret', node: 'ordinary' },
    }),
  ).toEqual([
    'agentsecret',
    'bearer-token',
    'SECRET',
    'a-long-session-value',
    'my-own-secret',
    'proxypassword',
    'urlpassword',
    'querytoken',
    '-----BEGIN KEY-----',
  ])
})
it('knows the password of a proxy as it is written and as it is told', () => {
  expect(secretValuesOf({ url: 'ws://a', network: { proxy: 'socks5://me:hunter%2F22@p' } })).toEqual(['hunter%2F22', 'hunter/22'])
  expect(secretValuesOf({ url: 'ws://a', network: { proxy: 'http://me:hunter%22@p' } })).toEqual(['hunter%22', 'hunter"'])
  expect(secretValuesOf({ url: 'ws://a', network: { proxy: 'http://me:hunter%@p' } })).toEqual(['hunter%'])
})
it('T-23: knows what stands in a URL as it is written and as the endpoint reads it', () => {
  expect(secretValuesOf({ url: 'ws://me:pass%2Fword@a/?token=query%2F5d0a+77' })).toEqual([
    'pass%2Fword',
    'pass/word',
    'query%2F5d0a+77',
    'query/5d0a+77',
    'query/5d0a 77',
  ])
  expect(secretValuesOf({ url: 'ws://a/?token=100%sure-secret' })).toEqual(['100%sure-secret'])
  const raw = base64Encode(latin1Encode('GET /?access_token=raw%2Bsecret HTTP/1.1\r\n\r\n'))
  expect(secretValuesOf({ url: 'ws://a', raw })).toEqual(['raw%2Bsecret', 'raw+secret'])
})
it('reads the password of Basic credentials', () => {
  expect(secretValuesOf({ url: 'ws://a', headers: [['Authorization', 'Basic dTpodW50ZXIyMg==']] })).toEqual([
    'dTpodW50ZXIyMg==',
    'hunter22',
  ])
})
it('fills placeholders first, and takes none for a secret', () => {
  const headers = [['Secret-Key', '{{agent}}'] as const, ['X-Api-Key', '{{unknown}}'] as const]
  expect(secretValuesOf({ url: 'ws://a', headers, variables: { agent: 'agentsecret' } })).toEqual(['agentsecret'])
})
it('leaves out what is short, and masks', () => {
  expect(
    secretValuesOf({
      url: 'ws://a/?key=abc',
      headers: [
        ['Secret-Key', 'abc'],
        ['X-Api-Key', '********'],
      ],
    }),
  ).toEqual([])
})
it('reads a raw request, and what is sent behind one', () => {
  const raw = base64Encode(latin1Encode('GET / HTTP/1.1\r\nSecret-Key: rawsecret\r\n\r\n'))
  expect(secretValuesOf({ url: 'ws://a', raw })).toEqual(['rawsecret'])
  expect(secretValuesOf({ url: 'ws://a', early: raw })).toEqual(['rawsecret'])
})
