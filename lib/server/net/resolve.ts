import 'server-only'
import { lookup } from 'node:dns'
import { isIP } from 'node:net'
import type { ResolvedAddress } from '../../core/transcript/fact'
import { aborted, failed, type Outcome, resolveFailure, succeeded } from './failure'

export type Resolution = {
  readonly host: string
  readonly family: 4 | 6 | undefined
  readonly timeout: number
  readonly signal: AbortSignal
}

/** The addresses of `host` in the order the system's resolver gives them; a literal address is its own. `timeout` in milliseconds, 0 for none. */
export function resolve(plan: Resolution): Outcome<readonly ResolvedAddress[]> | Promise<Outcome<readonly ResolvedAddress[]>> {
  const { host, family } = plan
  const literal = isIP(host)
  if (literal === 0) return lookUp(plan)
  if (family !== undefined && literal !== family) return failed('no-address', `${host} is not an IPv${family} address`)
  return succeeded([{ address: host, family: literal === 6 ? 6 : 4 }])
}

function lookUp({ host, family, timeout, signal }: Resolution): Promise<Outcome<readonly ResolvedAddress[]>> {
  return new Promise((settle) => {
    // getaddrinfo(3) cannot be cancelled: its late answer is dropped.
    const finish = (outcome: Outcome<readonly ResolvedAddress[]>) => {
      clearTimeout(timer)
      signal.removeEventListener('abort', onAbort)
      settle(outcome)
    }
    const onAbort = () => finish(aborted())
    const timer =
      timeout > 0
        ? setTimeout(() => finish(failed('resolve-timeout', `no answer of the resolver within ${timeout} ms`)), timeout)
        : undefined
    if (signal.aborted) return onAbort()
    signal.addEventListener('abort', onAbort)
    lookup(host, { all: true, order: 'verbatim', verbatim: true, family: family ?? 0 }, (error, addresses) => {
      if (!error) return finish(succeeded(addresses.map(({ address, family }) => ({ address, family: family === 6 ? 6 : 4 }))))
      const mishap = resolveFailure(error)
      if (mishap.code !== 'name-not-found' || family === undefined) return finish({ ok: false, mishap })
      // With a family asked for, resolvers say "not found" of names that only have addresses of the other one.
      lookup(host, { all: true }, (again) =>
        finish(again ? { ok: false, mishap } : failed('no-address', `${host} has no IPv${family} address`)),
      )
    })
  })
}
