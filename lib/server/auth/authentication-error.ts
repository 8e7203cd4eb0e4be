import 'server-only'

/** The caller did not say who they are, or said it wrongly. */
export class AuthenticationError extends Error {
  readonly code: string
  constructor(code: string, message: string) {
    super(message)
    this.name = 'AuthenticationError'
    this.code = code
  }
}
