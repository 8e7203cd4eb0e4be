import { expect, it } from 'vitest'
import type { BeforeStep } from '../handshake/before-step'
import { beforeProblems, messageExtractionProblems } from './problem'

const step = (more: Partial<BeforeStep> = {}): BeforeStep => ({ name: 'log in', method: 'POST', url: 'https://a/', ...more })

it('finds nothing wrong with steps that can be sent', () => {
  const extract = [
    { variable: 'a', from: { json: '$.a' } },
    { variable: 'secret:b', from: { header: 'X-B' } },
    { variable: 'c', from: { cookie: 'c' }, secret: true },
    { variable: 'd', from: { regex: 'd=(.)' } },
  ]
  expect(beforeProblems([step({ extract }), step({ url: '{{base}}/x', method: '{{m}}' })])).toEqual([])
})

it.each([
  [{ method: 'GE T' }, 'before[0].method', 'The method is "GE T": expected a name such as GET or POST'],
  [{ url: 'ws://a/' }, 'before[0].url', 'The URL is "ws://a/": expected http:// or https:// and a host'],
  [{ expect: [] }, 'before[0].expect', 'No status is expected: expected one such as 200 or 2xx'],
  [
    { extract: [{ variable: 'a b', from: { json: '$' } }] },
    'before[0].extract[0].variable',
    'The variable is "a b": expected a name of letters, digits, "_", "." and "-"',
  ],
  [{ extract: [{ variable: 'a', from: { json: 'a' } }] }, 'before[0].extract[0].from', 'The path has "a" at character 1: expected "$"'],
  [
    { extract: [{ variable: 'a', from: { header: 'X A' } }] },
    'before[0].extract[0].from',
    'The name of the header is "X A": expected a name without spaces and separators',
  ],
  [
    { extract: [{ variable: 'a', from: { regex: '' } }] },
    'before[0].extract[0].from',
    'The pattern is empty: expected a regular expression',
  ],
])('says what is wrong with %j', (more, path, message) => {
  expect(beforeProblems([step(more as Partial<BeforeStep>)])).toEqual([{ path, message }])
})

it('takes ten steps and twenty values of one', () => {
  expect(beforeProblems(Array.from({ length: 11 }, () => step()))).toEqual([
    { path: 'before', message: 'There are 11 before steps: expected at most 10' },
  ])
  const extract = Array.from({ length: 21 }, () => ({ variable: 'a', from: { json: '$' } }))
  expect(beforeProblems([step({ extract })])[0]?.message).toBe('21 values are taken: expected at most 20')
})

it('takes no secret from messages by a pattern, which ends after they are shown', () => {
  const sentence = 'A pattern is looked for while the message is shown already: take a secret by JSON path'
  expect(messageExtractionProblems({ variable: 'room', from: { regex: 'room=(.)' } })).toEqual([])
  expect(messageExtractionProblems({ variable: 'token', from: { json: '$.t' }, secret: true })).toEqual([])
  expect(messageExtractionProblems({ variable: 'token', from: { regex: 't=(.)' }, secret: true })).toEqual([
    { path: 'from', message: sentence },
  ])
  expect(messageExtractionProblems({ variable: 'secret:t', from: { regex: 't=(.)' } })).toEqual([{ path: 'from', message: sentence }])
  expect(messageExtractionProblems({ variable: 'x', from: { regex: '(' } })).toHaveLength(1)
})
