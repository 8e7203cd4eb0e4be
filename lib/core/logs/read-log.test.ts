import { describe, expect, it } from 'vitest'
import type { LogKind, LogSentence } from './log-kind'
import { readLogWith } from './read-log'

const sentence = (id: string, pattern: RegExp, more: Partial<LogSentence> = {}): LogSentence => ({
  id,
  pattern,
  says: `it says ${id}`,
  confidence: 'certain',
  basis: 'measured',
  layer: 'proxy',
  cause: 'Because.',
  remedy: 'Do this.',
  source: 'a test',
  examples: [],
  ...more,
})
const kind = (...sentences: LogSentence[]): LogKind => ({ id: 'k', title: 'Tool', sentences, clues: [] })
const NONE = kind()

describe('readLogWith', () => {
  it('gathers lines that say the same, each text once, and counts the others', () => {
    const log = ['a 1', 'a 1', 'a 2', 'a 3', 'a 4'].join('\n')
    const { findings, tools } = readLogWith([kind(sentence('x', /^a/))], NONE, log)
    expect(findings).toHaveLength(1)
    expect(findings[0]?.evidence.map((one) => one.text)).toEqual(['Line 2: "a 1"', 'Line 3: "a 2"', 'Line 4: "a 3"', '2 more lines say so'])
    expect(tools).toEqual(['Tool'])
  })

  it('leaves out a symptom where the same tool names a cause, and puts what is sure first', () => {
    const both = kind(
      sentence('symptom', /fail/, { symptom: true }),
      sentence('maybe', /maybe/, { confidence: 'possible' }),
      sentence('cause', /cause/),
    )
    expect(readLogWith([both], NONE, 'fail\nmaybe\ncause').findings.map(({ id }) => id)).toEqual(['log/cause', 'log/maybe'])
    expect(readLogWith([both], NONE, 'fail').findings.map(({ id }) => id)).toEqual(['log/symptom'])
  })

  it('asks for a context where a sentence wants one', () => {
    const inContext = kind(sentence('x', /^a$/, { context: /tool/ }))
    expect(readLogWith([inContext], NONE, 'a').findings).toEqual([])
    expect(readLogWith([inContext], NONE, 'a\nthe tool').findings).toHaveLength(1)
  })

  it('takes the URL and the origin a line names for a draft', () => {
    const named = kind(sentence('x', /to (?<url>\S+) from (?<origin>\S+)/))
    expect(readLogWith([named], NONE, 'to https://h/x, from https://o').drafts).toMatchObject([
      { url: 'wss://h/x', note: 'As the log has it', headers: expect.arrayContaining([{ line: 'Origin: https://o' }]) },
    ])
    expect(readLogWith([kind(sentence('x', /a/))], NONE, 'a').drafts[0]?.url).toBe('wss://{{host}}/')
  })

  it('masks secrets in evidence and in words made from the line', () => {
    const quoting = kind(sentence('x', /with token (\S+)/, { says: (match) => `it came with token ${match[1]}` }))
    const answer = JSON.stringify(
      readLogWith([quoting], NONE, 'Connecting with token mqz5pxj75t2ztbr8kw77m6mh6vjvckhclrv6c845bdlxmjxzk9ksrt'),
    )
    expect(answer).not.toContain('mqz5px')
  })

  it('asks the fallback only where nobody else knows the line, and takes its longest sentence', () => {
    const fallback = kind(sentence('short', /Invalid/), sentence('long', /Invalid Upgrade header/))
    expect(readLogWith([], fallback, 'Invalid Upgrade header').findings.map(({ id }) => id)).toEqual(['log/long'])
    expect(readLogWith([kind(sentence('own', /Upgrade/))], fallback, 'Invalid Upgrade header').findings.map(({ id }) => id)).toEqual([
      'log/own',
    ])
  })
})
