import { expect, it } from 'vitest'
import { readFileText, textOfFile } from './read-file-text'

const bytes = (...octets: number[]) => new Uint8Array(octets).buffer

it('reads UTF-8, and UTF-16 by its mark', () => {
  expect(textOfFile(bytes(0x61, 0xc3, 0xa9))).toBe('a\u00e9')
  expect(textOfFile(bytes(0xef, 0xbb, 0xbf, 0x61))).toBe('a')
  expect(textOfFile(bytes(0xff, 0xfe, 0x61, 0x00, 0xe9, 0x00))).toBe('a\u00e9')
  expect(textOfFile(bytes(0xfe, 0xff, 0x00, 0x61))).toBe('a')
  expect(textOfFile(bytes())).toBe('')
})
it('reads more of a file than of a pasted text, and shows what a problem points at', () => {
  const text = `{"log":{"version":"1.2","entries":[{"request":{"url":"wss://a/x","headers":[]}}],"comment":"${'x'.repeat(1_100_000)}"}}`
  expect(readFileText(text).answer.drafts[0]?.url).toBe('wss://a/x')
  expect(readFileText('{"log":{"entries":[1 2]}}')).toMatchObject({
    answer: { format: 'har', drafts: [], problems: [{ start: 21 }] },
    excerpts: [{ before: '{"log":{"entries":[1 ', seen: '2', after: ']}}' }],
  })
})
