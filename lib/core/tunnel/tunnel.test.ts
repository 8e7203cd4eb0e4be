import { expect, it } from 'vitest'
import { quotedOctets } from './tunnel'

it('quotes what a proxy sent, and cuts it short', () => {
  expect(quotedOctets('SSH-2.0-x\r\n')).toBe('"SSH-2.0-x\\r\\n"')
  expect(quotedOctets('abcdef', 3)).toBe('"abc…"')
})
