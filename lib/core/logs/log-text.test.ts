import { describe, expect, it } from 'vitest'
import { logText } from './log-text'

const texts = (text: string) => logText(text).lines.map((line) => line.text)

describe('logText', () => {
  it('cuts at any line ending and counts lines and characters', () => {
    expect(logText('a\r\n\r\nbc\nd')).toEqual({
      lines: [
        { text: 'a', number: 1, start: 0, end: 1 },
        { text: 'bc', number: 3, start: 5, end: 7 },
        { text: 'd', number: 4, start: 8, end: 9 },
      ],
      cut: false,
    })
  })

  it('leaves out colours and other controls', () => {
    expect(texts('\x1b[31;1merror:\x1b[0m Unexpected\x07 server response: 403')).toEqual(['error: Unexpected server response: 403'])
  })

  it('reads the words in a line of a container’s JSON log', () => {
    expect(texts('{"log":"\\u001b[31mSEVERE: Handshake error.\\u001b[0m\\n","stream":"stderr","time":"2026-11-26T07:00:00Z"}')).toEqual([
      'SEVERE: Handshake error.',
    ])
    expect(texts('{"level":"error","msg":"x"}')).toEqual(['{"level":"error","msg":"x"}'])
    expect(texts('{"broken')).toEqual(['{"broken'])
  })

  it('of a long text reads the beginning and the end, by whole lines', () => {
    const text = Array.from({ length: 20_000 }, (_, n) => `line ${n}`).join('\n')
    const read = logText(text)
    expect(read.cut).toBe(true)
    expect(read.lines.length).toBe(2_000)
    const wide = logText(Array.from({ length: 200 }, (_, n) => `${n} ${'x'.repeat(1_000)}`).join('\n'))
    expect(wide.lines[0]?.text.startsWith('0 ')).toBe(true)
    expect(wide.lines.at(-1)?.text.startsWith('199 ')).toBe(true)
    expect(wide.lines.at(-1)?.number).toBe(200)
  })

  it('cuts one endless line', () => {
    expect(logText('x'.repeat(1_000_000)).lines.every((line) => line.text.length <= 4_096)).toBe(true)
  })
})
