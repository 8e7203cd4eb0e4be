import { expect, it } from 'vitest'
import { conversation } from '@/lib/core/rules/conversation'
import { responseWhere } from '@/lib/core/rules/sample'
import { template } from './words'

const ACCEPT = 's3pPLMBiTxaQ9kYGzzhZRbK+xOo='
const words = (says: string, response: readonly string[]) =>
  template(says, conversation({ name: '', because: '', response }).response, ACCEPT)

it('puts a mark in place of the status and its phrase', () => {
  expect(words('bad status: 403 Forbidden', ['HTTP/1.1 403 Forbidden'])).toBe('bad status: {status} {phrase}')
})

it('puts a mark in place of a value it quotes, and leaves its own words', () => {
  expect(words("'Upgrade' is not 'WebSocket': h2c-16", responseWhere('Upgrade', 'Upgrade: h2c-16'))).toBe(
    "'Upgrade' is not 'WebSocket': {Upgrade}",
  )
})

it('cuts what changes from run to run: the right accept value, the port, further lines', () => {
  expect(words(`expected ${ACCEPT} of 127.0.0.1:40123\nand more`, responseWhere('Sec-WebSocket-Accept'))).toBe('expected … of {host}')
})

it('gives null for a client that says nothing', () => {
  expect(words('', responseWhere('Upgrade'))).toBe(null)
})
