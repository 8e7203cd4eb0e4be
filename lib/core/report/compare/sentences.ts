import { isEarlier } from '../../spec/iso-time'
import { duration } from '../../spec/words'
import type { AttemptView, VerdictView } from '../view'
import { closeText, dialled } from './compare-facts'
import { differsMuch, phaseTimes } from './compare-timings'
import type { ComparedPart, ComparedRow, ComparedSentence, Pair } from './comparison'
import { word } from './row'

/** Sentences of one kind; what is left is counted. */
const MOST_OF_A_KIND = 5

/** Gives the sentences of one kind. */
type Finder = (pair: Pair) => readonly ComparedSentence[]

const one = (part: ComparedPart, text: string): readonly ComparedSentence[] => [{ part, text }]
const NOTHING: readonly ComparedSentence[] = []

const target: Finder = ({ a, b }) => {
  if (a.target.url !== b.target.url) return one('address', `Another URL was asked: ${word(b.target.url)} instead of ${word(a.target.url)}`)
  const [was, is] = [a.proxy?.url ?? null, b.proxy?.url ?? null]
  if (was === is) return NOTHING
  return one(
    'address',
    `It went ${is === null ? 'without a proxy' : `by way of ${word(is)}`} instead of ${was === null ? 'without a proxy' : `by way of ${word(was)}`}`,
  )
}

const address: Finder = ({ a, b, rows }) => {
  const [was, is] = [dialled(a), dialled(b)]
  // Another port alone is what the other URL says already.
  const onlyPort = a.target.url !== b.target.url && a.target.address === b.target.address
  if (was !== null && is !== null && was !== is && !onlyPort) {
    const answered = b.target.address !== null && b.failure?.phase !== 'connect'
    return one('address', `Another address ${answered ? 'answered' : 'was dialled'}: ${word(is)} instead of ${word(was)}`)
  }
  const names = rows.address.find(({ label }) => label === 'Addresses of the name')
  if (names === undefined || names.kind === 'same' || names.eachTime || names.before === null || names.after === null) return NOTHING
  return one('address', `The name leads to other addresses: ${word(names.after)} instead of ${word(names.before)}`)
}

const certificate: Finder = ({ a, b }) => {
  const [was, is] = [a.tls?.chain[0], b.tls?.chain[0]]
  if (was === undefined || is === undefined || was.fingerprint256 === is.fingerprint256) return NOTHING
  const day = is.validFrom.slice(0, 10)
  const between = isEarlier(a.createdAt, is.validFrom) && isEarlier(is.validFrom, b.createdAt)
  const when = between ? `The certificate changed on ${word(day)}` : 'The certificate changed'
  const names = was.subject === is.subject ? '' : `, for ${word(is.subject)} instead of ${word(was.subject)}`
  const issuer = was.issuer === is.issuer ? '' : `, issued by ${word(is.issuer)} instead of ${word(was.issuer)}`
  return one('tls', `${when}: valid from ${word(day)} to ${word(is.validTo.slice(0, 10))}${names}${issuer}`)
}

const tls: Finder = ({ a: { tls: a }, b: { tls: b } }) => {
  if (a === null || b === null) return NOTHING
  const found: string[] = []
  if (a.verified !== b.verified) {
    const why = b.error === null ? '' : `: ${word(b.error)}`
    found.push(b.verified ? 'The certificate is trusted, and was not' : `The certificate is not trusted, and was${why}`)
  }
  if (a.version !== null && b.version !== null && a.version !== b.version)
    found.push(`The TLS version is ${word(b.version)} instead of ${word(a.version)}`)
  if (a.cipher !== null && b.cipher !== null && a.cipher !== b.cipher)
    found.push(`The cipher is ${word(b.cipher)} instead of ${word(a.cipher)}`)
  if (a.alpn !== b.alpn) found.push(`ALPN chose ${word(b.alpn ?? 'nothing')} instead of ${word(a.alpn ?? 'nothing')}`)
  return found.map((text) => ({ part: 'tls', text }))
}

const failure: Finder = ({ a, b }) => {
  const said = ({ failure }: AttemptView) => (failure === null ? null : `${failure.phase}: ${failure.code}`)
  if (said(a) === said(b)) return NOTHING
  if (b.failure === null) return one('answer', `It no longer fails at ${said(a) ?? ''}`)
  return one('answer', `It fails at ${b.failure.phase}: ${word(b.failure.detail || b.failure.code)}`)
}

const author: Finder = ({ a, b }) => {
  const [was, is] = [a.answeredBy?.product, b.answeredBy?.product]
  if (was === is || a.status === null || b.status === null) return NOTHING
  if (is === undefined) return one('answer', `It cannot be told who answered; it was ${word(was ?? '')}`)
  return one('answer', `${word(is)} answered${was === undefined ? ', which did not show before' : ` instead of ${word(was)}`}`)
}

const status: Finder = ({ a, b }) => {
  if (a.status === b.status) return NOTHING
  if (b.status === null) return b.failure === null ? one('answer', `No status came; it was ${a.status}`) : NOTHING
  return one('answer', a.status === null ? `The status is ${b.status}; there was none` : `The status is ${b.status} instead of ${a.status}`)
}

const protocol: Finder = ({ a, b }) => {
  const name = ({ protocol }: AttemptView) => (protocol === 'h2' ? 'HTTP/2' : 'HTTP/1.1')
  return a.protocol === b.protocol ? NOTHING : one('request', `It was asked over ${name(b)} instead of ${name(a)}`)
}

