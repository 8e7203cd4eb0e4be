import type { AgentJnlp } from './agent-jnlp'
import type { CheckId, Judged } from './judge-check'

/** One check of a controller as it is told. */
export type CheckView = {
  readonly id: CheckId
  readonly title: string
  readonly sideEffect: string
  readonly state: Judged['state'] | 'skipped'
  readonly says: string
  readonly advice: string | null
  /** The attempt it was, recorded like any other; null where it was left out. */
  readonly attemptId: string | null
  readonly status: number | null
}
export type ChecksView = {
  /** The Jenkins URL that was looked at. */
  readonly root: string
  readonly checks: readonly CheckView[]
  /** How the node is set up, from its encrypted jenkins-agent.jnlp; null where that could not be read. */
  readonly configured: AgentJnlp | null
}
