import { expect, it } from 'vitest'
import { url } from './url'

it('reads a URL with the standard handshake', () => {
  expect(url.read(' wss://a.example/x?y \n')).toEqual({
    format: 'url',
    drafts: [{ url: 'wss://a.example/x?y' }],
    notes: [],
    placeholders: [],
    problems: [],
  })
})
it('maps http and https', () => {
  const result = url.read('https://a/x')
  expect([result.drafts, result.notes.map((note) => note.code)]).toEqual([[{ url: 'wss://a/x' }], ['scheme-mapped']])
})
it('asks for a placeholder in the place of the host', () => {
  expect(url.read('https://<host>/x')).toMatchObject({
    drafts: [{ url: 'wss://<host>/x' }],
    placeholders: [{ token: '<host>' }],
    problems: [],
  })
})
it('points at a URL that cannot be read', () => {
  expect(url.read(' ws://a:99999/')).toMatchObject({
    drafts: [],
    problems: [{ message: 'port is "99999": expected a number from 1 to 65535', start: 1, end: 14 }],
  })
  expect(url.read('ftp://a').problems.length).toBe(1)
})
it('is recognised by its scheme', () => {
  expect(['ws://a', ' HTTPS://a/x ', 'practice:/echo', 'ws://a b', 'a.example'].map(url.detect)).toEqual([true, true, true, false, false])
})
