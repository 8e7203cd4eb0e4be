import { describe, expect, it } from 'vitest'
import { placeholderFor, readLiteral, skipBlank } from './js-literal'

const plain = (text: string) => {
  const read = readLiteral(text, 0)
  return read === null ? null : show(read.value)
}
type Value = NonNullable<ReturnType<typeof readLiteral>>['value']
const show = (value: Value): unknown => {
  if (value.kind === 'text') return value.text
  if (value.kind === 'source') return `<${value.text}>`
  return value.kind === 'list' ? value.items.map(show) : value.members.map(([name, each]) => [name, show(each)])
}

describe('readLiteral', () => {
  it.each([
    ['"a\\"b\\u00e9\\x41\\n"', 'a"b\u00e9A\n'],
    ["'it\\'s'", "it's"],
    ['`a\nb`', 'a\nb'],
    ['"\\u{1f600}"', '\u{1f600}'],
    ['["a", \'b\',]', ['a', 'b']],
    [
      '{"a": "b", c: \'d\', \'e-f\': `g`,}',
      [
        ['a', 'b'],
        ['c', 'd'],
        ['e-f', 'g'],
      ],
    ],
    [
      '{ /* one */ a: "b", // two\n c: ["d"] }',
      [
        ['a', 'b'],
        ['c', ['d']],
      ],
    ],
    [
      '{ a: null, b: 1, c: true }',
      [
        ['a', '<null>'],
        ['b', '<1>'],
        ['c', '<true>'],
      ],
    ],
    [
      `{ a: "Bearer " + token, b: f("x, y"), c: \`k\${d}\` }`,
      [
        ['a', 'Bearer {{token}}'],
        ['b', '<f("x, y")>'],
        ['c', 'k{{d}}'],
      ],
    ],
    [`"wss://" + location.host + "/x" + \`?\${process.env.KEY}\``, 'wss://{{host}}/x?{{KEY}}'],
    [
      '{ token, ...rest, a: "b" }',
      [
        ['token', '<token>'],
        ['a', 'b'],
      ],
    ],
    [
      '{ "A": "1", "a": "2", "A": "3" }',
      [
        ['A', '1'],
        ['a', '2'],
        ['A', '3'],
      ],
    ],
    ['{ "__proto__": "x" }', [['__proto__', 'x']]],
  ])('reads %j', (text, expected) => expect(plain(text)).toEqual(expected))
  it.each(['', '"a', '"a\nb"', '{"a"', '{"a":', '["a"', '[', '"\\', '{a', '{:'])('gives up on %j', (text) => expect(plain(text)).toBe(null))
  it('goes no deeper than twenty, and keeps what is deeper as source', () => {
    expect(plain(`${'['.repeat(30)}${']'.repeat(30)}`)).not.toBe(null)
    expect(plain('['.repeat(100_000))).toBe(null)
  })
  it('takes linear time on a text made to be slow', () => {
    expect(plain(`{${'a:"b",'.repeat(4000)}}`)).toHaveLength(4000)
    expect(plain(`"${'\\"'.repeat(200_000)}"`)).toHaveLength(200_000)
    expect(plain(`{a:${'('.repeat(200_000)}`)).toBe(null)
  })
})
it('passes over white space and comments', () => {
  expect([skipBlank(' /* a */ // b\n x', 0), skipBlank('/* a', 0)]).toEqual([15, 4])
})

it('names a value that is known when the script runs', () => {
  expect(['token', 'process.env.TOKEN', 'getToken()', 'a ? b : 1', ''].map(placeholderFor)).toEqual([
    '{{token}}',
    '{{TOKEN}}',
    '{{getToken}}',
    '{{value}}',
    '{{value}}',
  ])
})
