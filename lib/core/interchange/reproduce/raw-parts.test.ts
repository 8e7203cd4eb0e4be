import { expect, it } from 'vitest'
import { base64Encode } from '../../bytes/base64'
import { latin1Encode } from '../../bytes/latin1'
import { rawParts } from './raw-parts'

const read = (octets: string) => rawParts(base64Encode(latin1Encode(octets)))
const line = (octets: string) => ({ base64: base64Encode(latin1Encode(octets)), template: true })

it('reads request line, lines and body, whatever ends a line', () => {
  expect(read('PUT /a HTTP/1.1\r\nHost: x\nA:\xff\r\n\r\nbody')).toEqual({
    method: 'PUT',
    target: '/a',
    version: '1.1',
    entries: [line('Host: x'), line('A:\xff')],
    body: 'body',
  })
})
it('reads what is no request, too', () => {
  expect(read('\x16\x03\x01')).toEqual({ method: '\x16\x03\x01', target: '/', version: '', entries: [], body: '' })
  expect(read('GET / ICAP/1.0')?.version).toBe('ICAP/1.0')
  expect([read(''), rawParts('no base64')]).toEqual([null, null])
})
it('looks at so many lines only', () => {
  expect(read(`GET / HTTP/1.1\r\n${'a: b\r\n'.repeat(5_000)}\r\n`)?.entries).toHaveLength(999)
})
