import { expect, it } from 'vitest'
import { composerOf } from './composer'
import { octetsOf } from './raw-octets'
import { secretSpansOf } from './raw-secrets'

it('finds values of sensitive fields and of lines marked secret in the octets', () => {
  const composer = composerOf(
    {
      url: 'ws://h/',
      headers: [{ line: 'Authorization: Bearer abcdefgh' }, { line: 'X-Mine: hush-hush', secret: true }, { line: 'A: b' }],
    },
    [],
  )
  expect(secretSpansOf(composer, octetsOf(composer))).toEqual([
    { start: 38, end: 46 },
    { start: 56, end: 65 },
  ])
})
