import 'server-only'
import type { Action } from './actions'
import { roleMay } from './actions'

/** What a token of a script may do within the role of the person it acts as. */
export const SCOPES = ['read', 'run', 'full'] as const
export type Scope = (typeof SCOPES)[number]

/** What connects, sends and runs, beside reading. */
const RUN: ReadonlySet<Action> = new Set<Action>(['attempts.create', 'attempts.control', 'profiles.run', 'ladder.run', 'jenkins.probe'])
/** What decides over people is done by people: a token that leaks must not make another. */
const NEVER: ReadonlySet<Action> = new Set<Action>([
  'members.write',
  'invitations.write',
  'tokens.write',
  'me.write',
  'policy.write',
  'attempts.export-secrets',
  'storage.write',
  'storage.download',
  'storage.restore',
])

/** Whether a token of this scope may do it, whoever it acts as. */
export function scopeAllows(scope: Scope, action: Action): boolean {
  if (NEVER.has(action)) return false
  if (scope === 'full') return true
  return roleMay('viewer', action) || (scope === 'run' && RUN.has(action))
}
