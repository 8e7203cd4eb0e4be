import { describe, expect, it } from 'vitest'
import { clean, finish } from './finish'

const draft = { url: 'wss://{{host}}/x' }
const notesOf = (names: readonly (readonly string[])[]) =>
  finish(
    'postman',
    names.map((path) => ({ path: path.slice(0, -1), name: path.at(-1) ?? '', draft })),
    { notes: [], text: '{}', nothing: 'none' },
  )

describe('finish', () => {
  it('writes folder and name into the note, and finds the placeholders of the first', () => {
    const result = notesOf([['Chat', 'Rooms', 'Join'], ['Leave'], ['']])
    expect(result.drafts.map((each) => each.note)).toEqual(['Chat / Rooms / Join', 'Leave', undefined])
    expect(result.placeholders.map(({ token }) => token)).toEqual(['{{host}}'])
  })
  it('numbers a name that repeats, and says so', () => {
    const result = notesOf([['A'], ['A'], ['B'], ['A'], ['B']])
    expect(result.drafts.map((each) => each.note)).toEqual(['A', 'A (2)', 'B', 'A (3)', 'B (2)'])
    expect(result.notes[0]?.text).toBe('"A" names 3 requests, and 1 more names repeat: the later ones have a number')
  })
  it('reads a thousand, and says how many there were', () => {
    const result = notesOf(Array.from({ length: 1203 }, (_, at) => [`r${at}`]))
    expect([result.drafts.length, result.notes[0]?.text]).toEqual([1000, '1203 requests were found: the first 1000 were read'])
  })
  it('says why there is none, and keeps the notes', () => {
    expect(finish('postman', [], { notes: [{ code: 'a', text: 'b' }], text: ' {"x":1}', nothing: 'No request' })).toEqual({
      format: 'postman',
      drafts: [],
      notes: [{ code: 'a', text: 'b' }],
      placeholders: [],
      problems: [{ message: 'No request', start: 1, end: 8 }],
    })
  })
})
it('puts a name on one line, and cuts it', () => {
  expect([clean(' a\n\tb '), clean('x'.repeat(500)).length]).toEqual(['a b', 121])
})
