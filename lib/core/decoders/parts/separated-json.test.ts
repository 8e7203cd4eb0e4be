import fc from 'fast-check'
import { expect, it } from 'vitest'
import { latin1Encode } from '../../bytes/latin1'
import { utf8Encode } from '../../bytes/utf8'
import { separatedJson } from './separated-json'

const tell = (members: ReadonlyMap<string, string>) => ({
  summary: `a ${members.get('a') ?? 'none'}`,
  fields: { a: members.get('a') ?? '' },
})

it('tells each message and lays it out', () => {
  expect(separatedJson(utf8Encode('{"a":1}\x1e{"a":[2]}\x1e'), false, tell)).toEqual({
    form: 'text',
    text: 'a 1\n\n{\n  "a": 1\n}\n\na [2]\n\n{\n  "a": [\n    2\n  ]\n}',
    truncated: false,
    note: null,
    summary: '2 messages: a 1; a [2]',
    fields: { a: '1' },
  })
})

it('says what has no end, what is no JSON and what is nothing', () => {
  expect(separatedJson(utf8Encode('{"a":1}'), false, tell).note).toBe('The last message has no separator 0x1E at its end')
  expect(separatedJson(utf8Encode('{"a":1'), true, tell)).toMatchObject({ note: null, truncated: true, summary: 'a 1' })
  expect(separatedJson(utf8Encode('x\x1e'), false, tell).text).toBe('a none\n\nx')
  expect(() => separatedJson(utf8Encode('\x1e\x1e'), false, tell)).toThrow('no message before the separator')
  expect(() => separatedJson(latin1Encode('{"\xff"}\x1e'), false, tell)).toThrow('it is not UTF-8')
})

it('tells as many messages as there are, up to 200, whatever stands in them', () => {
  fc.assert(
    fc.property(fc.array(fc.json({ maxDepth: 2 }), { minLength: 2, maxLength: 20 }), (texts) => {
      const { summary } = separatedJson(utf8Encode(texts.map((text) => `${text}\x1e`).join('')), false, tell)
      expect(summary).toMatch(new RegExp(`^${texts.length} messages: `))
    }),
  )
  expect(separatedJson(utf8Encode('1\x1e'.repeat(200)), false, tell).truncated).toBe(false)
  expect(separatedJson(utf8Encode('1\x1e'.repeat(5_000)), false, tell)).toMatchObject({
    truncated: true,
    summary: expect.stringMatching(/^200 messages/),
  })
  const deep = `${'['.repeat(199)}${'1,'.repeat(2_000)}1${']'.repeat(199)}\x1e`
  expect(separatedJson(utf8Encode(deep.repeat(200)), false, tell).text.length).toBeLessThan(4_500_000)
})
