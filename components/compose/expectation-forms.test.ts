import { describe, expect, it } from 'vitest'
import { expectationProblems } from '@/lib/core/expectations/problem'
import { EXPECTATION_KINDS, readNumber, readStatus, readValue, statusText, valueText, withMessage } from './expectation-forms'

describe('EXPECTATION_KINDS', () => {
  it('begin with something that can be judged, the name of a header aside', () => {
    const problems = EXPECTATION_KINDS.flatMap(({ first }) => expectationProblems([first]).map(({ message }) => message))
    expect(problems).toEqual(['The name is empty: expected one such as Sec-WebSocket-Protocol'])
  })
})

describe('statuses', () => {
  it('are typed with commas or spaces, classes among them', () => {
    expect(readStatus('101, 4XX 200')).toEqual([101, '4xx', 200])
    expect(statusText({ kind: 'status', is: [101, '4xx'] })).toBe('101, 4xx')
  })
  it('are none where one cannot be read', () => {
    expect(readStatus('101, 4x')).toEqual([])
    expect(readStatus('')).toEqual([])
  })
})

describe('values of a path', () => {
  it('are read as JSON where they are, else as text, and come back as typed', () => {
    expect(['12', '-1.5', 'true', 'null', '"12"', 'twelve', '{"a":1}', '12a', ''].map(readValue)).toEqual([
      12,
      -1.5,
      true,
      null,
      '12',
      'twelve',
      '{"a":1}',
      '12a',
      '',
    ])
    expect([12, true, null, '12', 'twelve', '"', '', undefined].map(valueText)).toEqual([
      '12',
      'true',
      'null',
      '"12"',
      'twelve',
      '"',
      '',
      '',
    ])
  })
})

it('numbers that cannot be read are 0, which is refused where it stands', () => {
  expect(['12', '1.5', '', 'x'].map(readNumber)).toEqual([12, 1.5, 0, 0])
})

describe('withMessage', () => {
  it('keeps a value where the new test has one, and leaves it out where it has none', () => {
    const one = { kind: 'message', which: 'any', path: '$.n', test: 'equals', value: 12 } as const
    expect(withMessage(one, { test: 'exists' })).toEqual({ kind: 'message', which: 'any', path: '$.n', test: 'exists' })
    expect(withMessage(one, { test: 'contains' })).toEqual({ kind: 'message', which: 'any', path: '$.n', test: 'contains', value: '12' })
    expect(withMessage(one, { path: '' })).toEqual({ kind: 'message', which: 'any', test: 'equals', value: '12' })
    expect(withMessage({ kind: 'message', which: 1, test: 'exists' }, { test: 'equals' })).toEqual({
      kind: 'message',
      which: 1,
      test: 'equals',
      value: '',
    })
    expect(withMessage({ ...one, value: '12' }, { test: 'contains' })).toMatchObject({ value: '12' })
  })
})
