import { describe, expect, it } from 'vitest'
import { addNote, findCommands, programPattern } from './find-commands'

const pattern = programPattern('foo|bar')
const words = (text: string) => findCommands(text, pattern)?.commands.map((command) => command.words.map((word) => word.text)) ?? null

describe('findCommands', () => {
  it.each([
    ['foo a', [['foo', 'a']]],
    ['$ foo a', [['foo', 'a']]],
    ['root@h:~# sudo foo a', [['foo', 'a']]],
    ['X=1 bar a', [['bar', 'a']]],
    ['npx -y foo a', [['foo', 'a']]],
    ['echo \'{"a": 1}\' | foo a', [['foo', 'a']]],
    ['PS C:\\Users\\me> foo.exe "a`"b" `\n  c', [['foo.exe', 'a"b', 'c']]],
    ['foo ^"a^&b^" ^\n c', [['foo', 'a&b', 'c']]],
    [
      'text\nfoo a ;\nbar b',
      [
        ['foo', 'a'],
        ['bar', 'b'],
      ],
    ],
    [
      'foo ^"a^" &\r\nfoo ^"b^"',
      [
        ['foo', 'a'],
        ['foo', 'b'],
      ],
    ],
    ['food a', null],
    ['see foo a', null],
    ['foo: a', null],
  ])('cuts %j', (text, expected) => expect(words(text)).toEqual(expected))
  it('says what a shell would have read otherwise, and what follows', () => {
    expect(findCommands('foo a?b&c\nmore', pattern)?.notes.map((note) => note.code)).toEqual(['unquoted-ampersand', 'rest-ignored'])
    expect(findCommands('foo a | jq .', pattern)?.notes.map((note) => note.code)).toEqual(['output-ignored'])
  })
  it('points at a quote that is not closed, and reads the commands before it', () => {
    const found = findCommands("foo a\nfoo 'b", pattern)
    expect(found?.commands.length).toBe(1)
    expect(found?.problems).toEqual([{ message: "The quote ' is not closed: expected another before the end", start: 10, end: 11 }])
  })
  it('reads a thousand commands, and says that there are more', () => {
    const found = findCommands('foo a\n'.repeat(1200), pattern)
    expect(found?.commands.length).toBe(1000)
    expect(found?.notes).toEqual([{ code: 'commands-cut', text: 'The text has more commands: the first 1000 were read' }])
  })
})
it('adds a note once', () => {
  const notes = [{ code: 'a', text: 'b' }]
  addNote(notes, { code: 'a', text: 'b' })
  addNote(notes, { code: 'a', text: 'c' })
  expect(notes.length).toBe(2)
})
