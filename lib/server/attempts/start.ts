import 'server-only'
import { InputError } from '@/lib/core/errors/errors'
import { type Gained, valuesOf } from '@/lib/core/handshake/before-step'
import type { RequestDraft } from '@/lib/core/handshake/draft'
import { renewableRedactor } from '@/lib/core/handshake/renewable-redactor'
import { JUDGED_BY } from '@/lib/core/report/judged-by'
import { createReporter } from '@/lib/core/report/reporter'
import { TIMEOUTS } from '@/lib/core/transcript/limits'
import type { Caller } from '@/lib/server/auth/authorise'
import { maskedDraft, redactorOf } from '@/lib/server/drafts/masked'
import type { PreparedDraft } from '@/lib/server/drafts/prepare'
import { prepareWithSamples } from '@/lib/server/drafts/prepare-step'
import { restoreKept } from '@/lib/server/drafts/restore-kept'
import { withEnvironment } from '@/lib/server/environments/resolve'
import { watchExpectations } from '@/lib/server/expectations/watch'
import { type Chain, chain } from '@/lib/server/net/chain'
import type { Connection } from '@/lib/server/net/connection'
import { openConnection } from '@/lib/server/net/open-connection'
import { monotonic } from '@/lib/server/platform/clock'
import { outsideRequests } from '@/lib/server/platform/outside-requests'
import { networkPolicy } from '@/lib/server/policy/network-policy'
import { practiceAddress } from '@/lib/server/practice-endpoints'
import { createAttempt } from '@/lib/server/store/create-attempt'
import { readCookieJar, writeCookieJar } from '@/lib/server/store/environments/cookie-jars'
import { keepGained } from '@/lib/server/store/keep-gained'
import { keySeenBefore } from '@/lib/server/store/key-seen-before'
import { openRecorder } from '@/lib/server/store/open-recorder'
import { readProfile } from '@/lib/server/store/profiles/read-profile'
import { beforeSteps } from './before-steps'
import { assertConnectRate, auditConnect } from './connect-audit'
import { followRedirects } from './follow-redirects'
import { hearMessages } from './hear-messages'
import { assertRoom, register } from './hub'
import { keyHash } from './key-hash'
import { ownListeners } from './listeners'
import { reporterMeta } from './reporter-meta'
import { type LiveSession, runSession, type Way } from './session'

export type StartInput = { readonly request: RequestDraft; readonly profileId?: string; readonly environmentId?: string }

/**
 * Starts one handshake attempt: its row is committed when this returns, dialling has begun, and what happens next is for the
 * session to tell. Throws InputError, NotFoundError (a profile or record that is not there), LimitError.
 */
export function startAttempt(caller: Caller, input: StartInput, repeatOf: string | null = null): LiveSession {
  assertRoom()
  assertConnectRate(caller)
  return outsideRequests(() => start(caller, input, repeatOf))
}

