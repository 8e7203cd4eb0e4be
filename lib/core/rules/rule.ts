import type { ArtifactKey, Artifacts } from '../artifacts/artifacts'
import type { Place } from '../bytes/span'
import type { SectionId } from '../spec/sections'
import type { SessionStep } from './session-steps'

/** Norm: what the RFC's sentence demands of whoever it binds. `practice` is no RFC demand but measured experience. */
export type Level = 'must' | 'should' | 'practice'
/** What breaking it does: a conforming client fails the connection, clients go on, or nothing follows. */
export type Effect = 'clients-fail' | 'clients-tolerate' | 'none'
export type Outcome = 'pass' | 'fail' | 'not-applicable' | 'unknown'

export type RuleResult<Reason extends string = string> =
  | {
      readonly outcome: 'pass'
      readonly because: Reason
      readonly at: readonly Place[]
      readonly values?: Readonly<Record<string, string | undefined>>
    }
  | {
      readonly outcome: 'fail'
      readonly because: Reason
      readonly at: readonly Place[]
      readonly values?: Readonly<Record<string, string | undefined>>
    }
  | { readonly outcome: 'not-applicable'; readonly because: Reason }

/**
 * One conversation a rule is shown with. Heads are written as lists of lines without their CRLF (the blank line is added);
 * a string is taken verbatim as Latin-1 octets instead. `url` and `request` default to `SAMPLE_URL` and `SAMPLE_REQUEST`; an
 * empty line in `response` ends an interim head.
 */
export type Example<Reason extends string = string> = {
  readonly name: string
  readonly because: Reason
  readonly url?: string
  readonly request?: readonly string[] | string
  readonly response?: readonly string[] | string
  readonly body?: string
  /** What happened after the 101; then the answer is by default the sample's. */
  readonly session?: readonly SessionStep[]
  readonly artifacts?: Partial<Artifacts>
  /** The texts that must be marked, in order, of frames their header in hexadecimal; checked by the rule tester. */
  readonly marks?: readonly string[]
}

/**
 * Data plus one check. `check` sees only what `requires`, `anyOf` and `uses` name; `judge` answers `unknown` for it while a
 * required artifact, or every one of `anyOf`, is absent. One sentence of an RFC is one rule; the rule's id is its path under `lib/core/rules`.
 */
export type Rule<K extends ArtifactKey = ArtifactKey, O extends ArtifactKey = ArtifactKey, Reason extends string = string> = {
  readonly id: string
  /** The rows of the catalogue of checks it covers, such as `H-050`; none where it is ours alone. */
  readonly catalogue?: readonly string[]
  /** A statement of fact when it passes: "Upgrade names websocket". */
  readonly title: string
  /** A statement of fact when it fails: "Upgrade does not name websocket". */
  readonly failureTitle: string
  readonly section: SectionId
  /** What the cited sentence demands, in our own words. */
  readonly says?: string
  readonly level: Level
  readonly effect: Effect
  readonly requires: readonly K[]
  /** At least one of these has to be there too: a phase that was reached, or the failure that came instead. */
  readonly anyOf?: readonly O[]
  readonly uses?: readonly O[]
  /** One sentence a reason, `{name}` filled from `values`. Seen first, then expected. */
  readonly reasons: Readonly<Record<Reason, string>>
  check(artifacts: Pick<Artifacts, K> & Partial<Pick<Artifacts, O>>): RuleResult<Reason>
  /** What to change, one or two sentences. */
  readonly advice: string
  /** Instead of `advice` where a reason calls for another; `{name}` is filled as in `reasons`. */
  readonly adviceFor?: Readonly<Partial<Record<Reason, string>>>
  readonly examples: {
    readonly pass: readonly Example<Reason>[]
    readonly fail: readonly Example<Reason>[]
    readonly notApplicable?: readonly Example<Reason>[]
  }
}

/** Every artifact a rule may look at. */
export function artifactsOf(rule: Pick<Rule, 'requires' | 'anyOf' | 'uses'>): readonly ArtifactKey[] {
  return [...rule.requires, ...(rule.anyOf ?? []), ...(rule.uses ?? [])]
}

/** Whether a rule, by its id, speaks of what we sent. No client judges its own request: such a rule never makes one fail. */
export function isOfOurRequest(id: string): boolean {
  return id.startsWith('request/') || id.startsWith('http2/request-')
}

/** Whether a rule, by its id, speaks of frames: of a session, which no answer to a handshake decides. */
export function isOfFrames(id: string): boolean {
  return id.startsWith('frames/')
}

/** Whether a rule, by its id, speaks of frames we sent. */
export function isOfOurFrames(id: string): boolean {
  return id.startsWith('frames/sent-')
}

/** Declares a rule; the identity function, for its types. */
export function rule<const K extends ArtifactKey, const Reason extends string, const O extends ArtifactKey = never>(
  definition: Rule<K, O, Reason>,
): Rule<K, O, Reason> {
  return definition
}

/** One rule's word on one conversation. */
export type Verdict = {
  readonly rule: string
  readonly outcome: Outcome
  readonly level: Level
  readonly effect: Effect
  readonly section: SectionId
  /** The rule's title or failureTitle, by outcome. */
  readonly title: string
  /** The code, for branching. */
  readonly reason: string | null
  /** The sentence, values filled in. */
  readonly because: string
  readonly at: readonly Place[]
  readonly advice: string | null
}
