/** Stored octets that are no transcript we can read; `code` says why. */
export class TranscriptError extends Error {
  readonly code: 'unknown-version' | 'truncated' | 'malformed'
  constructor(code: TranscriptError['code'], message: string) {
    super(message)
    this.name = 'TranscriptError'
    this.code = code
  }
}
