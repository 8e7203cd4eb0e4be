import { describe, expect, it } from 'vitest'
import { parseJsonPath, selectJson } from './json-path'

const found = (path: string, value: unknown) => {
  const read = parseJsonPath(path)
  if (!read.ok) throw new Error(read.problem)
  return selectJson(value, read.steps)
}
const problem = (path: string) => {
  const read = parseJsonPath(path)
  return read.ok ? null : read.problem
}

const DOCUMENT = { a: { b: [{ c: 1 }, { c: 'two' }], 'x y': null, "it's": true }, ünï: 3, '': 0 }

describe('parseJsonPath and selectJson (RFC 9535 §2)', () => {
  it('follow names, indexes and names in quotes', () => {
    expect(found('$', 5)).toEqual([5])
    expect(found('$.a.b[0].c', DOCUMENT)).toEqual([1])
    expect(found('$.a.b[0]["c"]', DOCUMENT)).toEqual([1])
    expect(found("$['a']['b'][-1]['c']", DOCUMENT)).toEqual(['two'])
    expect(found('$.a["x y"]', DOCUMENT)).toEqual([null])
    expect(found("$.a['it\\'s']", DOCUMENT)).toEqual([true])
    expect(found('$.a["\\u0062"][ 1 ].c', DOCUMENT)).toEqual(['two'])
    expect(found('$.ünï', DOCUMENT)).toEqual([3])
    expect(found('$[""]', DOCUMENT)).toEqual([0])
  })

  it('takes all members by a wildcard', () => {
    expect(found('$.a.b[*].c', DOCUMENT)).toEqual([1, 'two'])
    expect(found('$.a.b.*.c', DOCUMENT)).toEqual([1, 'two'])
    expect(found('$[*]', [1, 2])).toEqual([1, 2])
  })

  it('finds nothing where a step has nothing, in what is inherited neither', () => {
    expect(found('$.a.q', DOCUMENT)).toEqual([])
    expect(found('$.a.b[2]', DOCUMENT)).toEqual([])
    expect(found('$.a.b[-3]', DOCUMENT)).toEqual([])
    expect(found('$.a.b.length', DOCUMENT)).toEqual([])
    expect(found('$.toString', DOCUMENT)).toEqual([])
    expect(found('$.a[0]', DOCUMENT)).toEqual([])
    expect(found('$.a', 'text')).toEqual([])
  })

  it('says where a path cannot be read and what is expected there', () => {
    expect(problem('')).toBe('The path ends at character 1: expected "$"')
    expect(problem('a.b')).toBe('The path has "a.b" at character 1: expected "$"')
    expect(problem('$a')).toBe('The path has "a" at character 2: expected "." or "["')
    expect(problem('$..a')).toBe('The path has ".a" at character 3: expected a name: ".." is not supported')
    expect(problem('$.')).toBe('The path ends at character 3: expected a name, or ["name"] for one with other characters')
    expect(problem('$.1')).toBe('The path has "1" at character 3: expected a name, or ["name"] for one with other characters')
    expect(problem('$[01]')).toBe(
      'The path has "01]" at character 3: expected an index such as 0 or -1, a name in quotes, or "*", then "]"',
    )
    expect(problem('$[?@.a]')).toContain('character 3')
    expect(problem('$["a')).toBe('The path has "\\"a" at character 3: expected a name that ends in ", with the escapes of JSON')
    expect(problem('$["\\q"]')).toContain('with the escapes of JSON')
    expect(problem('$["a"')).toBe('The path ends at character 6: expected "]"')
    expect(problem(`$${'.a'.repeat(101)}`)).toContain('at most 100 steps')
  })

  it('looks at a bounded number of values, however wide the wildcards are', () => {
    const wide = Array.from({ length: 1000 }, () => Array.from({ length: 1000 }, () => 1))
    expect(found('$[*][*]', wide)).toHaveLength(10_000)
  })
})
