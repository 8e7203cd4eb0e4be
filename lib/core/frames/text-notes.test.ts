import { expect, it } from 'vitest'
import { textNotes } from './text-notes'

const notes = (text: string | null, opcode = 1) => textNotes(opcode, text).map((note) => `${note.kind}: ${note.text}`)

it('says nothing of a plain text, of a line with a tab, and of octets that are no text', () => {
  expect(notes('{"a": 1}\r\n\tb')).toEqual([])
  expect(notes(null)).toEqual([])
  expect(notes('')).toEqual([])
})

it('tells a byte order mark (RFC 3629 §6), and counts it as a character', () => {
  expect(notes('\ufeff{}')).toEqual(['bom: The text begins with a byte order mark (EF BB BF): it is legal, and JSON.parse refuses it'])
  expect(notes('\ufeffabc\0')[1]).toBe('controls: The text has 1 control character, at 5')
})

it('counts NUL, other controls and DEL', () => {
  expect(notes('ab\0cdefgh\u0085ij\x7f')).toEqual(['controls: The text has 3 control characters, the first at 3'])
})

it('tells characters that disguise what a text says (CVE-2021-42574)', () => {
  const said = 'what is shown may not be what is meant'
  expect(notes('access\u202e level')).toEqual([`disguise: The text has 1 invisible or direction-changing character, at 7: ${said}`])
  expect(notes('a\u200bb\u2066c\u{e0041}')).toEqual([
    `disguise: The text has 3 invisible or direction-changing characters, the first at 2: ${said}`,
  ])
})

it('takes a text of controls for binary data, and JSON in a binary message for text (RFC 6455 §5.6)', () => {
  expect(notes('\x01\x02a\x03')).toEqual(['binary: Much of this text are control characters: more likely it is binary data'])
  expect(notes('{"a":1}', 2)).toEqual(['json: This binary message is JSON: most receivers expect that as text'])
  expect(notes('hello', 2)).toEqual([])
  expect(notes('{"a":', 2)).toEqual([])
})
