import { expect, it } from 'vitest'
import { jsonImporter, seenJson } from './json-importer'
import { member, textOf } from './members'

const importer = jsonImporter({
  format: 'har',
  title: 'Thing',
  hint: /"thing"/,
  recognises: (root) => member(root, 'thing') !== undefined,
  readValue: (root) => ({ format: 'har', drafts: [{ url: textOf(root, 'thing') }], notes: [], placeholders: [], problems: [] }),
})

it('recognises and reads an object of its format', () => {
  expect(['{"thing":"a"}', '{"other":1}', '[]', '{"thing"', 'x'].map(importer.detect)).toEqual([true, false, false, false, false])
  expect(importer.read('{"thing":"a"}').drafts).toEqual([{ url: 'a' }])
})
it('says what another JSON is, and what is none', () => {
  const said = (text: string) => importer.read(text).problems[0]?.message
  expect(said('{"a":1,"b":2}')).toBe('The JSON has the members "a", "b": expected a Thing')
  expect(said('[1,2]')).toBe('The JSON is a list of 2: expected a Thing')
  expect(said('7')).toBe('The JSON is no object: expected a Thing')
  expect(said('{')).toBe('The JSON cannot be read here: the text ends before the JSON does')
})
it('names a few members of many', () => {
  expect(seenJson({ a: 1, b: 1, c: 1, d: 1, e: 1, f: 1, g: 1, h: 1 })).toBe(
    'The JSON has the members "a", "b", "c", "d", "e", "f" and 2 more',
  )
  expect(seenJson({})).toBe('The JSON is an empty object')
})
