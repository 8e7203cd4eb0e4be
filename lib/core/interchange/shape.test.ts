import { describe, expect, it } from 'vitest'
import { and, either, fields, flag, isRecord, list, oneOf, problemsOf, record, say, text, whole, written } from './shape'

const SHAPE = fields(
  {
    name: text(5, 1),
    count: whole(1, 9),
    on: flag,
    kind: oneOf('a', 4, null),
    octets: written('hex digits', (value) => /^[0-9a-f]*$/.test(value)),
    items: list(text(), 2),
    values: record(text(), 3, 1),
    mixed: either(Array.isArray, text(), list(flag)),
    pair: and(list(whole(0)), (value) => Array.isArray(value) && value.length === 2, 'expected two numbers'),
  },
  ['name'],
)
const messages = (value: unknown) => problemsOf(SHAPE, value).map(({ message }) => message)

describe('problemsOf', () => {
  it('finds nothing in what fits', () => {
    expect(
      messages({ name: 'n', count: 9, on: true, kind: null, octets: 'ff', items: [], values: { a: '' }, mixed: [false], pair: [1, 2] }),
    ).toEqual([])
  })
  it.each([
    [null, 'The value is null: expected an object'],
    [[], 'The value is a list of 0: expected an object'],
    [{}, 'name is not given: expected it to be there'],
    [{ name: 7 }, 'name is 7: expected a text'],
    [{ name: '' }, 'name is empty: expected at least one character'],
    [{ name: 'secret' }, 'name is a text: expected at most 5 characters'],
    [{ name: 'x'.repeat(41) }, 'name is a text of 41 characters: expected at most 5 characters'],
    [{ name: 'n', count: 1.5 }, 'count is 1.5: expected a whole number from 1 to 9'],
    [{ name: 'n', on: 'yes' }, 'on is a text: expected true or false'],
    [{ name: 'n', kind: {} }, 'kind is an object: expected "a" or 4 or null'],
    [{ name: 'n', octets: 'zz' }, 'octets is a text: expected hex digits'],
    [{ name: 'n', items: [1] }, 'items[0] is 1: expected a text'],
    [{ name: 'n', items: ['', '', ''] }, 'items is a list of 3: expected at most 2 entries'],
    [{ name: 'n', values: { long: '' } }, 'A name in values has 4 characters: expected 1 to 3'],
    [{ name: 'n', values: { a: 1 } }, 'values.a is 1: expected a text'],
    [{ name: 'n', pair: [1] }, 'pair: expected two numbers'],
    [{ name: 'n', pair: ['1'] }, 'pair[0] is a text: expected a whole number from 0 on'],
    [JSON.parse('{"name":"n","__proto__":{}}'), 'There is no field "__proto__" here'],
    [JSON.parse('{"name":"n","constructor":{}}'), 'There is no field "constructor" here'],
  ])('tells what is wrong with %j', (value, message) => expect(messages(value)).toEqual([message]))
  it('stops at twenty problems, however many there are', () => {
    expect(messages({ name: 'n', mixed: Array.from({ length: 100_000 }, () => 1) })).toHaveLength(20)
    expect(messages(Object.fromEntries(Array.from({ length: 1000 }, (_, n) => [`k${n}`, 1])))).toHaveLength(20)
    const full = Array.from({ length: 20 }, () => ({ path: '', message: '' }))
    say(full, '', 'one more')
    expect(full).toHaveLength(20)
  })
  it('tells an object from a list and null', () => expect([{}, [], null].map(isRecord)).toEqual([true, false, false]))
})
