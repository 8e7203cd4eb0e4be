import { expect, it } from 'vitest'
import { decoded, lineOf, survives } from '@/lib/testing/decode-kit'
import { sockjs } from './sockjs'

const path = '/echo/000/abcdefgh/websocket'

it('tells frames of a session', () => {
  expect(lineOf('o', { path })).toEqual(['sockjs', 'open'])
  expect(lineOf('h', { path })[1]).toBe('heartbeat')
  expect(lineOf('a["{\\"a\\":1}"]', { path })[1]).toBe('message {"a":1}')
  expect(decoded('a["{\\"a\\":1}","b"]', { path }).text).toBe('2 messages\n\n{\n  "a": 1\n}\n\nb')
  expect(lineOf('c[3000,"Go away!"]', { path })[1]).toBe('close 3000, "Go away!"')
  expect(lineOf('["x"]', { path, direction: 'sent' })).toEqual(['sockjs', 'message x'])
  expect(lineOf('h', { first: { received: new TextEncoder().encode('o') } })[0]).toBe('sockjs')
  expect(lineOf('h')[0]).toBe('text')
})
survives(sockjs, { path })
