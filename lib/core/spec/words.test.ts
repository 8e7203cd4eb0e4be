import { expect, it } from 'vitest'
import { counted, duration, endpointText, listed, quoted } from './words'

it.each([
  [0.04, '0.0 ms'],
  [0.4, '0.4 ms'],
  [0.99, '1 ms'],
  [12.4, '12 ms'],
  [999.7, '1.0 s'],
  [12_340, '12.3 s'],
  [59_960, '1 min'],
  [125_000, '2 min 5 s'],
])('says %d ms as %s', (milliseconds, words) => {
  expect(duration(milliseconds)).toBe(words)
})

it('quotes with control characters visible, and cuts', () => {
  expect(quoted('a\r\n\x00b')).toBe('"a\\x0d\\x0a\\x00b"')
  expect(quoted('x'.repeat(200))).toBe(`"${'x'.repeat(120)}…"`)
})

it('lists, counts and names endpoints', () => {
  expect([listed([]), listed(['a']), listed(['a', 'b']), listed(['a', 'b', 'c'])]).toEqual(['', 'a', 'a and b', 'a, b and c'])
  expect([counted(1, 'octet'), counted(2, 'octet')]).toEqual(['1 octet', '2 octets'])
  expect([endpointText('::1', 80), endpointText('a', 80), endpointText('/run/a.sock', 0)]).toEqual(['[::1]:80', 'a:80', '/run/a.sock'])
})
