import { describe, expect, it } from 'vitest'
import type { ImportNote } from '../import-result'
import { authorize, withQuery } from './authorize'
import type { LineSink } from './header-entry'

const made = (type: string, fields: Readonly<Record<string, string>>) => {
  const sink: LineSink = { lines: [], left: 0 }
  const notes: ImportNote[] = []
  const query = authorize({ type, field: (name) => fields[name] ?? '' }, sink, notes)
  return { lines: sink.lines.map((entry) => ('line' in entry ? entry.line : '')), query, notes: notes.map(({ code }) => code) }
}

describe('authorize', () => {
  it.each([
    ['bearer', { token: '{{t}}' }, 'Authorization: Bearer {{t}}'],
    ['bearer', { token: 't', prefix: 'Token' }, 'Authorization: Token t'],
    ['basic', { username: 'me', password: 'secret' }, 'Authorization: Basic bWU6c2VjcmV0'],
    ['apikey', { key: 'X-Key', value: 'v', in: 'header' }, 'X-Key: v'],
    ['apikey', { key: 'X-Key', value: 'v' }, 'X-Key: v'],
    ['apikey', { key: 'sid', value: 'v', addTo: 'cookie' }, 'Cookie: sid=v'],
  ])('writes the line of %s with %j', (type, fields, line) => expect(made(type, fields)).toEqual({ lines: [line], query: '', notes: [] }))
  it('gives the query of a key that stands in the URL', () => {
    expect(made('apikey', { key: 'k', value: 'v', in: 'query' })).toEqual({ lines: [], query: 'k=v', notes: [] })
  })
  it('asks for credentials that are variables', () => {
    expect(made('basic', { username: '{{user}}', password: 'x' })).toEqual({
      lines: ['Authorization: Basic {{secret:basic}}'],
      query: '',
      notes: ['basic-of-variables'],
    })
  })
  it('writes nothing of none, and names a kind it cannot write', () => {
    expect(['', 'none', 'noauth'].map((type) => made(type, {}).lines)).toEqual([[], [], []])
    expect(made('oauth2', {})).toEqual({ lines: [], query: '', notes: ['auth-left-out'] })
    expect(made('apikey', {}).lines).toEqual([])
  })
})
it.each([
  ['ws://a', 'k=v', 'ws://a?k=v'],
  ['ws://a/?x', 'k=v', 'ws://a/?x&k=v'],
  ['ws://a/?', 'k=v', 'ws://a/?k=v'],
  ['ws://a#f', 'k=v', 'ws://a?k=v#f'],
  ['ws://a', '', 'ws://a'],
])('appends to %j', (url, query, expected) => expect(withQuery(url, query)).toBe(expected))
