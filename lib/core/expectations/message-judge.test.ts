import { describe, expect, it } from 'vitest'
import type { MessageExpectation } from '../handshake/expectation'
import { answerPattern, createMessageJudge, type ReceivedMessage } from './message-judge'

const message = (text: string, at = 10): ReceivedMessage => ({ text, at, place: { part: 'received', start: 0, end: 4, frame: 2 } })
const START = { messages: 0, firstAt: null }

/** What one expectation says after these messages. */
const after = (expectation: Omit<MessageExpectation, 'kind'>, ...texts: string[]) => {
  const judge = createMessageJudge([{ kind: 'message', ...expectation }], START)
  for (const text of texts) judge.push(message(text))
  const [answer] = judge.answers()
  return `${answer?.outcome}: ${answer?.seen}`
}

describe('createMessageJudge', () => {
  it('judges the first message, the n-th, and any', () => {
    expect(after({ which: 'first', test: 'equals', value: 'a' }, 'a', 'b')).toBe('pass: Message 1 is "a"')
    expect(after({ which: 'first', test: 'equals', value: 'b' }, 'a', 'b')).toBe('fail: Message 1 is "a"')
    expect(after({ which: 2, test: 'contains', value: 'b' }, 'a', 'abc')).toBe('pass: Message 2 is "abc"')
    expect(after({ which: 3, test: 'contains', value: 'b' }, 'a', 'abc')).toBe('pending: 2 messages came so far')
    expect(after({ which: 'any', test: 'matches', value: '^b$' }, 'a', 'b')).toBe('pass: Message 2 is "b"')
    expect(after({ which: 'any', test: 'matches', value: '^c$' }, 'a', 'b')).toBe('pending: 2 messages came so far')
    expect(after({ which: 'first', test: 'exists' }, '')).toBe('pass: Message 1 is ""')
  })

  it('follows a JSON path: exists, absent, equals by type, contains, matches', () => {
    const text = '{"type":"hello","n":3,"on":true,"none":null,"list":["a",2],"deep":{"x":1}}'
    expect(after({ which: 1, path: '$.type', test: 'exists' }, text)).toBe('pass: Message 1 has $.type')
    expect(after({ which: 1, path: '$.type', test: 'absent' }, text)).toBe('fail: Message 1 has $.type')
    expect(after({ which: 1, path: '$.q', test: 'absent' }, text)).toBe('pass: Message 1 has no $.q')
    expect(after({ which: 1, path: '$.type', test: 'equals', value: 'hello' }, text)).toBe('pass: Message 1 has $.type: "hello"')
    expect(after({ which: 1, path: '$.n', test: 'equals', value: 3 }, text)).toBe('pass: Message 1 has $.n: 3')
    expect(after({ which: 1, path: '$.n', test: 'equals', value: '3' }, text)).toBe('fail: Message 1 has $.n: 3')
    expect(after({ which: 1, path: '$.on', test: 'equals', value: true }, text)).toContain('pass')
    expect(after({ which: 1, path: '$.none', test: 'equals', value: null }, text)).toBe('pass: Message 1 has $.none: null')
    expect(after({ which: 1, path: '$.list', test: 'contains', value: 'a' }, text)).toBe('pass: Message 1 has $.list: an array of 2')
    expect(after({ which: 1, path: '$.list[*]', test: 'equals', value: 2 }, text)).toBe('pass: Message 1 has $.list[*]: 2')
    expect(after({ which: 1, path: '$.type', test: 'contains', value: 'ell' }, text)).toContain('pass')
    expect(after({ which: 1, path: '$.type', test: 'matches', value: '^h' }, text)).toContain('pass')
    expect(after({ which: 1, path: '$.n', test: 'matches', value: '^\\d$' }, text)).toContain('pass')
    expect(after({ which: 1, path: '$.deep', test: 'equals', value: 'x' }, text)).toBe('fail: Message 1 has $.deep: an object')
    expect(after({ which: 1, path: '$.q', test: 'equals', value: 'x' }, text)).toBe('fail: Message 1 has no $.q')
  })

  it('says where a message is no JSON, and survives the deepest of it', () => {
    expect(after({ which: 1, path: '$.a', test: 'exists' }, 'hello')).toBe('fail: Message 1 is no JSON: "hello"')
    const deep = '['.repeat(200_000) + ']'.repeat(200_000)
    expect(after({ which: 1, path: '$[0]', test: 'equals', value: 'x' }, deep)).toMatch(
      /^fail: Message 1 (has \$\[0\]: an array of 1|is no JSON)/,
    )
  })

  it('goes on where reading stopped, and knows when the first message came', () => {
    const judge = createMessageJudge(
      [
        { kind: 'message', which: 3, test: 'equals', value: 'c' },
        { kind: 'time', of: 'first-message', underMs: 5 },
      ],
      { messages: 2, firstAt: 7 },
    )
    expect(judge.done).toBe(false)
    judge.push(message('c', 30))
    expect(judge.done).toBe(true)
    expect(judge.before).toEqual({ messages: 3, firstAt: 7 })
    expect(judge.answers()).toEqual([
      { outcome: 'pass', seen: 'Message 3 is "c"', at: { part: 'received', start: 0, end: 4, frame: 2 }, messages: 3 },
      { outcome: 'pending', seen: '3 messages came so far', messages: 3, firstAt: 7 },
    ])
  })
})

describe('answerPattern', () => {
  it('passes where one of the texts has a match', () => {
    expect(answerPattern('^b', ['a', 'b']).outcome).toBe('pass')
    expect(answerPattern('^c', ['a', 'b']).outcome).toBe('fail')
    expect(answerPattern('^c', []).outcome).toBe('fail')
  })
})
