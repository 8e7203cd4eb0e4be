import 'server-only'
import { latin1Encode } from '@/lib/core/bytes/latin1'
import { LimitError } from '@/lib/core/errors/errors'
import { createRedactor } from '@/lib/core/handshake/redactor'
import { bannerRequest, readBanner } from '@/lib/core/jenkins/banner'
import { controllerOf, protocolsOf } from '@/lib/core/jenkins/controller'
import { diagnoseTcp, tcpSummary } from '@/lib/core/jenkins/diagnose-tcp'
import { advertisedIdentity, isListener, type TcpObservation } from '@/lib/core/jenkins/observation'
import type { ProbeView } from '@/lib/core/jenkins/probe-view'
import { agentProtocol, greeting } from '@/lib/core/jenkins/protocols'
import { ownListeners } from '@/lib/server/attempts/listeners'
import { monotonic, now as wallClock } from '@/lib/server/platform/clock'
import { singleton } from '@/lib/server/platform/singleton'
import { networkPolicy } from '@/lib/server/policy/network-policy'
import { practiceAddress } from '@/lib/server/practice-endpoints'
import { ask, connectTo, isFailure, listen, type ProbeContext } from './ask'
import { askJnlp4, type ProbeIntent } from './ask-jnlp4'
import { askKafka } from './ask-kafka'
import { askPage } from './ask-page'
import { type ProbeInput, type ProbePlan, probePlan } from './probe-input'
import { type StepRecords, stepRecords } from './steps'
import { bannerSays, jnlp4Says, pageSays, pingSays, protocolSays } from './words'

/** Probes that run at once in this process. */
const MOST_AT_ONCE = 4
/** A probe ends after this, whatever it still waits for, milliseconds. */
const WHOLE_PROBE_MS = 90_000
/** Whoever knows a name of a protocol and waits for credentials says nothing: so long is listened, milliseconds. */
const SILENCE_MS = 2_500

const running = () => singleton('jenkins-probes', () => ({ count: 0 }))

type Seen = { -readonly [Key in keyof TcpObservation]: TcpObservation[Key] }

/**
 * Probes a Jenkins TCP agent listener: what the controller's pages tell (with a Jenkins URL), GET, Ping, JNLP4-connect with a dry run of
 * the credentials, and each other protocol by name. No node comes online. Throws InputError and LimitError; what the other side does is
 * the answer. Secrets are masked in all of it.
 */
export async function probeTcp(input: ProbeInput, signal: AbortSignal): Promise<ProbeView> {
  const plan = probePlan(input)
  const probes = running()
  if (probes.count >= MOST_AT_ONCE) throw new LimitError('too-many-probes', `${MOST_AT_ONCE} probes are running: wait until one has ended`)
  probes.count += 1
  try {
    return await run(plan, AbortSignal.any([signal, AbortSignal.timeout(WHOLE_PROBE_MS)]))
  } finally {
    probes.count -= 1
  }
}

