import { expect, it } from 'vitest'
import { findCalls, hasCall } from './find-calls'

const found = (text: string, most = 10) => {
  const { calls, broken, more } = findCalls(text, most)
  return { calls: calls.map(({ name, given }) => [name, given.length]), broken: broken.length, more }
}

it('finds calls of fetch and WebSocket with what they are given', () => {
  const text = 'await fetch("https://a", {"headers": {"a": "b"}}); const s = new WebSocket(\'wss://b\', ["x"], );\nwindow.fetch(`c`) ;'
  expect(found(text)).toEqual({
    calls: [
      ['fetch', 2],
      ['WebSocket', 2],
      ['fetch', 1],
    ],
    broken: 0,
    more: false,
  })
})
it('passes over calls that are none, and those of a value it does not know', () => {
  expect(found('prefetch("a"); api.fetch("b"); fetch(url); at new WebSocket (/app/ws.js:1:2)')).toEqual({
    calls: [],
    broken: 0,
    more: false,
  })
})
it('says which calls do not end, and reads on', () => {
  expect(found('fetch("a", { fetch("b")')).toMatchObject({ calls: [['fetch', 1]], broken: 1 })
  expect(findCalls('x; fetch("a"', 10).broken).toEqual([{ start: 3, end: 9 }])
})
it('stops at a bound, and says that there is more', () => {
  expect(found('fetch("a");'.repeat(5), 3)).toEqual({
    calls: [
      ['fetch', 1],
      ['fetch', 1],
      ['fetch', 1],
    ],
    broken: 0,
    more: true,
  })
})
it('gives up after twenty calls that do not end', () => {
  expect(found('fetch("a", {'.repeat(50))).toEqual({ calls: [], broken: 20, more: true })
})
it('says whether there is one', () => {
  expect([hasCall('fetch("a")'), hasCall('fetch(a)'), hasCall('x.fetch("a")')]).toEqual([true, false, false])
})
