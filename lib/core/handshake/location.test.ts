import { expect, it } from 'vitest'
import { isRedirect, locationUrl, originOf } from './location'
import { parseTarget } from './target'

function from(url: string) {
  const read = parseTarget(url)
  if (!read.ok) throw new Error(read.problem.message)
  return { url, target: read.target }
}

it.each([
  ['https://example.com/login', 'wss://example.com/login'],
  ['/login?next=chat', 'ws://example.com/login?next=chat'],
  ['//other.example/x', 'ws://other.example/x'],
  ['ws://other.example/', 'ws://other.example/'],
])('reads %s as %s (RFC 9110 §10.2.2)', (location, url) => {
  expect(locationUrl(location, from('ws://example.com/chat')).url).toBe(url)
})

it('keeps a redirect among the practice endpoints there', () => {
  expect(locationUrl('/echo', from('practice:/redirect')).url).toBe('practice:/echo')
})

it('says why a Location leads nowhere', () => {
  expect(locationUrl('mailto:a@example.com', from('ws://example.com/')).read.ok).toBe(false)
})

it('knows the redirects, and origins apart', () => {
  expect([301, 302, 303, 307, 308, 300, 304, 200, null].filter(isRedirect)).toEqual([301, 302, 303, 307, 308])
  expect(originOf(from('wss://example.com/a').target)).toBe('wss://example.com:443')
})
