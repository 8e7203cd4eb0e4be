import { closeCode } from '../spec/close-codes'
import { duration, quoted } from '../spec/words'
import type { CloseSeen, Story } from './story'
import { streamEnd } from './stream-end'
import type { CloseView } from './view'

const NO_STATUS = 1005
const ABNORMAL = 1006
const TLS_FAILURE = 1015

/**
 * How the session closed, as a browser would report it (RFC 6455 §7.1.5) beside what travelled. null while it stands, and for an
 * attempt that was never opened, except a failed TLS handshake.
 */
export function closeView(story: Story): CloseView | null {
  if (story.failure?.phase === 'tls' || (story.failure?.code === 'tls-alert' && story.firstByteAt === null)) return tlsFailure(story)
  if (story.openAt === null) return null
  const { received, sent } = story.close
  const { ended } = story
  if (received !== null) return closeFrame(story, received)
  if (ended === null) return null
  return {
    code: ABNORMAL,
    codeName: closeCode(ABNORMAL).name,
    reportedLocally: true,
    reason: '',
    by: ended.by,
    how: ended.how,
    wireCode: sent?.code ?? null,
    explanation: withoutClose(story),
  }
}

function tlsFailure(story: Story): CloseView {
  const alert = story.failure?.code === 'tls-alert'
  return {
    code: TLS_FAILURE,
    codeName: closeCode(TLS_FAILURE).name,
    reportedLocally: true,
    reason: '',
    by: alert ? 'endpoint' : story.failure?.code === 'aborted' ? 'us' : 'unknown',
    how: story.failure?.code === 'tls-timeout' ? 'timeout' : story.failure?.code === 'aborted' ? 'abort' : alert ? 'tls-alert' : 'fin',
    wireCode: null,
    explanation: `The TLS handshake failed (${story.failure?.detail ?? ''}), so no WebSocket message could travel: 1015 is reported locally, never sent.`,
  }
}

function closeFrame(story: Story, received: CloseSeen): CloseView {
  const first = story.closedFirst === 'sent' ? (story.close.sent ?? received) : received
  // §7.4: a code that must not travel, or a payload that is no legal one, makes a browser fail the connection.
  const code = received.malformed ? ABNORMAL : (received.code ?? NO_STATUS)
  return {
    code,
    codeName: closeCode(code).name,
    reportedLocally: received.malformed || received.code === null,
    reason: received.reason,
    by: story.closedFirst === 'sent' ? 'us' : 'endpoint',
    how: 'close-frame',
    wireCode: first.code,
    explanation: `${handshakeSentence(story, received)} ${meaning(received, code)}`,
  }
}

function handshakeSentence(story: Story, received: CloseSeen): string {
  const { sent } = story.close
  if (story.closedFirst === 'sent' && sent)
    return `We sent ${closeText(sent)} and the endpoint answered with ${closeText(received)}${transportEnd(story)}.`
  const answered = sent ? ', we answered it' : ''
  return `The endpoint sent ${closeText(received)}${answered}${transportEnd(story)}.`
}

function closeText({ code, reason }: CloseSeen): string {
  if (code === null) return 'a Close frame without a code'
  return `Close ${code} (${closeCode(code).name})${reason === '' ? '' : `, reason ${quoted(reason)}`}`
}

function transportEnd(story: Story): string {
  const { ended } = story
  if (ended === null) return ''
  const stream = streamEnd(story)
  const what = stream === null ? 'TCP' : 'the HTTP/2 stream'
  if (ended.how === 'timeout') return `, and then did not end ${what} within our limit`
  const who = ended.by === 'us' ? 'we ended' : ended.by === 'endpoint' ? 'it ended' : 'the network ended'
  return `, and ${who} ${what} (${stream ?? howText(ended.how)})`
}

function meaning(received: CloseSeen, code: number): string {
  if (received.malformed) {
    return 'The payload of that Close frame is not legal (RFC 6455 §7.4), so a browser fails the connection and reports 1006, which is reported locally, never sent.'
  }
  if (received.code === null) return 'Without a code in it a browser reports 1005 (No Status Received): reported locally, never sent.'
  return closeCode(code).meaning
}

function withoutClose(story: Story): string {
  const { ended, close } = story
  const endedAt = ended?.at ?? 0
  const after =
    story.lastReceivedAt === null ? ageAfterOpen(story, endedAt) : `${duration(endedAt - story.lastReceivedAt)} after the last frame`
  const sent = close.sent ? `, ${duration(endedAt - close.sent.at)} after our ${closeText(close.sent)} that it did not answer` : ''
  const cut = story.cutOff ? `, inside frame ${story.cutOff.n}` : ''
  const who = subject(story)
  const first = `${who} ${after}${cut}${sent} without a Close frame, so a browser reports 1006 (Abnormal Closure): reported locally, never sent.`
  return [first, heartbeats(story, endedAt)].filter(Boolean).join(' ')
}

function subject(story: Story): string {
  const { ended } = story
  const how = ended?.how ?? 'fin'
  if (how === 'abort') return 'We stopped the connection'
  if (how === 'timeout') return 'Our own time limit ended the connection'
  const stream = streamEnd(story)
  if (stream !== null)
    return `${ended?.by === 'us' ? 'We' : 'The endpoint'} ${how === 'rst' ? 'reset' : 'ended'} the HTTP/2 stream (${stream})`
  const verb = how === 'rst' ? 'reset TCP (RST)' : how === 'tls-alert' ? 'ended TLS with an alert' : 'ended TCP (FIN)'
  if (ended?.by === 'us') return `We ${verb}`
  if (ended?.by === 'network') return `The network failed and ended TCP (${howText(how)})`
  return ended?.by === 'endpoint' ? `The endpoint ${verb}` : `The connection was ended (${howText(how)})`
}

function ageAfterOpen(story: Story, endedAt: number): string {
  return `${duration(endedAt - (story.openAt ?? endedAt))} after the ${story.response?.head.start.status ?? 101} and before any frame`
}

/** Whether pings went to and fro tells a dead peer from one that chose to end. */
function heartbeats(story: Story, endedAt: number): string {
  const ping = story.pings.received
  const pong = story.pongs.sent
  if (ping !== null) {
    const answer = pong !== null && pong >= ping ? `answered ${duration(pong - ping)} later` : 'not answered by us'
    return `Its last ping came ${duration(endedAt - ping)} before the end and was ${answer}.`
  }
  const ours = story.pings.sent
  if (ours === null) return 'No ping was seen in either direction.'
  const reply = story.pongs.received
  const answer = reply !== null && reply >= ours ? `answered ${duration(reply - ours)} later` : 'not answered'
  return `Our last ping went out ${duration(endedAt - ours)} before the end and was ${answer}.`
}

function howText(how: NonNullable<Story['ended']>['how']): string {
  return { fin: 'FIN', rst: 'RST', 'tls-alert': 'TLS alert', timeout: 'time limit', abort: 'stopped' }[how]
}
