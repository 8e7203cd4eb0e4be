import { expect, it } from 'vitest'
import { decoded, lineOf, survives } from '@/lib/testing/decode-kit'
import { stomp } from './stomp'

const subprotocol = 'v12.stomp'

it('tells frames with what they are about', () => {
  expect(lineOf('CONNECTED\nversion:1.2\nheart-beat:0,0\n\n\0', { subprotocol })).toEqual([
    'stomp',
    'CONNECTED, version 1.2, heart-beat 0,0',
  ])
  expect(lineOf('MESSAGE\ndestination:/topic/a\nmessage-id:1\nsubscription:s\n\n{"a":1}\0')).toEqual([
    'stomp',
    'MESSAGE, destination /topic/a, subscription s',
  ])
  expect(decoded('SEND\ndestination:/q\\ca\n\n{"a":1}\0', { subprotocol })).toMatchObject({
    text: 'SEND, destination /q:a\ndestination: /q:a\n\n{\n  "a": 1\n}',
    fields: { command: 'SEND', destination: '/q:a' },
    note: null,
  })
})

it('tells several frames in one message, heart-beats, and frames that go on', () => {
  expect(lineOf('RECEIPT\nreceipt-id:1\n\n\0\nRECEIPT\nreceipt-id:2\n\n\0', { subprotocol })[1]).toBe('RECEIPT, receipt-id 1, and 1 more')
  expect(lineOf('\n', { subprotocol })[1]).toBe('heart-beat')
  expect(decoded('SEND\ndestination:/q\n\nbegin', { subprotocol }).note).toContain('no NUL')
  expect(decoded('end of a body\0', { subprotocol }).note).toContain('does not begin with a STOMP command')
})

it('trusts content-length where a NUL stands at its end, so that a body may hold one', () => {
  expect(decoded('SEND\ncontent-length:3\n\na\0b\0', { subprotocol }).text.endsWith('a\0b')).toBe(true)
})
survives(stomp, { subprotocol })
