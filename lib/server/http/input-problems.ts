import 'server-only'
import type { z } from 'zod'
import type { InputProblem } from '@/lib/core/errors/errors'

type Issue = z.core.$ZodIssue

/** Writes a path the way people read code: `request.headers[3].line`. */
export function pathText(path: readonly PropertyKey[]): string {
  return path.map((key, i) => (typeof key === 'number' ? `[${key}]` : `${i === 0 ? '' : '.'}${String(key)}`)).join('')
}

function seen(value: unknown): string {
  if (value === undefined) return 'Nothing is given'
  if (value === null) return 'null is given'
  if (Array.isArray(value)) return `A list of ${value.length} is given`
  if (typeof value === 'string') return `"${value.length > 60 ? `${value.slice(0, 60)}…` : value}" is given`
  if (typeof value === 'object') return 'An object is given'
  return `${String(value)} is given`
}

function at(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((inner, key) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, key) : undefined), value)
}

const NAMES: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  object: 'an object',
  array: 'a list',
  tuple: 'a list',
  record: 'an object',
}

function expected(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return NAMES[issue.expected] ?? issue.expected
    case 'too_big':
      return `at most ${issue.maximum}${issue.origin === 'string' ? ' characters' : issue.origin === 'array' ? ' entries' : ''}`
    case 'too_small':
      return `at least ${issue.minimum}${issue.origin === 'string' ? ' characters' : issue.origin === 'array' ? ' entries' : ''}`
    case 'invalid_value':
      return issue.values.map((value) => JSON.stringify(value)).join(' or ')
    case 'not_multiple_of':
      return `a multiple of ${issue.divisor}`
    case 'invalid_format':
      return issue.format === 'base64' ? 'base64' : `the format "${issue.format}"`
    default:
      return issue.message
  }
}

/** Of several forms a value may have, the one the caller most likely meant: the one whose first fault lies deepest. */
function nearest(branches: readonly (readonly Issue[])[]): readonly Issue[] {
  const depth = (issues: readonly Issue[]) =>
    Math.max(0, ...issues.map((issue) => issue.path.length + (issue.code === 'unrecognized_keys' ? 1 : 0)))
  const rooted = (issues: readonly Issue[]) => issues.some((issue) => issue.path.length === 0 && issue.code === 'invalid_type')
  return [...branches].sort((a, b) => Number(rooted(a)) - Number(rooted(b)) || depth(b) - depth(a) || a.length - b.length)[0] ?? []
}

/** One sentence an issue: what was seen, then what was expected. Values under names that may hold secrets are not quoted. */
export function inputProblems(issues: readonly Issue[], input: unknown): readonly InputProblem[] {
  return issues.flatMap((issue): readonly InputProblem[] => {
    const value = at(input, issue.path)
    const path = pathText(issue.path)
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({ path: pathText([...issue.path, key]), message: `There is no field "${key}" here` }))
    }
    if (issue.code === 'invalid_union' && issue.errors.length > 0) {
      const inner = nearest(issue.errors)
      const plain = issue.errors.every((branch) => branch.length === 1 && branch[0]?.path.length === 0)
      if (plain) {
        const wanted = [...new Set(issue.errors.flat().map(expected))].join(' or ')
        return [{ path, message: `${quotable(issue.path) ? seen(value) : 'This value is given'}: expected ${wanted}` }]
      }
      return inputProblems(
        inner.map((one) => ({ ...one, path: [...issue.path, ...one.path] })),
        input,
      )
    }
    if (issue.code === 'custom') return [{ path, message: issue.message }]
    return [{ path, message: `${quotable(issue.path) ? seen(value) : 'This value is given'}: expected ${expected(issue)}` }]
  })
}

/** Whether a wrong value may be quoted back: not where drafts carry what may be secret. */
function quotable(path: readonly PropertyKey[]): boolean {
  return !path.some((key) =>
    ['headers', 'variables', 'raw', 'url', 'target', 'body', 'clientKey', 'proxy', 'token', 'text', 'items'].includes(String(key)),
  )
}
