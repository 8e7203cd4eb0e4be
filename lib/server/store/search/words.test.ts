import Database from 'better-sqlite3'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { findPlace } from './find-place'
import { matchIn } from './parts'
import { MOST_WORDS, readWords, toExpression } from './words'

const db = new Database(':memory:')
db.exec(`CREATE VIRTUAL TABLE found USING fts5(said, facets, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 0")`)
afterAll(() => db.close())
const put = db.prepare('INSERT OR REPLACE INTO found (rowid, said, facets) VALUES (1, ?, ?)')
const found = db.prepare('SELECT count(*) FROM found WHERE found MATCH ?').pluck()
const isFound = (text: string, q: string) => {
  put.run(text, 'zh00')
  return found.get(toExpression(readWords(q), 'said')) === 1
}

describe('what somebody searches for', () => {
  it.each([
    ['wss://ci.example.com/wsagents/', 'wsagents', true],
    ['wss://ci.example.com/wsagents/', 'ci.example.com', true],
    ['wss://ci.example.com/wsagents/', 'wss://ci.example.com/wsag', true],
    ['wss://ci.example.com/wsagents/', 'EXAMPLE ci', true],
    ['wss://ci.example.com/wsagents/', '"example ci"', false],
    ['wss://ci.example.com/wsagents/', '"ci example', true],
    ['wss://ci.example.com/wsagents/', 'agents', false],
    ['wss://ci.example.com/wsagents/', 'exam wsagents', false],
    ['wss://ci.example.com/wsagents/', 'ws', false],
    ['a NEAR b OR c', 'a NEAR b', true],
    ['a', 'facets', false],
    ['zh00', 'facets:zh00', false],
    ['接続が拒否されました エラー', '接続が拒否されました', true],
    ['接続が拒否されました エラー', '接続が拒', true],
    ['Подключение отклонено', 'подключение', true],
    ['Überlauf', 'überlauf', true],
  ])('%j by %j: %j, and the place is where the index finds it', (text, q, expected) => {
    expect(isFound(text, q)).toBe(expected)
    expect(readWords(q).every((word) => findPlace(word)(text) !== null)).toBe(expected)
  })
  it('has no word in signs alone', () => {
    for (const q of ['', ' ', '"', '""', '* ( ) - ^ : +', '://?&=', '…']) expect(readWords(q)).toEqual([])
  })
  it('refuses more words than it looks for', () => {
    expect(readWords('word '.repeat(MOST_WORDS))).toHaveLength(MOST_WORDS)
    expect(() => readWords('word '.repeat(MOST_WORDS + 1))).toThrow(expect.objectContaining({ code: 'too-many-words' }))
  })
  it('never fails and finds nothing in filters, whatever is typed', () => {
    const typed = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.string({
        unit: fc.constantFrom('"', '*', '(', ')', ':', '-', '^', '+', ' ', 'a', 'OR', 'NEAR', '\0', '{', '}', 'ß', '漢'),
        maxLength: 40,
      }),
    )
    put.run('something else', 'facet')
    fc.assert(
      fc.property(typed, (q) => {
        const words = readWords(q)
        if (words.length > 0) expect(typeof found.get(toExpression(words, 'said'))).toBe('number')
        if (q.includes('facet')) expect(found.get(toExpression(words, 'said'))).toBe(0)
      }),
      { numRuns: 500 },
    )
  })
  it('finds a word in any text that holds it', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'B', '7', 'é', '漢', 'ж'), minLength: 3, maxLength: 8 })
    fc.assert(
      fc.property(word, fc.constantFrom(' ', '/', '\n', '.', '-', '{"', ': '), word, (one, between, two) => {
        const text = `${one}${between}${two}`
        expect(isFound(text, two)).toBe(true)
        expect(isFound(text, text)).toBe(true)
        expect(readWords(two).every((each) => findPlace(each)(text) !== null)).toBe(true)
      }),
      { numRuns: 200 },
    )
  })
})

describe('where it was found', () => {
  const words = (q: string) => readWords(q)
  it('is told with what stands around it, at most 120 characters, line ends as spaces', () => {
    const body = `${'x '.repeat(200)}\r\nNo valid crumb\twas included${' y'.repeat(200)}`
    const match = matchIn({ url: 'ws://a/', body }, words('"no valid"'))
    expect(match).toMatchObject({
      part: 'body',
      hit: 'No valid',
      before: expect.stringMatching(/ x {3}$/),
      after: expect.stringMatching(/^ crumb was included y/),
    })
    expect(`${match?.before}${match?.hit}${match?.after}`.length).toBeLessThanOrEqual(120)
  })
  it('is the first part that holds one of the words, and cuts a long hit', () => {
    const long = 'k'.repeat(500)
    expect(matchIn({ url: 'ws://a/', note: 'seen', messages: 'seen' }, words('seen'))).toMatchObject({ part: 'note' })
    const match = matchIn({ messages: long }, words('kkk'))
    expect([match?.part, match?.hit.length]).toEqual(['messages', 3])
    expect(matchIn({ messages: long }, words(long))?.hit.length).toBe(60)
    expect(matchIn({ url: 'ws://a/' }, words('b'))).toBeNull()
  })
})
