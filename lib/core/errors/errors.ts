/** One thing wrong with what our own caller gave: where (a path such as `request.headers[3]`) and what was seen and expected. */
export type InputProblem = { readonly path: string; readonly message: string }

/** Our caller gave something that cannot be used. What an endpoint does is never an InputError: that is data. */
export class InputError extends Error {
  readonly code: string
  readonly problems: readonly InputProblem[]
  constructor(code: string, message: string, problems: readonly InputProblem[] = []) {
    super(message)
    this.name = 'InputError'
    this.code = code
    this.problems = problems
  }
}

/** The thing our caller named does not exist (any more). */
export class NotFoundError extends Error {
  readonly code = 'not-found'
  constructor(message: string) {
    super(message)
    this.name = 'NotFoundError'
  }
}

/** The thing exists in a state that does not allow what was asked (a stale version, a closed session). */
export class ConflictError extends Error {
  readonly code: string
  constructor(code: string, message: string) {
    super(message)
    this.name = 'ConflictError'
    this.code = code
  }
}

/** One of our own bounds was reached; the message names the bound. */
export class LimitError extends Error {
  readonly code: string
  constructor(code: string, message: string) {
    super(message)
    this.name = 'LimitError'
    this.code = code
  }
}

/** The caller may not do this. */
export class PolicyError extends Error {
  readonly code: string
  constructor(code: string, message: string) {
    super(message)
    this.name = 'PolicyError'
    this.code = code
  }
}
