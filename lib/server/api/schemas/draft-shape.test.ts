import fc from 'fast-check'
import { expect, it } from 'vitest'
import { draftShape } from '@/lib/core/interchange/draft-shape'
import { problemsOf } from '@/lib/core/interchange/shape'
import { requestDraft } from './draft'

const bad = fc.constantFrom<unknown>(null, 7, -1, 'x', '', [], {}, true, ['a', 'b'], 1e9, 'AA==', 'zz')
const mostly = <Value>(good: fc.Arbitrary<Value>) =>
  fc.oneof({ weight: 12, arbitrary: good as fc.Arbitrary<unknown> }, { weight: 1, arbitrary: bad })
/** A few of the keys: with all of them something would nearly always be wrong. */
const some = (model: Record<string, fc.Arbitrary<unknown>>, always: readonly string[] = []) => {
  const all = fc.record(Object.fromEntries(Object.entries(model).map(([key, good]) => [key, mostly(good)])))
  const keys = fc.subarray(
    Object.keys(model).filter((key) => !always.includes(key)),
    { maxLength: 2 },
  )
  return fc.tuple(all, keys).map(([value, chosen]) => Object.fromEntries([...always, ...chosen].map((key) => [key, value[key]])))
}
const octets = fc.constantFrom('', 'AA==', 'AAAA', 'AAE=')
const word = fc.constantFrom('a', '', 'Host: a')
const frame = some({
  opcode: fc.constantFrom<unknown>('text', 'close', 'other', 0, 15, 16),
  text: word,
  hex: fc.constantFrom('', '00', '0 0', ' 00ff '),
  base64: octets,
  raw: octets,
  code: fc.constantFrom(0, 65_535, 65_536),
  mask: fc.constantFrom<unknown>(true, '00ff00ff', '00'),
  lengthEncoding: fc.constantFrom(7, 16, 64, 8),
  declaredLength: fc.constantFrom<unknown>(0, -1, '12', '1x'),
  fragmentSize: fc.constantFrom(0, 1),
  variables: fc.dictionary(fc.constantFrom('', 'a'), fc.constant('1'), { maxKeys: 2 }),
})
const draft = some(
  {
    url: word,
    headers: fc.array(
      fc.oneof(
        fc.tuple(word, word),
        fc.array(word, { maxLength: 3 }),
        some({ line: word, base64: octets, enabled: fc.boolean(), ending: fc.constantFrom('lf', 'x') }),
      ),
      { maxLength: 3 },
    ),
    raw: octets,
    lineEnding: fc.constantFrom('crlf', 'none', 'x'),
    pacing: some({
      cuts: fc.array(fc.constantFrom(0, 1, 2, 3), { maxLength: 3 }),
      every: fc.constantFrom(0, 1),
      pauseMs: fc.constantFrom(0, 60_001),
    }),
    network: some({
      alpn: fc.array(word, { maxLength: 2 }),
      family: fc.constantFrom(4, 5, 6),
      minTls: fc.constantFrom('1.2', '1.4'),
      maxRedirects: fc.constantFrom(0, 1, 10_000),
      protocol: fc.constantFrom('h2', 'h3'),
      timeouts: some({ tls: fc.constantFrom(0, 1.5), closing: fc.constantFrom(0, 3_600_001), other: fc.constant(1) }),
    }),
    session: some({
      closeAfterMs: fc.constantFrom(null, 0, -1),
      sendOnOpen: fc.array(frame, { maxLength: 2 }),
      messages: fc.array(some({ name: word, frame }), { maxLength: 2 }),
    }),
    variables: fc.dictionary(word, word, { maxKeys: 2 }),
    other: fc.constant(undefined),
  },
  ['url'],
)

it('is the draft that the API takes, but for what names a record: the reader of files and links agrees with the schema', () => {
  let taken = 0
  fc.assert(
    fc.property(draft, (made) => {
      const value: unknown = JSON.parse(JSON.stringify(made))
      const bySchema = requestDraft.safeParse(value)
      const byShape = problemsOf(draftShape, value)
      expect([bySchema.success, JSON.stringify(value)]).toEqual([byShape.length === 0, JSON.stringify(value)])
      if (bySchema.success) taken++
    }),
    { numRuns: 3000 },
  )
  // Both kinds were tried.
  expect(taken).toBeGreaterThan(100)
  expect(taken).toBeLessThan(2900)
})
