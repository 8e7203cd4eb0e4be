import { describe, expect, it } from 'vitest'
import { isHttpDate, isoOfHttpDate } from './http-date'

describe('isHttpDate', () => {
  it('accepts the form of RFC 9110 §5.6.7', () => {
    expect(isHttpDate('Sun, 06 Nov 1994 08:49:37 GMT')).toBe(true)
  })

  it.each(['Sun, 6 Nov 1994 08:49:37 GMT', 'Sun, 06 Nov 1994 08:49:37 UTC', '1994-11-06', 'Sun Nov  6 08:49:37 1994', ''])(
    'refuses %j',
    (text) => {
      expect(isHttpDate(text)).toBe(false)
    },
  )
})

it('gives the same instant in the form of ISO 8601', () => {
  expect(isoOfHttpDate('Sun, 06 Nov 1994 08:49:37 GMT')).toBe('1994-11-06T08:49:37Z')
  expect(isoOfHttpDate('1994-11-06')).toBeNull()
})