function start(caller: Caller, input: StartInput, repeatOf: string | null): LiveSession {
  const { workspaceId, personId } = caller
  const profileId = input.profileId === undefined ? null : readProfile(workspaceId, input.profileId).id
  const { keptFrom: _, ...written } = restoreKept(caller, input.request)
  const composed = withEnvironment(caller, input.environmentId, written)
  const keeps = composed.keepCookies === true && (composed.before ?? []).length > 0
  const kept = keeps ? readCookieJar(caller, input.environmentId ?? null) : []
  const exactDraft =
    kept.length === 0 ? composed : { ...composed, gained: kept.map(({ value }) => ({ variable: null, value, secret: true })) }
  const prepared = prepareWithSamples(exactDraft)
  const { url, target, network, session } = prepared
  const extractions = exactDraft.session?.extract ?? []
  const practice = practiceAddress()
  if (target.scheme === 'practice' && practice === null) {
    throw new InputError('practice-not-running', 'The practice endpoints do not run', [
      { path: 'request.url', message: 'The practice endpoints do not run' },
    ])
  }
  const redactor = renewableRedactor(redactorOf(exactDraft))
  const draft = maskedDraft(exactDraft)
  const timeouts = { ...TIMEOUTS, ...network.timeouts }
  const begun = monotonic()
  const now = () => monotonic() - begun
  const policy = networkPolicy()
  const open = ({ target, network, request, fields, pacing }: PreparedDraft, hop: number) =>
    openConnection({ target, network, timeouts, request, fields, pacing, ownListeners: ownListeners(), practice, policy, now, hop })
  const way: Way = { session, variables: exactDraft.variables ?? {}, follow: null, changed: () => {} }
  const following = (connection: Chain, exact: RequestDraft, handshake: PreparedDraft, first: number) => {
    if ((network.maxRedirects ?? 0) > 0) way.follow = followRedirects({ connection, exact, prepared: handshake, open, now, first })
  }
  /** What an attempt gains on its way: kept before anything of it is shown. */
  let gained = (_exact: RequestDraft) => {}
  let ofSteps = exactDraft
  const steps =
    (exactDraft.before ?? []).length === 0
      ? null
      : beforeSteps({
          exact: exactDraft,
          kept,
          keep: (jar) => keeps && writeCookieJar(caller, input.environmentId ?? null, jar),
          open,
          now,
          gained(exact) {
            ofSteps = exact
            gained(exact)
          },
          handshake(exact, handshake, hop) {
            way.session = handshake.session
            following(connection, exact, handshake, hop)
          },
        })
  const begins = steps?.first() ?? null
  const connection = chain(begins?.connection ?? open(prepared, 0), begins === null ? [] : [begins.fact])
  if (steps === null) following(connection, exactDraft, prepared, 0)
  const port = target.scheme === 'practice' ? (practice?.port ?? 0) : target.port
  // Nothing is dialled before this turn of the event loop ends: the row is committed first.
  const row = orAbort(connection, () =>
    createAttempt({
      workspaceId,
      createdById: personId,
      profileId,
      repeatOf,
      draft,
      exactDraft,
      url: redactor.url(url),
      host: target.host,
      port,
      tls: target.tls,
      rulesVersion: JUDGED_BY,
      keyHash: keyHash(prepared.request),
    }),
  )
  const recorder = openRecorder(row.id, row.dataKey, {
    onPressure: (behind) => (behind ? connection.pause() : connection.resume()),
    onTrouble: () => way.changed(),
  })
  const { id, createdAt } = row
  const keySeen = keySeenBefore(workspaceId, id)
  const given = { keySeen, id, createdAt, profileId, repeatOf, name: null, note: null, pinned: false, draft, port }
  const reporter = createReporter({ ...reporterMeta(given, exactDraft), redactor, listens: extractions.length > 0 })
  let known = exactDraft
  const hear = (heard: readonly Gained[]) => gained({ ...ofSteps, gained: [...(ofSteps.gained ?? []), ...heard] })
  gained = (exact) => {
    keepGained(id, row.dataKey, exact)
    known = exact
    way.variables = { ...exact.variables, ...valuesOf(exact.gained ?? []) }
    const { url, target } = reporterMeta({ ...given, port }, exact)
    redactor.become(redactorOf(exact))
    reporter.renew({ url, target })
    way.changed()
  }
  const started = runSession({
    id,
    workspaceId,
    reporter,
    recorder,
    connection,
    way,
    look: steps?.look ?? null,
    hearing: extractions.length === 0 ? null : hearMessages(extractions, hear),
    closingMs: timeouts.closing,
    judged: (fact) => auditConnect(caller, row.id, fact),
    watch: (watched) => watchExpectations(id, row.dataKey, known, watched),
  })
  register(started)
  return started
}

function orAbort<Result>(connection: Connection, work: () => Result): Result {
  try {
    return work()
  } catch (error) {
    connection.abort()
    throw error
  }
}
