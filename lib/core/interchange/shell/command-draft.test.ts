import { describe, expect, it } from 'vitest'
import { basic, type CommandState, fileSentence, headerOption, noteUnknown, readCommandsOf, setLine } from './command-draft'
import { programPattern } from './find-commands'

const state = (): CommandState => ({ lines: [], protocols: [], network: {}, sendOnOpen: [] })

describe('readCommandsOf', () => {
  const read = (text: string) =>
    readCommandsOf('wscat', 'foo', programPattern('foo'), text, ({ words }, to, sink) => {
      const [, url, line] = words
      if (url !== undefined) to.url = url.text
      else sink.problem('no URL', { start: 0, end: 1 })
      if (line !== undefined) to.lines.push({ line: line.text })
      sink.note('n', 'said')
    })
  it('gives a draft a command, with the lines a client adds, and each note once', () => {
    expect(read('foo ws://a\nfoo ws://b X:y\nfoo')).toMatchObject({
      drafts: [{ url: 'ws://a' }, { url: 'ws://b', headers: [{ line: 'Host: b', generated: true }, {}, {}, {}, {}, { line: 'X:y' }] }],
      notes: [{ code: 'n', text: 'said' }],
      problems: [{ message: 'no URL', start: 0, end: 1 }],
    })
  })
  it('says when the program is not there', () => {
    expect(read('bar x').problems).toEqual([{ message: 'The text begins with "bar": expected foo', start: 0, end: 3 }])
  })
})
it('sets a line in the place of one of its name', () => {
  const to = state()
  to.lines.push({ line: 'ORIGIN : a' }, { line: 'B: c' })
  setLine(to, 'Origin', 'd')
  setLine(to, 'Host', 'e')
  expect(to.lines).toEqual([{ line: 'Origin: d' }, { line: 'B: c' }, { line: 'Host: e' }])
})
it('takes a header as typed, and refuses what is none', () => {
  const to = state()
  const said: string[] = []
  const sink = { note: (code: string) => void said.push(code), problem: (message: string) => void said.push(message) }
  for (const value of ['a:b', '@f', ': x', 'a: b\nc: d']) headerOption({ name: 'header', value, written: '-H', start: 0, end: 1 }, to, sink)
  noteUnknown(['--x', '-y'], sink)
  noteUnknown([], sink)
  expect(to.lines).toEqual([{ line: 'a:b' }])
  expect(said).toEqual([
    '-H names the file "f": give its lines one by one',
    '-H is ": x": expected Name: value on one line',
    '-H is "a: b\nc: d": expected Name: value on one line',
    'unknown-option',
  ])
})
it('encodes credentials, and names a file', () => {
  expect(basic('me:p\u00e4ss')).toBe('Basic bWU6cMOkc3M=')
  expect(fileSentence('--ca', 'x.pem')).toBe(
    '--ca names the file "x.pem": files of another machine cannot be read, give its content in the network settings',
  )
})
