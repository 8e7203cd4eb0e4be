import { listed, quoted } from '../spec/words'
import { type BeforeStep, EXPECTED_STATUS } from './before-step'

/** Why a step that was answered did not do its part. */
export type StepFailure =
  | { readonly because: 'status'; readonly expected: readonly (number | string)[] }
  /** Nothing stands where a variable was to be taken from. */
  | { readonly because: 'missing'; readonly variable: string; readonly from: string }
  /** A pattern took too long, or could not be tried. */
  | { readonly because: 'pattern'; readonly variable: string; readonly detail: string }
  /** With the values of the steps the next request cannot be composed. */
  | { readonly because: 'next'; readonly detail: string }

/** Whether an answer of this status lets the attempt go on. */
export function statusFits(status: number | null, expect: BeforeStep['expect'] = EXPECTED_STATUS): boolean {
  return status !== null && expect.some((one) => (typeof one === 'number' ? one === status : one.charAt(0) === String(status).charAt(0)))
}

/** "Before step 1 (log in): ". */
export function stepName(index: number, name: string): string {
  return `Before step ${index + 1}${name === '' ? '' : ` (${name})`}`
}

/** What went wrong in one sentence, without which step it was. */
export function stepFailureWords(failure: StepFailure, status: number | null): string {
  switch (failure.because) {
    case 'status':
      return `${status ?? 'no status'}, expected ${listed(failure.expected.map(String)).replace(/ and ([^ ]+)$/, ' or $1')}`
    case 'missing':
      return `${status ?? 'answered'}, and nothing at ${quoted(failure.from)} for {{${failure.variable}}}`
    case 'pattern':
      return `the pattern for {{${failure.variable}}} was given up: ${failure.detail}`
    case 'next':
      return `what it gave makes no request: ${failure.detail}`
    default:
      return failure satisfies never
  }
}
