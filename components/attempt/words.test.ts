import { describe, expect, it } from 'vitest'
import { count, duration, size } from './words'

describe('words of numbers', () => {
  it('gives durations with three digits or so', () => {
    expect([0.421, 9.94, 12.3, 999, 3210, 42_000, 125_000].map(duration)).toEqual([
      '0.42 ms',
      '9.9 ms',
      '12.3 ms',
      '999 ms',
      '3.21 s',
      '42.0 s',
      '2 min 5 s',
    ])
  })
  it('gives sizes in decimal units', () => {
    expect([0, 1, 162, 1234, 65_536, 3_400_000].map(size)).toEqual(['0 octets', '1 octet', '162 octets', '1.2 kB', '66 kB', '3.4 MB'])
  })
  it('groups counts', () => {
    expect(count(1234567)).toBe('1,234,567')
  })
})
