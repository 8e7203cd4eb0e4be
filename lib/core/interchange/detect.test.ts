import { expect, it } from 'vitest'
import { importWith } from './detect'
import type { Importer } from './import-result'

const importer: Importer = {
  format: 'url',
  title: 'Letter x',
  detect: (text) => text === 'x',
  read: (text) => ({ format: 'url', drafts: [{ url: text }], notes: [], placeholders: [], problems: [] }),
}

it('takes the importer that recognises the text, or the one named', () => {
  expect(importWith([importer], 'x', 'auto').drafts).toEqual([{ url: 'x' }])
  expect(importWith([importer], 'y', 'url').drafts).toEqual([{ url: 'y' }])
})
it('points at a text that nothing recognises', () => {
  expect(importWith([importer], '\n yes\n', 'auto').problems).toEqual([
    { message: 'The text begins with "yes": expected one of Letter x', start: 2, end: 5 },
  ])
  expect(importWith([importer], '', 'auto').problems).toEqual([
    { message: 'The text is empty: expected one of Letter x', start: 0, end: 0 },
  ])
})
it('says that a format cannot be read, and that a text is too long', () => {
  expect(importWith([importer], 'x', 'raw').problems[0]?.message).toBe('The format is "raw": it cannot be read here')
  expect(importWith([importer], 'x'.repeat(1_048_577), 'url').problems[0]?.message).toBe(
    'The text has 1048577 characters: expected at most 1048576',
  )
})
