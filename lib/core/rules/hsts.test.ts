import { describe, expect, it } from 'vitest'
import { latin1Encode } from '../bytes/latin1'
import { parseResponseHead } from '../http1/parse-head'
import { readHsts } from './hsts'

function read(value: string) {
  const line = parseResponseHead(latin1Encode(`HTTP/1.1 101 x\r\nStrict-Transport-Security: ${value}\r\n\r\n`))?.lines[0]
  return line && readHsts(line)
}

describe('readHsts (RFC 6797 §6.1)', () => {
  it.each([
    ['max-age=31536000; includeSubDomains; preload', 31_536_000],
    ['MAX-AGE="0"', 0],
    [' ; max-age = 60 ;', 60],
  ])('reads %j', (value, maxAge) => {
    expect(read(value)).toEqual({ maxAge, fault: null })
  })

  it.each([
    ['includeSubDomains', 'maxAge'],
    ['max-age=a year', 'maxAge'],
    ['max-age=-1', 'maxAge'],
    ['max-age=60; max-age=60', 'repeated'],
    ['max-age=60; include sub', 'directive'],
    ['=', 'directive'],
    ['', 'maxAge'],
  ])('finds the fault of %j: %s', (value, fault) => {
    expect(read(value)?.fault).toBe(fault)
  })
})
