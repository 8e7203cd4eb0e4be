import { expect, it } from 'vitest'
import { asciiHost, punycode } from './punycode'

it.each([
  ['\u0644\u064a\u0647\u0645\u0627\u0628\u062a\u0643\u0644\u0645\u0648\u0634\u0639\u0631\u0628\u064a\u061f', 'egbpdaj6bu4bxfgehfvwxn'],
  ['\u4ed6\u4eec\u4e3a\u4ec0\u4e48\u4e0d\u8bf4\u4e2d\u6587', 'ihqwcrb4cv8a8dqg056pqjye'],
  ['Pro\u010dprost\u011bnemluv\u00ed\u010desky', 'Proprostnemluvesky-uyb24dma41a'],
])('encodes the samples of RFC 3492 §7.1 (%#)', (label, encoded) => expect(punycode(label)).toBe(encoded))
it('proposes the ASCII form of a host', () => {
  expect(asciiHost('M\u00fcnchen.example')).toBe('xn--mnchen-3ya.example')
  expect(asciiHost('b\u00fccher\u3002example')).toBe('xn--bcher-kva.example')
})
it('folds compatibility forms', () => {
  expect(asciiHost('\u2460\u2461\u2466.0.0.1')).toBe('127.0.0.1')
})
it('leaves an ASCII host', () => expect(asciiHost('a_b.example')).toBe('a_b.example'))
