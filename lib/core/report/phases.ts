import { counted, duration, endpointText } from '../spec/words'
import type { WaitedFact } from '../transcript/fact'
import type { Phase } from '../transcript/failure'
import type { Story } from './story'
import type { PhaseView } from './view'

/** What the phases need to know besides the story. */
export type PhaseContext = { readonly tls: boolean; readonly proxy: boolean; readonly http2: boolean }

/** The phases of the newest connection, in order, the running or failed one last (skipped ones left out after it). */
export function phaseViews(story: Story, context: PhaseContext): PhaseView[] {
  const views: PhaseView[] = []
  let startedAt = story.startedAt
  const stopAt = story.failure?.at ?? story.ended?.at ?? null
  const failedPhase = story.failure?.phase ?? (story.openAt === null && story.response === null ? (story.ended?.phase ?? null) : null)

  /** Adds a phase that was passed at `at`; false when it was not passed and the list ends here. */
  function passed(phase: Phase, at: number | null, detail: string, waiting = detail): boolean {
    if (at !== null) {
      views.push({ phase, state: 'reached', startedAt, endedAt: at, detail })
      startedAt = at
      return true
    }
    if (stopAt === null) views.push({ phase, state: 'running', startedAt, endedAt: null, detail: waiting })
    else views.push({ phase: failedPhase ?? phase, state: 'failed', startedAt, endedAt: stopAt, detail: stopDetail(story) })
    return false
  }

  const { policy } = story
  if (story.failure?.code === 'blocked') {
    if (story.resolve) passed('resolve', story.resolve.at, resolveDetail(story))
    const detail = policy ? `${endpointText(policy.address ?? policy.host, policy.port)}: ${policy.reason}` : story.failure.detail
    views.push({ phase: 'policy', state: 'failed', startedAt, endedAt: story.failure.at, detail })
    return views
  }
  // A failure of a phase before the ones that were passed cannot be; one after them ends the list where it belongs.
  if (story.resolve !== null || story.connect === null) {
    if (!passed('resolve', story.resolve?.at ?? null, resolveDetail(story))) return views
  }
  if (!passed('connect', story.connect?.at ?? null, connectDetail(story), triedDetail(story))) return views
  if (context.proxy && !passed('proxy', story.proxy?.at ?? null, story.proxy?.data.reply ?? '')) return views
  const tlsAt = story.failure?.phase === 'tls' ? null : (story.tls?.at ?? null)
  if ((context.tls || story.tls) && !passed('tls', tlsAt, tlsDetail(story))) return views
  const http2At = story.failure?.phase === 'http2' ? null : (story.http2?.at ?? null)
  if (context.http2 && !passed('http2', http2At, http2Detail(story), '')) return views
  const written = story.written
  if (!passed('request', written?.at ?? null, counted(written?.data.bytes ?? 0, 'octet'), '')) return views
  const head = story.response?.head.start
  const answered = story.response?.at ?? story.responseFailed?.at ?? null
  if (!story.response && story.responseFailed?.notHttp && answered !== null) {
    views.push({ phase: 'response', state: 'failed', startedAt, endedAt: answered, detail: 'what came is not HTTP' })
    return views
  }
  if (!passed('response', story.response?.at ?? null, head ? `${head.status ?? head.statusSpan.start} ${head.reason}`.trim() : ''))
    return views
  if (story.openAt === null) return views
  const closeAt = story.close.sent?.at ?? null
  const closeBegan = Math.min(closeAt ?? Number.POSITIVE_INFINITY, story.close.received?.at ?? Number.POSITIVE_INFINITY)
  const closing = Number.isFinite(closeBegan)
  const endedAt = closing ? closeBegan : (story.ended?.at ?? null)
  views.push({ phase: 'open', state: endedAt === null ? 'running' : 'reached', startedAt, endedAt, detail: '' })
  if (closing) {
    const over = story.ended?.at ?? null
    views.push({ phase: 'closing', state: over === null ? 'running' : 'reached', startedAt: closeBegan, endedAt: over, detail: '' })
  }
  return views
}

function stopDetail(story: Story): string {
  if (story.failure) return story.failure.detail
  const { ended } = story
  return ended ? `ended by ${ended.by} (${story.http2 ? (ended.detail ?? ended.how) : ended.how})` : ''
}

function http2Detail({ http2 }: Story): string {
  if (!http2) return ''
  return http2.data.enableConnectProtocol ? 'SETTINGS came, extended CONNECT is offered' : 'SETTINGS came without extended CONNECT'
}

function resolveDetail({ resolve }: Story): string {
  return resolve?.data.addresses.map(({ address }) => address).join(', ') ?? ''
}

function connectDetail({ connect, waited }: Story): string {
  if (!connect) return ''
  const { address, port, localAddress, localPort } = connect.data
  const from = localAddress === '' ? '' : ` from ${endpointText(localAddress, localPort)}`
  return `${endpointText(address, port)}${from}${waited ? `, after ${turnText(waited)}` : ''}`
}

/** A client has one opening handshake at a time with an address (RFC 6455 §4.1 item 2). */
function turnText({ ms, gaveUp }: WaitedFact): string {
  return `${duration(ms)} of waiting for another handshake with it${gaveUp ? ', the longest we wait' : ''}`
}

function triedDetail({ tried }: Story): string {
  return tried.map((one) => `${endpointText(one.address, one.port)}: ${one.code}`).join(', ')
}

function tlsDetail({ tls }: Story): string {
  if (!tls) return ''
  const { version, cipher, alpn, verified, error } = tls.data
  const trust = verified ? 'certificate verified' : `certificate not verified${error ? `: ${error}` : ''}`
  return [version, cipher, alpn && `ALPN ${alpn}`, trust].filter(Boolean).join(', ')
}
