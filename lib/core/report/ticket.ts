import { latin1Encode } from '../bytes/latin1'
import { utf8Decode } from '../bytes/utf8'
import { code, fenced, prose } from './markdown-text'
import type { AttemptView, DiagnosisView, HeadView, VerdictView } from './view'

/** What stands in the report besides the attempt: who made it, and a command that makes the request again. */
export type TicketGiven = {
  /** Name and version of the tool. */
  readonly tool: string
  readonly command?: { readonly title: string; readonly text: string; readonly notes: readonly string[] }
}

const MOST_FINDINGS = 40
const MOST_CAUSES = 5
const MOST_LINES = 200

/**
 * An attempt as Markdown for a ticket: the sentence, who answered, causes with remedies, both heads, findings, TLS, timings and versions.
 * Made from the masked view; nothing an endpoint sent comes alive as mark-up, and what could not be seen is an escape.
 */
export function ticket(view: AttemptView, { tool, command }: TicketGiven): string {
  const sections = [
    heading(view, tool),
    causes(view),
    head('Request', view.request),
    head('Response', view.response, bodyLine(view)),
    rawAnswer(view),
    findings(view),
    ending(view),
    tls(view),
    timings(view),
    command === undefined ? null : reproduction(command),
    `## Versions\n\n- ${tool}\n- Rules ${code(view.rulesVersion)}\n- Attempt ${code(view.id)}`,
  ]
  return `${sections.filter((section) => section !== null).join('\n\n')}\n`
}

function heading({ summary, target, createdAt, answeredBy, note }: AttemptView, tool: string): string {
  const address = target.address === null ? '' : ` (${code(`${target.address}:${target.port}`)})`
  const by =
    answeredBy === null
      ? []
      : [
          `- Answered by ${prose(answeredBy.product)} (${answeredBy.layer}, ${answeredBy.confidence})${answeredBy.inFront.map(({ product, confidence }) => `; ${prose(product)} in front (${confidence})`).join('')}`,
        ]
  return [
    '# WebSocket handshake',
    '',
    `**${prose(summary)}**`,
    '',
    `- Endpoint: ${code(target.url)}${address}`,
    `- Tried: ${createdAt} with ${tool}`,
    ...by,
    ...(note === null || note === '' ? [] : [`- Note: ${prose(note)}`]),
  ].join('\n')
}

function causes({ diagnoses, captureNext }: AttemptView): string | null {
  const list = diagnoses.slice(0, MOST_CAUSES).map(cause)
  const next = captureNext.map((one) => `- ${prose(one)}`)
  if (list.length === 0 && next.length === 0) return null
  return [
    '## Causes',
    ...(list.length > 0 ? list : ['No cause is certain or likely.']),
    ...(next.length > 0 ? [`To capture next:\n\n${next.join('\n')}`] : []),
  ].join('\n\n')
}

function cause({ id, title, confidence, basis, cause: why, remedy, evidence, snippets, source }: DiagnosisView): string {
  return [
    `### ${prose(title)}`,
    `${confidence}, ${basis} (${code(id)})`,
    prose(why),
    `**Remedy:** ${prose(remedy)}`,
    ...(evidence.length === 0 ? [] : [evidence.map(({ text }) => `- Seen: ${prose(text)}`).join('\n')]),
    ...snippets.map((snippet) => `${prose(snippet.title)}\n\n${fenced(snippet.text)}`),
    ...(source === '' ? [] : [`Source: ${code(source)}`]),
  ].join('\n\n')
}

function head(title: string, view: HeadView | null, after = ''): string | null {
  if (view === null) return null
  const lines = view.lines.slice(0, MOST_LINES).map(({ text }) => utf8Decode(latin1Encode(text)) ?? text)
  const more = view.lines.length > MOST_LINES ? [`… (${view.lines.length - MOST_LINES} lines more)`] : []
  return `## ${title}\n\n${fenced([...lines, ...more].join('\n'), 'http')}${after}`
}

function bodyLine({ response }: AttemptView): string {
  const body = response?.body ?? null
  if (body === null || body.length === 0) return ''
  const kind = body.contentType === null ? '' : ` of ${code(body.contentType)}`
  return `\n\nBody: ${body.length} octets${kind}${body.complete ? '' : ', not complete'}`
}

function rawAnswer({ rawAnswer: raw }: AttemptView): string | null {
  return raw === null ? null : `## Answer\n\n${raw.length} octets that are no HTTP: ${prose(raw.looksLike)}`
}

function findings({ verdicts }: AttemptView): string | null {
  const failed = verdicts.filter(({ outcome }) => outcome === 'fail').sort((a, b) => rank(a) - rank(b))
  if (failed.length === 0) return null
  const list = failed.slice(0, MOST_FINDINGS).map(({ rule, level, sectionTitle, because, advice }) => {
    const help = advice === null ? '' : ` ${prose(advice)}`
    return `- ${prose(because)} (${level}, ${prose(sectionTitle)}, ${code(rule)})${help}`
  })
  const more = failed.length > MOST_FINDINGS ? [`- … ${failed.length - MOST_FINDINGS} more`] : []
  return `## Findings\n\n${[...list, ...more].join('\n')}`
}

/** Broken "must"s first, then what makes clients give up. */
function rank({ level, effect }: VerdictView): number {
  return (level === 'must' ? 0 : level === 'should' ? 2 : 4) + (effect === 'clients-fail' ? 0 : 1)
}

function ending({ close }: AttemptView): string | null {
  if (close === null) return null
  const reason = close.reason === '' ? '' : `, reason ${code(close.reason)}`
  return `## End of the session\n\n${close.code} ${prose(close.codeName)}${reason}. ${prose(close.explanation)}`
}

function tls({ tls: seen }: AttemptView): string | null {
  if (seen === null) return null
  const verified = seen.verified ? 'verified' : `not verified${seen.error === null ? '' : `: ${prose(seen.error)}`}`
  const chain = seen.chain.map(
    ({ subject, issuer, validFrom, validTo }, at) =>
      `${at + 1}. ${code(subject)}, issued by ${code(issuer)}, from ${code(validFrom)} to ${code(validTo)}`,
  )
  return [
    '## TLS',
    '',
    `- ${seen.version ?? 'No version'}, ${seen.cipher ?? 'no cipher'}, ALPN ${code(seen.alpn ?? 'none')}, server name ${code(seen.serverName ?? 'none')}`,
    `- Certificate ${verified}`,
    ...(chain.length === 0 ? [] : ['', ...chain]),
  ].join('\n')
}

const NAMES = {
  resolve: 'Name resolved',
  connect: 'Connected',
  proxy: 'Proxy',
  tls: 'TLS',
  http2: 'HTTP/2',
  sent: 'Request sent',
  firstByte: 'First octet',
  head: 'Head',
  total: 'All',
} as const satisfies Record<keyof AttemptView['timings'], string>

function timings({ timings: times }: AttemptView): string | null {
  const rows = Object.entries(NAMES).flatMap(([key, name]) => {
    const value = times[key as keyof typeof NAMES] // safe: a key of NAMES
    return value === null ? [] : [`| ${name} | ${value.toFixed(1)} |`]
  })
  return rows.length === 0 ? null : ['## Timings', '', '| | ms |', '| --- | ---: |', ...rows].join('\n')
}

function reproduction({ title, text, notes }: NonNullable<TicketGiven['command']>): string {
  const list = notes.length === 0 ? '' : `\n\n${notes.map((note) => `- ${prose(note)}`).join('\n')}`
  return `## Reproduce with ${title}\n\n${fenced(text, 'sh')}${list}`
}
