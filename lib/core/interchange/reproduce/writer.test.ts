import { expect, it } from 'vitest'
import { planOf } from './plan'
import { named, quotedNames, shown, subprotocolsOf, toSet } from './writer'

it('shows octets for the eyes, and never a mask (T-24, T-27)', () => {
  const plan = planOf({ url: 'ws://a/', headers: [{ line: 'Secret-Key: ****', kept: 0 }, ['X', `\x1b${'y'.repeat(90)}`]] })
  expect(plan.lines.map(({ text }) => shown(text, plan))).toEqual(['Secret-Key: $SECRET_KEY', `X: \\u{1B}${'y'.repeat(51)}…`])
  expect(toSet(plan)).toBe('SECRET_KEY (Secret-Key)')
  expect(toSet(planOf({ url: 'ws://a/' }))).toBeNull()
})
it('lists names as a sentence does', () => {
  expect([quotedNames(['a']), quotedNames(['a', 'b', 'a'])]).toEqual(['"a"', '"a" and "b"'])
  expect(quotedNames(Array.from({ length: 12 }, (_, at) => `n${at}`))).toBe(
    '"n0", "n1", "n2", "n3", "n4", "n5", "n6", "n7", "n8" and 3 more',
  )
})
it('reads subprotocols where they are different tokens', () => {
  const of = (...values: string[]) =>
    subprotocolsOf(planOf({ url: 'ws://a/', headers: values.map((value) => ['sec-websocket-Protocol', value]) }).lines)
  expect([of(), of('a, b', 'c'), of('a, a'), of('a b'), of('')]).toEqual([[], ['a', 'b', 'c'], null, null, null])
  expect(
    named(
      planOf({
        url: 'ws://a/',
        headers: [
          ['X', '1'],
          ['x', '2'],
        ],
      }).lines,
      'x',
    ),
  ).toHaveLength(2)
})
