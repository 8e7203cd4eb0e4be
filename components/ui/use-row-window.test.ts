import { describe, expect, it } from 'vitest'
import { placeAfter, reach } from './use-row-window'

const HEIGHT = 520
const short = { full: 26_000, height: 26_000 }
const long = { full: 26_000_000, height: 8_000_000 }
const start = { virtual: 0, real: 0, height: HEIGHT }

describe('a list that can be scrolled whole', () => {
  it('is where the browser scrolled it', () => {
    expect(placeAfter(start, 1_300, HEIGHT, short)).toEqual({ virtual: 1_300, real: 1_300, height: HEIGHT })
    expect(reach(1_300, HEIGHT, short)).toEqual({ virtual: 1_300, real: 1_300, height: HEIGHT })
    expect(reach(99_999, HEIGHT, short)).toEqual({ virtual: 25_480, real: 25_480, height: HEIGHT })
  })
})

describe('a list that is longer than a browser can scroll', () => {
  it('moves pixel by pixel with the wheel, and by share with the scroll bar', () => {
    const wheel = placeAfter({ virtual: 13_000_000, real: 4_000_000, height: HEIGHT }, 4_000_120, HEIGHT, long)
    expect(wheel).toEqual({ virtual: 13_000_120, real: 4_000_120, height: HEIGHT })
    expect(Math.round(placeAfter(wheel, 6_000_000, HEIGHT, long).virtual / 10_000)).toBe(1_950)
  })
  it('comes to both ends', () => {
    const near = { virtual: 25_000_000, real: 7_999_400, height: HEIGHT }
    expect(placeAfter(near, 7_999_480, HEIGHT, long).virtual).toBe(25_999_480)
    expect(placeAfter({ virtual: 90_000, real: 100, height: HEIGHT }, 0, HEIGHT, long).virtual).toBe(0)
  })
  it('reaches every row', () => {
    for (const row of [0, 1, 499_999, 999_999]) {
      const place = reach(row * 26, HEIGHT, long)
      expect(place.virtual).toBe(Math.min(row * 26, 25_999_480))
      expect(place.real).toBeLessThanOrEqual(8_000_000 - HEIGHT)
    }
  })
})
