import { describe, expect, it } from 'vitest'
import { resolveReference } from './resolve-reference'

const BASE = 'http://a/b/c/d;p?q'

describe('resolveReference', () => {
  // The normal and abnormal examples of RFC 3986 §5.4, fragments aside.
  const EXAMPLES: ReadonlyArray<readonly [string, string]> = [
    ['g:h', 'g:h'],
    ['g', 'http://a/b/c/g'],
    ['./g', 'http://a/b/c/g'],
    ['g/', 'http://a/b/c/g/'],
    ['/g', 'http://a/g'],
    ['//g', 'http://g'],
    ['?y', 'http://a/b/c/d;p?y'],
    ['g?y', 'http://a/b/c/g?y'],
    ['#s', 'http://a/b/c/d;p?q'],
    ['g#s', 'http://a/b/c/g'],
    [';x', 'http://a/b/c/;x'],
    ['', 'http://a/b/c/d;p?q'],
    ['.', 'http://a/b/c/'],
    ['./', 'http://a/b/c/'],
    ['..', 'http://a/b/'],
    ['../', 'http://a/b/'],
    ['../g', 'http://a/b/g'],
    ['../..', 'http://a/'],
    ['../../g', 'http://a/g'],
    ['../../../g', 'http://a/g'],
    ['/./g', 'http://a/g'],
    ['/../g', 'http://a/g'],
    ['g.', 'http://a/b/c/g.'],
    ['..g', 'http://a/b/c/..g'],
    ['./g/.', 'http://a/b/c/g/'],
    ['g/../h', 'http://a/b/c/h'],
    ['g;x=1/../y', 'http://a/b/c/y'],
    ['g?y/../x', 'http://a/b/c/g?y/../x'],
  ]
  for (const [reference, expected] of EXAMPLES) {
    it(`leads "${reference}" to ${expected}`, () => expect(resolveReference(reference, BASE)).toBe(expected))
  }

  it('takes a base without a path', () => expect(resolveReference('g', 'ws://a')).toBe('ws://a/g'))

  it('encodes what no URL holds, as the octets it came in', () => {
    expect(resolveReference('/caf\xc3\xa9 x\t"', 'ws://a/')).toBe('ws://a/caf%C3%A9%20x%09%22')
  })

  it('lets no server name a placeholder of ours', () => {
    expect(resolveReference('//evil/{{secret:token}}', 'ws://a/')).toBe('ws://evil/%7B%7Bsecret:token%7D%7D')
  })
})
