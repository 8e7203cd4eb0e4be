import { expect, it } from 'vitest'
import { connectionFields, isPseudo, latePseudoFields, linesOf, noFieldSuch, noLineOf, notLowerCase, quotedNames } from './http2-fields'
import { fieldsOf } from './sample-http2'

const list = fieldsOf([':status: 200', 'Server: a', ':path: /', 'upgrade: websocket', 'Upgrade: h2c', 'keep-alive: 5'])
const names = (lines: readonly { readonly name: string }[]) => lines.map(({ name }) => name)

it('tells pseudo-fields from others, and finds those that come late (RFC 9113 §8.3)', () => {
  expect(names(list.lines.filter(isPseudo))).toEqual([':status', ':path'])
  expect(names(latePseudoFields(list))).toEqual([':path'])
  expect(latePseudoFields(fieldsOf([':status: 200']))).toEqual([])
})

it('finds names with capitals, and fields of a connection (RFC 9113 §8.2)', () => {
  expect(names(notLowerCase(list))).toEqual(['Server', 'Upgrade'])
  expect(names(connectionFields(list))).toEqual(['upgrade', 'Upgrade', 'keep-alive'])
})

it('finds lines by name whatever their case, and quotes names', () => {
  expect(names(linesOf(list, 'upgrade'))).toEqual(['upgrade', 'Upgrade'])
  expect(quotedNames(fieldsOf(['a: 1', 'a: 2', 'b: 3']).lines)).toBe('"a", "b"')
})

it('judges a message in which no field may be of a kind', () => {
  const because = { good: 'none', bad: 'some' } as const
  expect(noFieldSuch(null, 'response', notLowerCase, because)).toEqual({ outcome: 'not-applicable', because: 'pending' })
  expect(noFieldSuch(fieldsOf(['a: 1']), 'response', notLowerCase, because)).toEqual({ outcome: 'pass', because: 'none', at: [] })
  expect(noFieldSuch(list, 'response', notLowerCase, because)).toMatchObject({
    outcome: 'fail',
    because: 'some',
    values: { seen: '"Server", "Upgrade"' },
  })
})

it('judges a message that may have no line of a field', () => {
  expect(noLineOf(null, 'response', 'upgrade')).toEqual({ outcome: 'not-applicable', because: 'pending' })
  expect(noLineOf(list, 'response', 'cookie')).toEqual({ outcome: 'pass', because: 'absent', at: [] })
  expect(noLineOf(list, 'response', 'upgrade')).toMatchObject({ outcome: 'fail', because: 'present', values: { seen: 'websocket' } })
})
