import { expect, it } from 'vitest'
import { base64Encode } from '../bytes/base64'
import { latin1Encode } from '../bytes/latin1'
import type { RequestDraft } from '../handshake/draft'
import { headersOf, lineValue, originOf, targetOf } from './draft-lines'

it('tells where a draft leads with its variables filled, and which origin that is', () => {
  const target = targetOf({ url: 'wss://{{host}}:444/x', variables: { host: 'a.example' } })
  expect(target).toMatchObject({ authority: 'a.example:444', resource: '/x' })
  expect(target && originOf(target)).toBe('https://a.example:444')
  expect(targetOf({ url: 'wss://{{host}}/' })).toBeNull()
})
it('reads the first line that is sent, of whichever form the draft has', () => {
  const headers: RequestDraft['headers'] = [{ line: 'origin: off', enabled: false }, { line: 'ORIGIN:b' }, ['Origin', 'c']]
  expect(lineValue({ url: 'ws://a/', headers }, 'Origin')).toBe('b')
  expect(lineValue({ url: 'ws://a/' }, 'host')).toBe('a')
  expect(lineValue({ url: 'nowhere' }, 'host')).toBeNull()
  expect(lineValue({ url: 'ws://a/', raw: base64Encode(latin1Encode('GET / HTTP/1.1\r\nOrigin: d\r\n\r\n')) }, 'origin')).toBe('d')
  expect(lineValue({ url: 'ws://a/', raw: '?' }, 'origin')).toBeNull()
})
it('writes the standard lines out where a draft has none', () => {
  expect(headersOf({ url: 'ws://a/' })).toHaveLength(5)
  expect(headersOf({ url: 'ws://a/', headers: [] })).toEqual([])
  expect(headersOf({ url: '' })).toBeNull()
})
