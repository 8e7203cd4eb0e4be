import { expect, it } from 'vitest'
import { cookieDate } from './cookie-date'

it.each([
  ['Wed, 21 Oct 2026 07:28:00 GMT', 1_792_567_680_000],
  ['Wednesday, 21-Oct-26 07:28:00 GMT', 1_792_567_680_000],
  ['Wed Oct 21 07:28:00 2026', 1_792_567_680_000],
  ['Thu, 01 Jan 1970 00:00:00 GMT', 0],
  ['Thu, 29 Feb 2024 23:59:59 GMT', 1_709_251_199_000],
  ['Mon, 01 Jan 1601 00:00:00 GMT', -11_644_473_600_000],
  ['Thu, 01-Jan-70 00:00:01 GMT', 1000],
])('reads the date %s (RFC 6265 §5.1.1)', (text, at) => expect(cookieDate(text)).toBe(at))

it.each([
  '',
  'soon',
  'Wed, 31 Feb 2026 07:28:00 GMT',
  'Sun, 29 Feb 2026 07:28:00 GMT',
  'Wed, 21 Oct 2026',
  '21 Oct 1500 00:00:00',
  'Wed, 21 Oct 2026 25:00:00 GMT',
  '9'.repeat(100_000),
])('reads no date in %.20s', (text) => expect(cookieDate(text)).toBe(null))
