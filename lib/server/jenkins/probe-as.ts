import 'server-only'
import type { ProbeView } from '@/lib/core/jenkins/probe-view'
import { assertConnectRate } from '@/lib/server/attempts/connect-audit'
import type { SignedIn } from '@/lib/server/auth/caller'
import { audit } from '@/lib/server/team/audit'
import type { ProbeInput } from './probe-input'
import { probeTcp } from './probe-tcp'

/** A probe of a Jenkins TCP agent listener, counted and written down like an attempt. Throws InputError, LimitError. */
export async function probeAs(caller: SignedIn, input: ProbeInput, signal: AbortSignal): Promise<ProbeView> {
  assertConnectRate(caller)
  const view = await probeTcp(input, signal)
  audit(caller, 'jenkins.probe', `${view.host}:${view.port}`, { outcome: view.outcome })
  return view
}
