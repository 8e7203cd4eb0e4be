import fc from 'fast-check'
import { expect, it } from 'vitest'
import { decodeFacts } from './decode'
import { encodeFacts } from './encode'
import type { Fact } from './fact'

const stamp = { v: fc.constant(1 as const), at: fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }), hop: fc.nat(300) }
const text = fc.string({ unit: 'binary', maxLength: 20 })
const fact: fc.Arbitrary<Fact> = fc.oneof(
  fc.record({
    ...stamp,
    kind: fc.constant('bytes' as const),
    direction: fc.constantFrom('sent' as const, 'received' as const),
    layer: fc.constantFrom('proxy' as const, 'endpoint' as const, 'h2-stream' as const),
    bytes: fc.uint8Array({ maxLength: 300 }),
  }),
  fc.record({
    ...stamp,
    kind: fc.constant('fields' as const),
    direction: fc.constant('received' as const),
    layer: fc.constant('h2-stream' as const),
    fields: fc.array(fc.tuple(text, text), { maxLength: 3 }),
  }),
  fc.record({
    ...stamp,
    kind: fc.constant('reached' as const),
    phase: fc.constant('resolve' as const),
    data: fc.record({ host: text, addresses: fc.array(fc.record({ address: text, family: fc.constant(4 as const) }), { maxLength: 2 }) }),
  }),
  fc.record(
    {
      ...stamp,
      kind: fc.constant('failed' as const),
      phase: fc.constant('tls' as const),
      code: fc.constant('tls-alert' as const),
      detail: text,
      alert: fc.nat(255),
    },
    { requiredKeys: ['v', 'at', 'hop', 'kind', 'phase', 'code', 'detail'] },
  ),
  fc.record({
    ...stamp,
    kind: fc.constant('tried' as const),
    address: text,
    port: fc.nat(65_535),
    code: fc.constant('connection-refused' as const),
    detail: text,
  }),
  fc.record({
    ...stamp,
    kind: fc.constant('policy' as const),
    decision: fc.constant('blocked' as const),
    reason: text,
    host: text,
    address: fc.option(text),
    port: fc.nat(65_535),
  }),
  fc.record({ ...stamp, kind: fc.constant('pressure' as const), paused: fc.boolean() }),
  fc.record({
    ...stamp,
    kind: fc.constant('ended' as const),
    by: fc.constant('endpoint' as const),
    how: fc.constant('fin' as const),
    phase: fc.constant('open' as const),
  }),
)

it('is read back as it was written', () => {
  fc.assert(
    fc.property(fc.array(fact, { maxLength: 8 }), (facts) => {
      expect(decodeFacts(encodeFacts(facts))).toEqual(facts)
    }),
  )
})

it('may be joined: two transcripts one after the other are one', () => {
  fc.assert(
    fc.property(fc.array(fact, { maxLength: 4 }), fc.array(fact, { maxLength: 4 }), (a, b) => {
      expect(decodeFacts(Buffer.concat([encodeFacts(a), encodeFacts(b)]))).toEqual([...a, ...b])
    }),
  )
})

it('keeps octets raw: a fact of bytes costs 12 octets and what it holds', () => {
  const bytes = Uint8Array.of(0xde, 0xad, 0xbe, 0xef)
  const encoded = encodeFacts([{ v: 1, at: 1.5, hop: 0, kind: 'bytes', direction: 'received', layer: 'endpoint', bytes }])
  expect(Buffer.from(encoded).toString('hex')).toBe(`534601${'10'}${'00'}${'3ff8000000000000'}${'00'}${'03'}${'04'}deadbeef`)
})
