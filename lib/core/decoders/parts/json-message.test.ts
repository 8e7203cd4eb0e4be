import { expect, it } from 'vitest'
import { fieldsOf, jsonMessages, laidOut } from './json-message'

const decoder = jsonMessages({
  id: 'x',
  title: 'X',
  fits: (head) => (head.includes('"kind"') ? 50 : 0),
  tell: (members) => (members.has('kind') ? { summary: `kind ${members.get('kind')}`, fields: {} } : null),
})
const context = { opcode: 1, direction: 'received', subprotocol: null } as const
const octets = (text: string) => new TextEncoder().encode(text)

it('tells a message in a line and lays out the whole', () => {
  expect(decoder.priority(octets('{"kind":1}'), context)).toBe(50)
  expect(decoder.priority(octets('kind "kind"'), context)).toBe(0)
  expect(decoder.priority(octets('{"kind":1}'), { ...context, opcode: 2 })).toBe(0)
  expect(decoder.decode(octets('{"kind":1}'), context)).toEqual({
    form: 'json',
    text: '{\n  "kind": 1\n}',
    truncated: false,
    note: null,
    summary: 'kind 1',
    fields: {},
  })
})

it('says what is no message of it, or cut', () => {
  expect(decoder.decode(octets('{"a":1}'), context)).toMatchObject({ form: 'json', note: 'This is no message of X that is known' })
  expect(decoder.decode(octets('{"kind":1'), { ...context, truncated: true })).toMatchObject({ form: 'text', summary: 'kind 1' })
  expect(laidOut({ text: '[1', truncated: false })).toMatchObject({ form: 'text', note: expect.stringContaining('at character 2') })
})

it('leaves out fields that are not there', () => expect(fieldsOf({ a: null, b: 'c' })).toEqual({ b: 'c' }))
