import 'server-only'
import { InputError } from '@/lib/core/errors/errors'
import { check } from '@/lib/server/http/read-input'
import { type AttemptLine, attemptLine } from './file-format'

/** What is in a file of ours stands a dozen deep. */
const MOST_DEPTH = 64
const WEB = /^https?:\/\//i
const AHEAD_MS = 24 * 60 * 60 * 1000

/** The JSON value of a line. Throws InputError: what is wrong with it, in words. */
export function lineValue(octets: Uint8Array): unknown {
  let value: unknown
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(octets))
  } catch (error) {
    // The engine's own message quotes the line.
    throw new InputError('not-json', error instanceof TypeError ? 'It is not UTF-8' : 'It is no JSON: the line was cut off or changed')
  }
  if (isDeep(value)) throw new InputError('too-deep', `It is nested more than ${MOST_DEPTH} deep`)
  return value
}

function isDeep(value: unknown): boolean {
  let level: unknown[] = [value]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > MOST_DEPTH) return true
    level = level.flatMap((one) => (typeof one === 'object' && one !== null ? Object.values(one) : []))
  }
  return false
}

/** An attempt of a line. Throws InputError: which field is wrong, and what was expected. */
export function readAttemptLine(value: unknown, now: number): AttemptLine {
  const line = check(attemptLine, value)
  const { attempt } = line
  if (Date.parse(attempt.createdAt) > now + AHEAD_MS)
    throw new InputError('in-the-future', `createdAt is ${attempt.createdAt}, which has not come yet: look at the clock of either machine`)
  const odd = attempt.verdicts.map(({ sectionUrl }) => sectionUrl).find((url) => !WEB.test(url))
  if (odd !== undefined) throw new InputError('bad-link', `It links to ${JSON.stringify(odd.slice(0, 40))}: expected addresses of the web`)
  return line
}
