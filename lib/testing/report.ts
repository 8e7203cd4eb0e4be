import { createRedactor } from '../core/handshake/redactor'
import { parseTarget } from '../core/handshake/target'
import type { Reporter, ReporterMeta } from '../core/report/meta'
import { createReporter } from '../core/report/reporter'
import type { AttemptView } from '../core/report/view'
import type { Fact } from '../core/transcript/fact'
import { type Play, play } from './play'

/** What is known of an attempt in tests; `secrets` are the values to mask. */
export function reporterMeta(change: Partial<ReporterMeta> = {}, secrets: readonly string[] = []): ReporterMeta {
  const url = change.url ?? 'ws://example.com/chat'
  const target = parseTarget(url)
  return {
    id: 'a1',
    createdAt: '2026-11-20T23:59:59.500Z',
    profileId: null,
    repeatOf: null,
    name: null,
    note: null,
    pinned: false,
    draft: { url },
    url,
    target: target.ok ? target.target : null,
    redactor: createRedactor(secrets),
    ...change,
  }
}

/** A conversation played into a reporter. */
export type Report = { readonly reporter: Reporter; readonly conversation: Play; view(): AttemptView }

/** A reporter whose endpoint has been resolved and connected to. */
export function connected(change: Partial<ReporterMeta> = {}, secrets: readonly string[] = []): Report {
  const reporter = createReporter(reporterMeta(change, secrets))
  const conversation = play(reporter)
    .waits(1)
    .happens({ kind: 'reached', phase: 'resolve', data: { host: 'example.com', addresses: [{ address: '192.0.2.1', family: 4 }] } })
    .waits(1)
    .happens({
      kind: 'reached',
      phase: 'connect',
      data: { address: '192.0.2.1', family: 4, port: 80, localAddress: '192.0.2.9', localPort: 50_000 },
    })
  return { reporter, conversation, view: () => reporter.view() }
}

/** The view of stored facts. */
export function replayed(facts: readonly Fact[], change: Partial<ReporterMeta> = {}, secrets: readonly string[] = []): AttemptView {
  const reporter = createReporter(reporterMeta(change, secrets))
  for (const fact of facts) reporter.push(fact)
  return reporter.view()
}
