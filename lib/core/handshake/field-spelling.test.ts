import http2 from 'node:http2'
import type { AddressInfo } from 'node:net'
import { expect, it } from 'vitest'
import { fieldSpelling } from './field-spelling'

it('spells each occurrence of a name in its own way', () => {
  expect([0, 1, 2, 3, 4].map((repeat) => fieldSpelling('x-b', repeat))).toEqual(['x-b', 'X-b', 'x-B', 'X-B', null])
})

it('has no spelling for names of digits, and none for a second of what Node sends once', () => {
  expect(fieldSpelling('42', 0)).toBeNull()
  expect([fieldSpelling('authorization', 0), fieldSpelling('authorization', 1)]).toEqual(['authorization', null])
  expect(fieldSpelling('cookie', 1)).toBe('Cookie')
})

it('knows the fields that the Node of this machine sends once', async () => {
  const names = Object.entries(http2.constants).flatMap(([constant, name]) =>
    constant.startsWith('HTTP2_HEADER_') && typeof name === 'string' && !name.startsWith(':') ? [name] : [],
  )
  const server = http2.createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const client = http2.connect(`http://127.0.0.1:${(server.address() as AddressInfo).port}`) // safe: it listens on TCP
  await new Promise((resolve) => client.once('connect', resolve))
  const once = (name: string) => {
    try {
      client.request({ [name]: '1', [name.toUpperCase()]: '2' }).on('error', () => {})
      return false
    } catch (error) {
      return error instanceof Error && 'code' in error && error.code === 'ERR_HTTP2_HEADER_SINGLE_VALUE'
    }
  }
  const found = names.map((name) => [name, once(name)])
  client.destroy()
  await new Promise((resolve) => server.close(resolve))
  expect(found).toEqual(names.map((name) => [name, fieldSpelling(name, 1) === null]))
})
