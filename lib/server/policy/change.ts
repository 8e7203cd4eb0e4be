import 'server-only'
import { readPolicyEntry } from '@/lib/core/address/network-policy'
import { InputError, type InputProblem } from '@/lib/core/errors/errors'
import type { SignedIn } from '@/lib/server/auth/caller'
import { writeSetting } from '@/lib/server/store/settings/settings'
import { audit } from '@/lib/server/team/audit'
import { forgetPolicy, POLICY_SETTING, type SetPolicy } from './network-policy'

/** Sets where this installation may connect. Throws InputError that names each entry which is none. */
export function changePolicy(caller: SignedIn, policy: SetPolicy): void {
  const problems = [...problemsOf('allow', policy.allow, false), ...problemsOf('deny', policy.deny, true)]
  const [first] = problems
  if (first !== undefined) throw new InputError('invalid-input', `${first.path}: ${first.message}`, problems)
  const set: SetPolicy = { base: policy.base, allow: [...policy.allow], deny: [...policy.deny] }
  writeSetting(caller.workspaceId, POLICY_SETTING, set, caller.personId)
  forgetPolicy()
  audit(caller, 'policy.change', set.base, { allow: set.allow.join(' '), deny: set.deny.join(' ') })
}

/** A name cannot be allowed: where it leads is up to whoever runs its name server. */
function problemsOf(list: string, entries: readonly string[], names: boolean): readonly InputProblem[] {
  const forms = names ? 'an address, a range or a name' : 'an address or a range'
  return entries.flatMap((text, at) => {
    const entry = readPolicyEntry(text)
    if (entry !== null && (names || entry.kind === 'range')) return []
    const because = entry === null ? '' : ', for a name leads wherever its owner wants'
    return {
      path: `${list}[${at}]`,
      message: `"${text.slice(0, 100)}" is given: expected ${forms} such as 10.0.0.0/8 or 10.0.3.7:443${because}`,
    }
  })
}
