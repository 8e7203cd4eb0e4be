import { base64Encode } from '../../bytes/base64'
import { utf8Encode } from '../../bytes/utf8'
import type { ImportNote } from '../import-result'
import { hasPlaceholder } from '../placeholders'
import { addNote } from '../shell/find-commands'
import { addLine, type LineSink } from './header-entry'

/** How a collection says that a request proves who it is: a kind, and its fields by name. */
export type Authorization = { readonly type: string; readonly field: (name: string) => string }

const NONE = new Set(['', 'none', 'noauth'])

/**
 * Adds the line, cookie or query parameter an authorization of a collection makes, and gives the query to append (without `?`). A kind
 * that needs more than its fields, such as OAuth 2, is named in a note.
 */
export function authorize({ type, field }: Authorization, sink: LineSink, notes: ImportNote[]): string {
  if (NONE.has(type)) return ''
  if (type === 'bearer') {
    addLine(sink, 'Authorization', `${field('prefix') || 'Bearer'} ${field('token')}`)
    return ''
  }
  if (type === 'basic') {
    addLine(sink, 'Authorization', `Basic ${basicOf(field('username'), field('password'), notes)}`)
    return ''
  }
  if (type === 'apikey') return apiKey(field, sink)
  addNote(notes, { code: 'auth-left-out', text: `The authorization of the kind "${type.slice(0, 40)}" is left out: add the line it makes` })
  return ''
}

function basicOf(user: string, password: string, notes: ImportNote[]): string {
  if (!hasPlaceholder(user) && !hasPlaceholder(password)) return base64Encode(utf8Encode(`${user}:${password}`))
  addNote(notes, {
    code: 'basic-of-variables',
    text: 'User name and password are variables: fill {{secret:basic}} with the base64 of user:password',
  })
  return '{{secret:basic}}'
}

function apiKey(field: Authorization['field'], sink: LineSink): string {
  const name = field('key')
  const value = field('value')
  if (name === '') return ''
  switch (field('in') || field('addTo')) {
    case 'query':
    case 'queryParams':
      return `${name}=${value}`
    case 'cookie':
      addLine(sink, 'Cookie', `${name}=${value}`)
      return ''
    default:
      addLine(sink, name, value)
      return ''
  }
}

/** A URL with a query appended, before its fragment. */
export function withQuery(url: string, query: string): string {
  if (query === '') return url
  const hash = url.indexOf('#')
  const end = hash === -1 ? url.length : hash
  const before = url.slice(0, end)
  const mark = !before.includes('?') ? '?' : /[?&]$/.test(before) ? '' : '&'
  return `${before}${mark}${query}${url.slice(end)}`
}
