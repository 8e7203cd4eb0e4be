import { describe, expect, it } from 'vitest'
import { maskText } from './spans'
import { bearerSpans, jwtSpans, placeholderSpans } from './token-shapes'

const jwt = (text: string) => maskText(text, jwtSpans(text))

describe('jwtSpans', () => {
  it('finds a token anywhere', () => {
    expect(jwt('a=eyJhbGciOi.eyJzdWIi.c2ln-_x;b')).toBe(`a=${'*'.repeat(27)};b`)
    expect(jwt('x-eyJhbGciOi.eyJzdWIi.')).toBe(`x-${'*'.repeat(20)}`)
  })
  it('finds one with five parts', () => {
    expect(jwt('eyJhbGciOi.a.b.c.d.e')).toBe(`${'*'.repeat(18)}.e`)
  })
  it('leaves other texts', () => {
    expect(['eyJhbGciOi', 'eyJhbGciOi.abc', 'eyJ.a.b', 'eyJhbGciOi..b'].map(jwt)).toEqual([
      'eyJhbGciOi',
      'eyJhbGciOi.abc',
      'eyJ.a.b',
      'eyJhbGciOi..b',
    ])
  })
  it('takes linear time on a text made to be slow', () => {
    expect(jwtSpans('eyJ'.repeat(300_000))).toEqual([])
    expect(jwtSpans('eyJa.'.repeat(200_000))).toEqual([])
  })
})
it('finds what follows the word Bearer', () => {
  expect(maskText('{"Authorization":"Bearer abc.def-123="}', bearerSpans('{"Authorization":"Bearer abc.def-123="}'))).toBe(
    '{"Authorization":"Bearer ************"}',
  )
  expect(bearerSpans('bearer of news')).toEqual([])
})
it('finds placeholders', () => {
  expect(placeholderSpans('a {{x}} {{secret:y}} {{{')).toEqual([
    { start: 2, end: 7 },
    { start: 8, end: 20 },
  ])
})