async function run(plan: ProbePlan, signal: AbortSignal): Promise<ProbeView> {
  const startedAt = wallClock().toISOString()
  const begun = monotonic()
  const now = () => monotonic() - begun
  const { host, port, credentials, answerMs } = plan
  const context: ProbeContext = {
    ownListeners: ownListeners(),
    practice: practiceAddress(),
    policy: networkPolicy(),
    connectMs: Math.max(answerMs, 1_000),
    signal,
    now,
  }
  const steps = stepRecords(now)
  const seen: Seen = {
    host,
    port,
    address: null,
    ourAddress: null,
    nodeName: credentials?.nodeName ?? null,
    failure: null,
    banner: null,
    ping: null,
    tlsFirst: null,
    protocols: [],
    jnlp4: null,
    advertised: [],
  }
  await pages(plan, seen, steps, context)
  await firstWords(plan, seen, steps, context)
  const cookies = await conversations(plan, seen, steps, context)
  const kafka =
    plan.kafka && (await askKafka(plan.kafka, steps.begin('kafka', 'Kafka (legacy): the topic of the agent'), context, answerMs))

  const redactor = createRedactor([...(credentials ? [credentials.secret] : []), ...cookies])
  const diagnoses = diagnoseTcp(seen).map((one) => ({
    ...one,
    title: redactor.text(one.title),
    cause: redactor.text(one.cause),
    remedy: redactor.text(one.remedy),
    evidence: one.evidence.map(({ text, step }) => ({ text: redactor.text(text), step })),
  }))
  return {
    host,
    port,
    startedAt,
    ms: Math.round(now()),
    summary: redactor.text(signal.aborted ? `The probe was stopped. ${tcpSummary(seen, diagnoses)}` : tcpSummary(seen, diagnoses)),
    outcome: outcomeOf(seen, signal),
    steps: steps.view(redactor),
    controller: controllerOf(seen),
    protocols: protocolsOf(seen),
    diagnoses,
    warnings: plan.warnings,
    kafka: kafka && { ...kafka, says: redactor.text(kafka.says) },
  }
}

/** What the controller's pages tell; the login page where the listener's own does not tell the identity. */
async function pages({ jenkins, answerMs }: ProbePlan, seen: Seen, steps: StepRecords, context: ProbeContext): Promise<void> {
  if (jenkins === null) return
  for (const page of ['tcpSlaveAgentListener', 'login'] as const) {
    if (
      context.signal.aborted ||
      (page === 'login' && (seen.advertised.some(({ failure }) => failure !== null) || advertisedIdentity(seen) !== null))
    )
      return
    const step = steps.begin(
      page === 'login' ? 'advertised-login' : 'advertised',
      page === 'login' ? `${jenkins.shown}login` : `${jenkins.shown}tcpSlaveAgentListener/`,
    )
    const told = await askPage(jenkins, page, step, context, answerMs)
    seen.advertised = [...seen.advertised, told]
    step.end(...pageSays(told))
  }
}

