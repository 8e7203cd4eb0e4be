import { expect, it } from 'vitest'
import { knownValues } from './known-values'

it('knows the names of what was gained, not the values', () => {
  const view = { draft: { url: 'ws://a/', variables: { a: '1', room: 'old' } }, gained: [{ variable: 'room', secret: false }] }
  expect(knownValues(view)).toEqual({ a: '1', room: '********' })
})
