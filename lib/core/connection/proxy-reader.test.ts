import { describe, expect, it } from 'vitest'
import { latin1Encode } from '../bytes/latin1'
import type { BytesFact, Fact } from '../transcript/fact'
import { createProxyReader, PROXY_OCTETS } from './proxy-reader'

const stamp = { v: 1, at: 1, hop: 0 } as const
const octets = (direction: 'sent' | 'received', bytes: Uint8Array): BytesFact => ({
  ...stamp,
  kind: 'bytes',
  direction,
  layer: 'proxy',
  bytes,
})
const refused: Exclude<Fact, { kind: 'bytes' }> = { ...stamp, kind: 'failed', phase: 'proxy', code: 'proxy-refused', detail: 'x' }

describe('createProxyReader', () => {
  it('tells the conversation once the tunnel stands, however it was cut', () => {
    const reader = createProxyReader()
    reader.push(octets('sent', latin1Encode('CONNECT a:80 HTTP/1.1\r\n\r\n')))
    for (const octet of latin1Encode('HTTP/1.1 200 OK\r\n\r\n')) reader.push(octets('received', Uint8Array.of(octet)))
    const [told] = reader.decided({ ...stamp, kind: 'reached', phase: 'proxy', data: { kind: 'http', reply: 'HTTP/1.1 200 OK' } })
    expect(told).toMatchObject({ type: 'proxy', kind: 'http', granted: true, head: { start: { status: 200 } } })
  })

  it('says nothing at facts of other phases', () => {
    expect(createProxyReader().decided({ ...refused, phase: 'tls', code: 'tls-closed' })).toEqual([])
  })

  it('keeps no more than its bound of a proxy that does not end', () => {
    const reader = createProxyReader()
    for (let sent = 0; sent < 2 * PROXY_OCTETS; sent += 8192) reader.push(octets('received', new Uint8Array(8192)))
    const [told] = reader.decided(refused)
    expect(told).toMatchObject({ kind: null, granted: false, head: null })
    expect(told?.type === 'proxy' && told.answer.length).toBe(PROXY_OCTETS)
  })
})
