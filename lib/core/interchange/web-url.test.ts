import { expect, it } from 'vitest'
import { webSocketUrl } from './web-url'

it.each([
  ['https://a/x', 'wss://a/x', ['scheme-mapped']],
  ['HTTP://A/x', 'ws://A/x', ['scheme-mapped']],
  ['wss://a', 'wss://a', []],
  ['practice:/echo', 'practice:/echo', []],
  ['a.example:8080/x', 'ws://a.example:8080/x', ['scheme-assumed']],
])('reads %s as %s', (typed, url, codes) => {
  const read = webSocketUrl(typed, 'ws')
  expect([read?.url, read?.notes.map((note) => note.code)]).toEqual([url, codes])
})
it.each(['ftp://a', 'mailto:a', 'file:///x'])('has none for %s', (typed) => expect(webSocketUrl(typed, 'ws')).toBeNull())
