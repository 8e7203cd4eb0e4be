import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createSecretSearch } from './secret-search'
import { maskText, union } from './spans'

const mask = (text: string, ...secrets: string[]) => maskText(text, union(createSecretSearch(secrets).find(text)))

describe('createSecretSearch', () => {
  it('finds a value wherever it stands', () => {
    expect(mask('hunter22 xhunter22hunter22y', 'hunter22')).toBe('******** x****************y')
  })
  it('finds overlapping occurrences', () => {
    expect(mask('abababababx', 'ababab')).toBe('**********x')
  })
  it('finds several values', () => {
    expect(mask('first-one, second-two', 'first-one', 'second-two')).toBe('*********, **********')
  })
  it('leaves short values alone', () => {
    expect(mask('12345', '12345')).toBe('12345')
  })
  it('finds percent-encoded values in either case', () => {
    expect(mask('t=s%2Fcr%C3%A9t&u=s%2fcr%c3%a9t', 's/cr\u00e9t')).toBe('t=*************&u=*************')
    expect(mask('two+words', 'two words')).toBe('*********')
  })
  it('finds base64 of the value alone', () => {
    expect(mask('x aHVudGVyMjI= y', 'hunter22')).toBe('x ***********= y')
  })
  it('finds base64 of something that holds the value, at each shift', () => {
    // base64 of "u:hunter22", "us:hunter22!" and "usr:hunter22?"
    expect(mask('dTpodW50ZXIyMg==', 'hunter22')).toBe(`dT${'*'.repeat(12)}==`)
    expect(mask('dXM6aHVudGVyMjIh', 'hunter22')).toBe(`dXM6${'*'.repeat(11)}h`)
    expect(mask('dXNyOmh1bnRlcjIyPw==', 'hunter22')).toBe(`dXNyO${'*'.repeat(11)}Pw==`)
  })
  it('finds the other base64 alphabet', () => {
    expect(mask('_-_-_-_-', '\u{10ffff}abcd')).toBe('_-_-_-_-')
    expect(mask(Buffer.from('??>>??>>').toString('base64url'), '??>>??>>')).toMatch(/^\*+$/)
  })
  it('tells how much of the end may be the beginning of a value, also where it is encoded', () => {
    const { begun } = createSecretSearch(['hunter22', 'hunhunter'])
    expect(['hunter2', 'a hunhun', 'hunter22', 'x', ''].map(begun)).toEqual([7, 6, 0, 0, 0])
    expect(begun('x aHVudGV')).toBe(7)
  })
  it('finds the value in a JSON text', () => {
    expect(mask('{"p":"a\\"b\\\\cdef"}', 'a"b\\cdef')).toBe('{"p":"**********"}')
  })
  it('finds UTF-8 octets in a Latin-1 text', () => {
    expect(mask('x s\u00c3\u00a9cret', 's\u00e9cret')).toBe('x *******')
  })
  it('finds every occurrence of any value, in base64 too', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[a-c]{6,9}$/),
        fc.stringMatching(/^[a-c ]{0,12}$/),
        fc.stringMatching(/^[a-c ]{0,12}$/),
        (secret, before, after) => {
          expect(mask(`${before}${secret}${after}`, secret)).not.toContain(secret)
          const encoded = Buffer.from(`${before}${secret}${after}`).toString('base64')
          const shown = Buffer.from(mask(encoded, secret).replaceAll('*', 'A'), 'base64').toString('latin1')
          expect(shown.slice(before.length).startsWith(secret)).toBe(false)
        },
      ),
    )
  })
  it('takes linear time on a text made to be slow', () => {
    const spans = createSecretSearch([`${'a'.repeat(20_000)}b`]).find('a'.repeat(1_000_000))
    expect(spans).toEqual([])
  })
})