/** GET and Ping; TLS from the first octet where neither is understood. */
async function firstWords({ host, port, answerMs }: ProbePlan, seen: Seen, steps: StepRecords, context: ProbeContext): Promise<void> {
  const where = { host, port }
  const authority = host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`
  const request = latin1Encode(bannerRequest(asciiOf(authority)))
  const get = steps.begin('banner', 'GET / on the agent port')
  const banner = await ask(where, request, get, context, { ms: answerMs, whole: () => false })
  seen.failure = banner.failure
  const http = readBanner(banner.bytes)
  seen.banner = banner.failure === null ? { ...banner, http } : null
  seen.ourAddress = banner.localAddress
  seen.address = banner.remoteAddress
  get.end(...bannerSays(banner, http))
  if (banner.failure !== null) return
  const understood = isListener(seen)
  if (!understood && banner.answer.kind !== 'silence') {
    steps.skip('ping', 'Ping', 'Not asked: what answers GET is no agent listener')
  } else {
    const step = steps.begin('ping', 'Ping')
    const ping = await ask(where, greeting('Ping') ?? new Uint8Array(), step, context, { ms: Math.min(answerMs, SILENCE_MS) })
    seen.ping = ping
    step.end(...pingSays(ping))
  }
  if (isListener(seen) || context.signal.aborted || !['silence', 'tls-alert', 'http', 'other'].includes(banner.answer.kind)) return
  const step = steps.begin('tls-first', 'TLS from the first octet')
  const line = await connectTo(where, step, context)
  if (isFailure(line)) return step.end('failed', `Not connected: ${line.detail}`)
  const secured = await line.secure({}, Math.min(answerMs, SILENCE_MS * 2))
  if (!secured.ok) {
    seen.tlsFirst = { ok: false, detail: secured.mishap.detail, banner: null }
    return step.end('noticed', `No TLS: ${secured.mishap.detail}`)
  }
  step.sent(request, 'tls')
  await line.write(request)
  const { bytes } = await listen(line, step, 'tls', context, { ms: answerMs, whole: () => false })
  line.close()
  const inside = readBanner(bytes)
  const detail = inside === null ? 'nothing that is HTTP came' : inside.statusLine
  seen.tlsFirst = { ok: true, detail, banner: inside }
  step.end('failed', `A TLS handshake succeeded (${secured.data.version ?? 'unknown version'}), and inside it ${detail}`)
}

/** JNLP4-connect as far as the input allows, and each other protocol by name; gives cookies the controller told, which are secrets. */
async function conversations(plan: ProbePlan, seen: Seen, steps: StepRecords, context: ProbeContext): Promise<string[]> {
  const { host, port, credentials, answerMs } = plan
  const where = { host, port }
  const reason = notAsked(seen)
  const cookies: string[] = []
  const identity = advertisedIdentity(seen)
  for (const name of plan.protocols) {
    const isJnlp4 = name === 'JNLP4-connect'
    const id = isJnlp4 ? 'jnlp4' : `protocol:${name}`
    const title = isJnlp4 && credentials ? `${name}: dry run for ${credentials.nodeName}` : name
    if (reason !== null || context.signal.aborted) {
      steps.skip(id, title, reason ?? 'The probe was stopped')
      continue
    }
    const step = steps.begin(id, title)
    if (!isJnlp4) {
      const asked = await ask(where, greeting(name) ?? new Uint8Array(), step, context, { ms: Math.min(answerMs, SILENCE_MS) })
      const protocol = { ...asked, name }
      seen.protocols = [...seen.protocols, protocol]
      step.end(...protocolSays(protocol, agentProtocol(name)))
      continue
    }
    const intent: ProbeIntent = credentials ? { kind: 'dry-run', ...credentials } : { kind: 'look' }
    const limits = { answerMs, tlsMs: Math.max(answerMs, 1_000) }
    const told = await askJnlp4({ where, intent, identity, limits }, step, context)
    cookies.push(...told.cookies)
    seen.jnlp4 = told.seen
    step.end(...jnlp4Says(told.seen, identity))
    if (told.seen.failure?.phase !== 'tls' || told.seen.tls !== null || context.signal.aborted) continue
    const again = steps.begin('jnlp4-old-tls', 'JNLP4-connect with TLS 1.0 or 1.1')
    const old = await askJnlp4({ where, intent: { kind: 'look' }, identity, limits, minTls: '1.0' }, again, context)
    cookies.push(...old.cookies)
    const version = old.seen.tls?.version ?? null
    const isOld = version === 'TLSv1' || version === 'TLSv1.1'
    seen.jnlp4 = { ...told.seen, onlyOldTls: isOld }
    again.end(isOld ? 'failed' : 'noticed', isOld ? `It came about with ${version}` : 'That does not come about either')
  }
  return cookies
}

/** Why protocols are not asked for by name; null where they are. */
function notAsked(seen: TcpObservation): string | null {
  if (seen.failure !== null) return 'Not asked: the port was not reached'
  return isListener(seen) ? null : 'Not asked: nothing showed an agent listener'
}

function outcomeOf(seen: TcpObservation, signal: AbortSignal): ProbeView['outcome'] {
  if (signal.aborted) return 'stopped'
  if (seen.failure !== null) return seen.failure.code === 'blocked' ? 'blocked' : 'unreachable'
  if (seen.jnlp4?.verdict?.kind === 'accepted') return 'accepted'
  if (seen.jnlp4?.verdict?.kind === 'refused') return 'refused'
  return isListener(seen) ? 'listener' : 'not-listener'
}

/** A Host field is ASCII; what is not is left for the resolver alone. */
function asciiOf(authority: string): string {
  return /^[\x21-\x7e]+$/.test(authority) ? authority : 'localhost'
}
