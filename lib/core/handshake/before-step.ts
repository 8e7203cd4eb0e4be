import type { StatusClass } from './expectation'
import type { HeaderEntry } from './header-entry'

/** Where a value stands in an answer. */
export type ExtractFrom =
  /** A JSON path into the body (`expectations/json-path`). */
  | { readonly json: string }
  /** The first line of a field. */
  | { readonly header: string }
  /** A cookie the answer sets. */
  | { readonly cookie: string }
  /** The first group of the first match in the body, or the whole match where the pattern has no group. */
  | { readonly regex: string }

export type Extraction = {
  /** `{{variable}}` has the value in later steps, in the handshake and in messages. */
  readonly variable: string
  readonly from: ExtractFrom
  /** Its value is masked in every output. */
  readonly secret?: boolean
}

/** An HTTP request that is answered before the opening handshake is composed. */
export type BeforeStep = {
  readonly name: string
  readonly method: string
  /** http or https; may hold `{{name}}`. */
  readonly url: string
  /** Sent as they are; Host, Connection, Content-Length and Cookie are added where there is none. */
  readonly headers?: readonly HeaderEntry[]
  readonly body?: string
  /** Statuses it may be answered with; default 2xx and 3xx. */
  readonly expect?: readonly (number | StatusClass)[]
  readonly extract?: readonly Extraction[]
  /** false: no cookie of the jar is sent with it. */
  readonly cookies?: boolean
}

/**
 * A value taken from each text message of the endpoint that has it. One that is found by a pattern is no secret: the message is shown
 * before the pattern has ended.
 */
export type MessageExtraction = Omit<Extraction, 'from'> & { readonly from: { readonly json: string } | { readonly regex: string } }

/** What a step or a message gave. `variable` is null for the value of a cookie, which is only kept to be masked. */
export type Gained = { readonly variable: string | null; readonly value: string; readonly secret: boolean }

/** What a status has to be by default. */
export const EXPECTED_STATUS = ['2xx', '3xx'] as const satisfies readonly StatusClass[]
export const MOST_STEPS = 10
export const MOST_EXTRACTIONS = 20

type Change = (text: string) => string

/** The texts of a step that are filled, each changed. Header lines are changed by who knows how. */
export function withStepTexts(step: BeforeStep, text: Change): BeforeStep {
  return {
    ...step,
    method: text(step.method),
    url: text(step.url),
    ...(step.body === undefined ? {} : { body: text(step.body) }),
  }
}

/** Names that steps give a value to, each once. */
export function extractedNames(steps: readonly BeforeStep[]): string[] {
  return [...new Set(steps.flatMap(({ extract = [] }) => extract.map(({ variable }) => variable)))]
}

/** The values by variable; of repeated ones the newest. */
export function valuesOf(gained: readonly Gained[]): Record<string, string> {
  return Object.fromEntries(gained.flatMap(({ variable, value }) => (variable === null ? [] : [[variable, value]])))
}