const lines =
  (part: 'request' | 'response'): Finder =>
  ({ a, b, rows }) => {
    // Lines of two different answers differ one and all: only those of the same status are told.
    if (a[part] === null || b[part] === null || (part === 'response' && a.status !== b.status)) return NOTHING
    const told = rows[part].filter((row) => row.kind !== 'same' && !row.eachTime && !(row.moved && row.kind === 'removed'))
    return told.map((row) => ({ part, text: lineSentence(row, part) }))
  }

function lineSentence({ label, kind, before, after, moved }: ComparedRow, part: 'request' | 'response'): string {
  const where = `in the ${part}`
  if (label === 'Body') return 'The body of the response differs'
  if (moved) return `${word(label)} stands at another place ${where}`
  if (kind === 'added') return `${word(label)} added ${where}: ${word(after ?? '')}`
  if (kind === 'removed') return `${word(label)} removed ${where}: ${word(before ?? '')}`
  return `${word(label)} changed ${where}: ${word(after ?? '')} instead of ${word(before ?? '')}`
}

const failing = ({ verdicts }: AttemptView) =>
  new Map(verdicts.filter(({ outcome }) => outcome === 'fail').map((verdict) => [verdict.rule, verdict]))
const gravest = (a: VerdictView, b: VerdictView) => Number(b.effect === 'clients-fail') - Number(a.effect === 'clients-fail')

const rules: Finder = ({ a, b }) => {
  const [was, is] = [failing(a), failing(b)]
  const only = (these: typeof was, those: typeof was) => [...these.values()].filter(({ rule }) => !those.has(rule)).sort(gravest)
  return [
    ...only(is, was).map(({ title, reason }) => `A rule fails that did not: ${word(title)}${reason === null ? '' : ` (${word(reason)})`}`),
    ...only(was, is).map(({ title }) => `A rule no longer fails: ${word(title)}`),
  ].map((text) => ({ part: 'verdicts', text }))
}

const causes: Finder = ({ a, b }) => {
  const sure = ({ diagnoses }: AttemptView) => diagnoses.filter(({ confidence }) => confidence !== 'possible')
  const only = (these: AttemptView, those: AttemptView) => sure(these).filter(({ id }) => !sure(those).some((other) => other.id === id))
  return [
    ...only(b, a).map(({ title }) => `A cause shows that did not: ${word(title)}`),
    ...only(a, b).map(({ title }) => `A cause no longer shows: ${word(title)}`),
  ].map((text) => ({ part: 'diagnoses', text }))
}

const expectations: Finder = ({ a, b }) => {
  const failed = ({ expectations }: AttemptView) =>
    new Map((expectations ?? []).filter(({ outcome }) => outcome === 'fail').map((each) => [each.title, each]))
  const [was, is] = [failed(a), failed(b)]
  return [
    ...[...is.values()]
      .filter(({ title }) => !was.has(title))
      .map(({ sentence }) => `An expectation fails that did not: ${word(sentence)}`),
    ...[...was.values()].filter(({ title }) => !is.has(title)).map(({ title }) => `An expectation no longer fails: ${word(title)}`),
  ].map((text) => ({ part: 'expectations', text }))
}

const close: Finder = ({ a: { close: a }, b: { close: b } }) => {
  if (a === null || b === null) return NOTHING
  if (a.code !== b.code) return one('close', `It closed with ${word(closeText(b))} instead of ${word(closeText(a))}`)
  return a.by === b.by ? NOTHING : one('close', `It was closed by ${WHO[b.by]} instead of ${WHO[a.by]}`)
}
const WHO = { endpoint: 'the endpoint', us: 'us', network: 'the network', unknown: 'an unknown side' } as const

const times: Finder = ({ a, b }) =>
  phaseTimes(a, b)
    .filter(differsMuch)
    .map(({ name, before, after }) => ({
      part: 'timings',
      text: `${name} took ${duration(after ?? 0)} instead of ${duration(before ?? 0)}`,
    }))

const messages: Finder = ({ a, b, rows }) => {
  const [was, is] = [a.counts.framesReceived, b.counts.framesReceived]
  const opened = a.outcome === 'accepted' && b.outcome === 'accepted'
  if (!opened) return NOTHING
  if (was > 0 && is === 0) return one('frames', `No frame came; there were ${was}`)
  if (was === 0 && is > 0) return one('frames', `Frames came, ${is} of them; there were none`)
  const first = rows.frames.find(({ label }) => label === 'Message received')
  return first === undefined || first.kind === 'same' ? NOTHING : one('frames', 'The first message that came differs')
}

/** In the order in which they are told: what most likely explains another outcome first. */
const FINDERS: readonly (readonly [finder: Finder, more: string])[] = [
  [target, 'differences of the target'],
  [address, 'differences of the address'],
  [certificate, 'differences of the certificate'],
  [tls, 'differences of TLS'],
  [failure, 'failures'],
  [author, 'differences of who answered'],
  [status, 'differences of the status'],
  [protocol, 'differences of the protocol'],
  [lines('request'), 'lines of the request differ'],
  [rules, 'rules are judged differently'],
  [causes, 'causes differ'],
  [expectations, 'expectations differ'],
  [lines('response'), 'lines of the response differ'],
  [close, 'differences of the end'],
  [times, 'phases took much longer or shorter'],
  [messages, 'messages differ'],
]

/** What differs, in words, bounded for each kind; empty where nothing differs that would not differ each time. */
export function sentencesOf(pair: Pair): ComparedSentence[] {
  return FINDERS.flatMap(([finder, more]) => {
    const found = finder(pair)
    const first = found[0]
    if (first === undefined || found.length <= MOST_OF_A_KIND) return found
    return [...found.slice(0, MOST_OF_A_KIND), { part: first.part, text: `${found.length - MOST_OF_A_KIND} more ${more}` }]
  })
}
