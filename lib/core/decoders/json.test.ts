import { expect, it } from 'vitest'
import { utf8Encode } from '../bytes/utf8'
import { json } from './json'

const CONTEXT = { opcode: 1, direction: 'received', subprotocol: null } as const
const decode = (text: string) => json.decode(utf8Encode(text), CONTEXT)

it('lays out an event with its numbers as they travelled', () => {
  expect(decode('{"name":"resource.change","n":1e400,"__proto__":{"x":1},"a":1,"a":2}')).toEqual({
    form: 'json',
    text: '{\n  "name": "resource.change",\n  "n": 1e400,\n  "__proto__": {\n    "x": 1\n  },\n  "a": 1,\n  "a": 2\n}',
    truncated: false,
    note: null,
  })
  expect(({} as Record<string, unknown>).x).toBeUndefined()
})

it('shows what is nested too deep as text, with the reason', () => {
  const deep = '['.repeat(100_000) + ']'.repeat(100_000)
  expect(decode(deep)).toEqual({
    form: 'text',
    text: deep,
    truncated: false,
    note: 'Not laid out as JSON: at character 200 it is nested more than 200 deep',
  })
})

it('shows 10 MB as text, cut, with the reason', () => {
  const decoded = decode(`[${'1,'.repeat(5_000_000)}1]`)
  expect(decoded).toMatchObject({ form: 'text', truncated: true, note: 'Not laid out as JSON: only the beginning is here' })
  expect(decoded.text.length).toBe(1_048_576)
})

it('shows what would be much longer laid out as text', () => {
  const wide = `${'['.repeat(150)}${'1,'.repeat(400_000)}1${']'.repeat(150)}`
  expect(decode(wide)).toMatchObject({ form: 'text', note: expect.stringContaining('it is too long laid out') })
})

it('shows what only begins like JSON as text, and where it stops being JSON', () => {
  expect(decode('{"a" 1}')).toMatchObject({
    form: 'text',
    text: '{"a" 1}',
    note: 'Not laid out as JSON: at character 5 saw "1", expected ":"',
  })
})
