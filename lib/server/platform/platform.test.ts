import { describe, expect, it } from 'vitest'
import { newId } from './ids'
import { drawBytes, handshakeKey, maskingKey } from './random'
import { forgetSingleton, singleton } from './singleton'

describe('singleton', () => {
  it('makes a value once for the process, however often its module is loaded', () => {
    let made = 0
    const make = () => ({ number: ++made })
    expect(singleton('test', make)).toBe(singleton('test', make))
    forgetSingleton('test')
    expect(singleton('test', make)).toEqual({ number: 2 })
    forgetSingleton('test')
  })
})

describe('ids', () => {
  it('are UUIDs of version 7 that sort by age (RFC 9562 §5.7)', () => {
    const ids = Array.from({ length: 1_000 }, newId)
    expect(ids[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect([...ids].sort()).toEqual(ids)
    expect(new Set(ids).size).toBe(1_000)
  })
})

describe('random octets', () => {
  it('are never given twice', () => {
    const keys = Array.from({ length: 10_000 }, () => Buffer.from(drawBytes(8)).toString('hex'))
    expect(new Set(keys).size).toBe(10_000)
  })
  it('make a Sec-WebSocket-Key of 16 octets (RFC 6455 §4.1) and a masking key of 4 (RFC 6455 §5.3)', () => {
    expect(Buffer.from(handshakeKey(), 'base64')).toHaveLength(16)
    expect(maskingKey()).toHaveLength(4)
  })
})
