import { expect, it } from 'vitest'
import { markSecrets } from './mark-secrets'

const secretOf = (line: string) => {
  const [entry] = markSecrets({ url: 'ws://a', headers: [{ line }] }).headers ?? []
  return entry !== undefined && 'secret' in entry && entry.secret === true
}

it.each([
  ['Authorization: Bearer abc.def', true],
  ['cookie:a=b', true],
  ['Secret-Key:0123', true],
  ['X-Api-Key: k', true],
  ['Sec-WebSocket-Protocol: chat, bearer.abc', true],
  ['Sec-WebSocket-Protocol: chat', false],
  ['Host: a', false],
  ['Authorization:', false],
  ['Authorization: Bearer {{token}}', false],
  ['Secret-Key:SECRET', false],
  ['no colon', false],
])('of %j says %j', (line, secret) => expect(secretOf(line)).toBe(secret))
it('keeps order and repeats, leaves what is said already, and the draft itself where nothing is secret', () => {
  const plain = { url: 'ws://a', headers: [{ line: 'A: b' }] }
  expect(markSecrets(plain)).toBe(plain)
  expect(
    markSecrets({
      url: 'ws://a',
      headers: [{ line: 'Cookie: a=b' }, ['Cookie', 'c=d'], { line: 'Cookie: e=f', secret: false }, { base64: 'AAE=' }, { line: 'Z: y' }],
    }).headers,
  ).toEqual([
    { line: 'Cookie: a=b', secret: true },
    { line: 'Cookie: c=d', secret: true },
    { line: 'Cookie: e=f', secret: false },
    { base64: 'AAE=' },
    { line: 'Z: y' },
  ])
})
