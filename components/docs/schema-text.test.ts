import { expect, it } from 'vitest'
import { schemaText } from './schema-text'

it('writes a schema in one line', () => {
  expect(schemaText({ $ref: '#/components/schemas/Span' })).toBe('Span')
  expect(schemaText({ type: 'array', items: { $ref: '#/components/schemas/Span' } })).toBe('Span[]')
  expect(schemaText({ type: 'array', items: { anyOf: [{ type: 'string' }, { type: 'null' }] } })).toBe('(string | null)[]')
  expect(schemaText({ enum: ['crlf', 'lf'] })).toBe('"crlf" | "lf"')
  expect(schemaText({ type: 'array', prefixItems: [{ type: 'string' }, { type: 'string' }] })).toBe('[string, string]')
  expect(schemaText({ type: 'object', properties: { a: {}, b: {} } })).toBe('{ a, b }')
  expect(schemaText({ type: 'object', additionalProperties: { type: 'string' } })).toBe('{ name: string }')
  expect(schemaText({ type: ['string', 'null'] })).toBe('string | null')
  expect(schemaText({})).toBe('any')
})
