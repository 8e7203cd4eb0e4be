import type { InputProblem } from '../errors/errors'

/** What a value read from outside must look like; problems are added, at most `MOST_PROBLEMS` are kept. */
export type Shape = (value: unknown, path: string, problems: InputProblem[]) => void

const MOST_PROBLEMS = 20

/** What is wrong with a value, one sentence each. Never throws; no text of the value is quoted, since it may be secret. */
export function problemsOf(shape: Shape, value: unknown, path = ''): readonly InputProblem[] {
  const problems: InputProblem[] = []
  shape(value, path, problems)
  return problems
}

function tell(problems: InputProblem[], path: string, value: unknown, expected: string): void {
  say(problems, path, `${path === '' ? 'The value' : path} is ${seen(value)}: expected ${expected}`)
}

/** Adds a sentence of its own. */
export function say(problems: InputProblem[], path: string, message: string): void {
  if (problems.length < MOST_PROBLEMS) problems.push({ path, message })
}

function seen(value: unknown): string {
  if (value === undefined) return 'not given'
  if (value === null) return 'null'
  if (Array.isArray(value)) return `a list of ${value.length}`
  if (typeof value === 'string') return value.length > 40 ? `a text of ${value.length} characters` : 'a text'
  return typeof value === 'object' ? 'an object' : String(value)
}

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const inside = (path: string, key: string) => (path === '' ? key : `${path}.${key}`)

/** A text of at most so many characters. */
export function text(max = Number.POSITIVE_INFINITY, min = 0): Shape {
  return (value, path, problems) => {
    if (typeof value !== 'string') tell(problems, path, value, 'a text')
    else if (value.length > max) tell(problems, path, value, `at most ${max} characters`)
    else if (value.length < min)
      say(problems, path, `${path} is empty: expected at least ${min === 1 ? 'one character' : `${min} characters`}`)
  }
}

/** A text that is written in a form, such as base64. */
export function written(form: string, holds: (text: string) => boolean): Shape {
  return (value, path, problems) => {
    if (typeof value !== 'string') tell(problems, path, value, form)
    else if (!holds(value)) tell(problems, path, value, form)
  }
}

/** A whole number from `min` to `max`. */
export function whole(min: number, max: number = Number.MAX_SAFE_INTEGER): Shape {
  return (value, path, problems) => {
    const fits = typeof value === 'number' && Number.isSafeInteger(value) && value >= min && value <= max
    if (!fits)
      tell(
        problems,
        path,
        value,
        max === Number.MAX_SAFE_INTEGER ? `a whole number from ${min} on` : `a whole number from ${min} to ${max}`,
      )
  }
}

/** true or false. */
export const flag: Shape = (value, path, problems) => {
  if (typeof value !== 'boolean') tell(problems, path, value, 'true or false')
}

/** One of a few values. */
export function oneOf(...values: readonly (string | number | boolean | null)[]): Shape {
  return (value, path, problems) => {
    if (!values.some((one) => one === value)) tell(problems, path, value, values.map((one) => JSON.stringify(one)).join(' or '))
  }
}

/** The first of two shapes, or the second where `second` says so. */
export function either(isSecond: (value: unknown) => boolean, first: Shape, second: Shape): Shape {
  return (value, path, problems) => (isSecond(value) ? second : first)(value, path, problems)
}

/** A list of at most so many. */
export function list(item: Shape, max = Number.POSITIVE_INFINITY): Shape {
  return (value, path, problems) => {
    if (!Array.isArray(value)) tell(problems, path, value, 'a list')
    else if (value.length > max) tell(problems, path, value, `at most ${max} entries`)
    else for (let at = 0; at < value.length && problems.length < MOST_PROBLEMS; at++) item(value[at], `${path}[${at}]`, problems)
  }
}

/** An object whose keys are free, each of at most so many characters. */
export function record(item: Shape, longestKey: number, shortestKey = 0): Shape {
  return (value, path, problems) => {
    if (!isRecord(value)) return tell(problems, path, value, 'an object')
    for (const [key, one] of Object.entries(value)) {
      if (problems.length >= MOST_PROBLEMS) return
      if (key.length > longestKey || key.length < shortestKey)
        say(problems, path, `A name in ${path} has ${key.length} characters: expected ${shortestKey} to ${longestKey}`)
      else item(one, inside(path, key), problems)
    }
  }
}

/** An object with these fields and no others; those in `needed` must be there. */
export function fields(shapes: Readonly<Record<string, Shape>>, needed: readonly string[] = []): Shape {
  const known = new Map(Object.entries(shapes))
  return (value, path, problems) => {
    if (!isRecord(value)) return tell(problems, path, value, 'an object')
    for (const key of needed) if (!Object.hasOwn(value, key)) tell(problems, inside(path, key), undefined, 'it to be there')
    for (const [key, one] of Object.entries(value)) {
      if (problems.length >= MOST_PROBLEMS) return
      const shape = known.get(key)
      if (shape === undefined) say(problems, inside(path, key.slice(0, 60)), `There is no field "${key.slice(0, 60)}" here`)
      else shape(one, inside(path, key), problems)
    }
  }
}

/** A shape and a condition on all of it, told in a sentence. */
export function and(shape: Shape, holds: (value: unknown) => boolean, sentence: string): Shape {
  return (value, path, problems) => {
    const before = problems.length
    shape(value, path, problems)
    if (problems.length === before && !holds(value)) say(problems, path, `${path}: ${sentence}`)
  }
}
