import type { Observed } from '../artifacts/session'
import { ownOrigin } from '../endpoints/asked'
import { type Look, lookAt } from '../endpoints/look'
import { saysWhy } from '../endpoints/packs/generic/own-words'
import { listed } from '../spec/words'
import { isUnasked, reasonOf, type Told } from './reason'
import type { AttemptOutcome, CloseView } from './view'

/** What is known of an attempt of which too little is known. */
export type Unexplained = {
  readonly observed: Observed
  readonly told: Told
  readonly outcome: AttemptOutcome | null
  readonly close: CloseView | null
  /** When the answer or the end was seen, ISO 8601 in UTC. */
  readonly seenAt: string
}

const LADDER = 'Run the ladder: it repeats the request with one change at a time, and the row that is accepted names the cause.'

/** What to capture next, one step a sentence, where no cause is certain or likely; empty where nothing is left to explain. */
export function captureNext({ observed, told, outcome, close, seenAt }: Unexplained): string[] {
  const ended = outcome === 'accepted' && close !== null && isUnasked(close)
  if (outcome === null || outcome === 'blocked' || outcome === 'aborted' || (outcome === 'accepted' && !ended)) return []
  const reason = reasonOf(told, ended ? 'end' : undefined)
  // The words of an answer are quoted as its reason; whether they are the cause is still to be shown.
  if (reason && reason.id !== saysWhy.id) return []
  const look = lookAt(observed)
  const steps = ended ? ofEnd(look) : outcome === 'refused' || outcome === 'invalid' ? ofAnswer(look) : ofSilence(look)
  return [...steps, ...direct(look, told), log(seenAt, outcome)]
}

function ofAnswer(look: Look): string[] {
  const steps: string[] = []
  if (look.body.trim() === '' && look.sent('accept') === null && !look.opened)
    steps.push('The answer has no body. Ask again with Accept: text/plain, then application/json: many servers give their reason only so.')
  if (!look.opened && [400, 401, 403, 404].includes(look.status ?? 0)) steps.push(origin(look))
  steps.push(LADDER)
  return steps
}

function origin(look: Look): string {
  const own = ownOrigin(look)
  return look.sent('origin') === null
    ? `Send it once with Origin${own === null ? '' : `: ${own}`}, as a browser would: this request had none.`
    : 'Send it once without Origin, as programs do: this request had one.'
}

function ofEnd(look: Look): string[] {
  const { session } = look
  const pings = session !== null && session.pings.sent + session.pings.received > 0
  return [
    pings
      ? 'Open two more sessions and note how long each lasts: the same length each time is a limit of something on the way.'
      : 'Open one session with a ping every 20 s and one without: if only the silent one ends, something on the way closes idle connections.',
    'Note how long it lasted and which message was the last, and send that message alone: an error of the application follows the message, a limit the time.',
  ]
}

function ofSilence({ artifacts }: Look): string[] {
  const { failure, target } = artifacts
  switch (failure?.phase) {
    case 'resolve':
      return ['Look the name up on the machine where the client runs: it may ask another resolver than this installation.']
    case 'connect':
      return ['Connect from the machine where the client runs, and to another port of the same host: a firewall treats them differently.']
    case 'proxy':
      return ['Repeat it without the proxy, and with the proxy to another host: one of the two shows which of them is the matter.']
    case 'tls':
      return [
        'Repeat it with verification switched off: the TLS tab then shows the chain, and the answer shows what is behind.',
        'Repeat it with another server name (SNI) and with TLS 1.2 only: terminators choose by both.',
      ]
    default:
      return [
        `Repeat it with ${target?.tls ? 'ws:// on the port for plain text' : 'wss://'}: an endpoint that expects ${target?.tls ? 'no TLS' : 'TLS'} often just hangs up.`,
        'Send a plain GET to the same path: if that is answered, something drops only the upgrade.',
        LADDER,
      ]
  }
}

const MARKS: readonly (readonly [field: string, name: string])[] = [
  ['via', 'Via'],
  ['x-cache', 'X-Cache'],
  ['x-served-by', 'X-Served-By'],
  ['cf-ray', 'CF-RAY'],
  ['x-amz-cf-id', 'X-Amz-Cf-Id'],
  ['x-envoy-upstream-service-time', 'X-Envoy-Upstream-Service-Time'],
]

/** Several layers answer as one: the one behind is asked alone. */
function direct(look: Look, { answeredBy }: Told): string[] {
  if (look.response === null && look.artifacts.failure) return []
  const fronts = answeredBy?.inFront.map(({ product }) => product) ?? []
  const marks = MARKS.filter(([field]) => look.header(field) !== null).map(([, name]) => name)
  const seen = fronts.length > 0 ? `${listed(fronts)} stands in front` : marks.length > 0 ? `${listed(marks)} shows a proxy in front` : null
  const how =
    'repeat it directly to the server behind (connect to, in Network), Host unchanged: what then differs is the work of the proxy.'
  return [seen === null ? `If a proxy stands in front, ${how}` : `${seen}: ${how}`]
}

function log(seenAt: string, outcome: AttemptOutcome): string {
  const found = outcome === 'refused' || outcome === 'accepted' || outcome === 'invalid'
  return found
    ? `Look into the log of the server around ${seenAt} (UTC): it names the reason it did not send.`
    : `Look into the logs of the server and of what stands before it around ${seenAt} (UTC): whether the request arrived there says on which side to search.`
}
