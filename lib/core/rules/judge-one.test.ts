import { describe, expect, it } from 'vitest'
import { place } from '../bytes/span'
import { fillIn, judgeOne } from './judge-one'
import { rule } from './rule'

const broken = rule({
  id: 'request/broken',
  title: 'It works',
  failureTitle: 'It does not work',
  section: 'rfc6455-4.1',
  level: 'must',
  effect: 'none',
  requires: ['url'],
  reasons: { never: 'Never said' },
  check() {
    throw new RangeError('out of octets')
  },
  advice: 'Mend it.',
  examples: { pass: [], fail: [] },
})

describe('judgeOne', () => {
  it('turns a rule that throws into unknown, and says why', () => {
    const verdict = judgeOne(broken, { url: 'ws://example.com/' })
    expect(verdict.outcome).toBe('unknown')
    expect(verdict.because).toBe('The rule itself failed: out of octets')
  })

  it('does not ask a rule whose artifact is absent', () => {
    expect(judgeOne(broken, {}).because).toBe('Not seen: the URL')
  })

  it('makes what holds nothing of an attempt once, and what points at octets anew', () => {
    const host = rule({
      id: 'request/octets',
      title: 'There are octets',
      failureTitle: 'There are no octets',
      section: 'rfc6455-4.1',
      level: 'must',
      effect: 'none',
      requires: ['requestBytes'],
      reasons: { none: 'There is none', there: 'It is there' },
      check: ({ requestBytes: { length } }) =>
        length === 0
          ? { outcome: 'not-applicable', because: 'none' }
          : { outcome: 'pass', because: 'there', at: [place('request', { start: 0, end: length })] },
      advice: 'Send some.',
      examples: { pass: [], fail: [] },
    })
    const none = judgeOne(host, { requestBytes: new Uint8Array() })
    expect(judgeOne(host, { requestBytes: new Uint8Array() })).toBe(none)
    expect(judgeOne(host, {})).toBe(judgeOne(host, {}))
    expect(judgeOne(host, {})).not.toEqual(none)
    expect([1, 2].map((length) => judgeOne(host, { requestBytes: new Uint8Array(length) }).at[0]?.end)).toEqual([1, 2])
  })
})

it('asks a rule once one of the artifacts it needs any of was seen', () => {
  const either = rule({
    id: 'transport/either',
    title: 'It was found',
    failureTitle: 'It was not found',
    section: 'rfc6455-4.1',
    level: 'must',
    effect: 'none',
    requires: [],
    anyOf: ['resolved', 'failure'],
    reasons: { found: 'It was found', missing: 'It was not found' },
    check: ({ resolved }) => (resolved ? { outcome: 'pass', because: 'found', at: [] } : { outcome: 'fail', because: 'missing', at: [] }),
    advice: 'Look again.',
    examples: { pass: [], fail: [] },
  })
  expect(judgeOne(either, {}).because).toBe('Not seen: the addresses of the name, or a failed phase')
  expect(judgeOne(either, { resolved: { host: 'a', addresses: [] } }).outcome).toBe('pass')
  expect(judgeOne(either, { failure: { phase: 'resolve', code: 'name-not-found', detail: '' } }).outcome).toBe('fail')
})

describe('fillIn', () => {
  it('fills each name, and leaves one without a value', () => {
    expect(fillIn('{seen} is not {expected}: {else}', { seen: 'a', expected: 'b' })).toBe('a is not b: {else}')
  })

  it('does not read values as templates', () => {
    expect(fillIn('{seen}', { seen: '{expected} $&', expected: 'b' })).toBe('{expected} $&')
  })
})

it('points at a hundred places at most, and cuts long values, whatever an endpoint sends', () => {
  const everywhere = rule({
    id: 'response/everywhere',
    title: 'It is nowhere',
    failureTitle: 'It is everywhere',
    section: 'rfc6455-4.1',
    level: 'must',
    effect: 'none',
    requires: ['url'],
    reasons: { found: 'It is "{seen}"' },
    check: () => ({
      outcome: 'fail',
      because: 'found',
      at: Array.from({ length: 60_000 }, (_, start) => ({ part: 'response', start, end: start + 1 })),
      values: { seen: 'x'.repeat(60_000) },
    }),
    advice: 'Mend it.',
    examples: { pass: [], fail: [] },
  })
  const verdict = judgeOne(everywhere, { url: 'ws://example.com/' })
  expect(verdict.at).toHaveLength(100)
  expect(verdict.because).toBe(`It is "${'x'.repeat(400)}…"`)
})
