import { describe, expect, it } from 'vitest'
import { readFolder, readTags } from './labels'

describe('readFolder', () => {
  it.each([
    ['', ''],
    ['rancher/prod', 'rancher/prod'],
    [' /rancher // prod/ ', 'rancher/prod'],
    ['///', ''],
    ['Équipe α/🙂', 'Équipe α/🙂'],
  ])('keeps %j as %j', (text, folder) => expect(readFolder(text)).toEqual({ ok: true, value: folder }))
  it.each([
    ['a/../b', 'A level of the folder is "..": expected a name'],
    ['a/\u0007', 'A level of the folder is "\\u0007": expected a name'],
    ['a/\ud800', 'A level of the folder is "\\ud800": expected a name'],
    ['a/b/c/d/e/f/g/h/i/j/k', 'The folder has 11 levels: expected at most 10'],
    ['x'.repeat(201), 'The folder has 201 characters: expected at most 200'],
    ['/'.repeat(1_000_000), 'The folder has 1000000 characters: expected at most 200'],
  ])('refuses %j', (text, message) => expect(readFolder(text)).toEqual({ ok: false, message }))
})

describe('readTags', () => {
  it('keeps each once, in the order given', () => {
    expect(readTags([' prod', 'CI', '', 'Prod', 'eu west'])).toEqual({ ok: true, value: ['prod', 'CI', 'eu west'] })
  })
  it.each([
    [['a"b'], 'The tag "a\\"b" holds a quote, a comma, a backslash or a control character: expected a plain word'],
    [['a,b'], 'The tag "a,b" holds a quote, a comma, a backslash or a control character: expected a plain word'],
    [['x'.repeat(41)], `The tag "${'x'.repeat(40)}…" has 41 characters: expected at most 40`],
    [Array.from({ length: 21 }, (_, n) => `t${n}`), 'There are 21 tags: expected at most 20'],
    [Array.from({ length: 10_000 }, () => ''), 'There are 10000 tags: expected at most 20'],
  ])('refuses %j', (texts, message) => expect(readTags(texts)).toEqual({ ok: false, message }))
})
