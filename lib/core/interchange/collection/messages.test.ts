import { expect, it } from 'vitest'
import { savedMessages } from './messages'

it('names each message once, and keeps what is binary', () => {
  expect(
    savedMessages([
      { name: 'Hello', text: '{"a":1}' },
      { name: 'Hello', text: 'b' },
      { name: '', text: 'AAE=', binary: 'base64' },
    ]),
  ).toEqual([
    { name: 'Hello', frame: { opcode: 'text', text: '{"a":1}' } },
    { name: 'Hello (2)', frame: { opcode: 'text', text: 'b' } },
    { name: 'Message 3', frame: { opcode: 'binary', base64: 'AAE=' } },
  ])
})
it('keeps as many as a draft may', () => {
  expect(savedMessages(Array.from({ length: 300 }, () => ({ name: 'a', text: 'b' }))).length).toBe(200)
})
