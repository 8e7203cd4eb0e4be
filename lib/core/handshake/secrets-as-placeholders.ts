import { base64Decode, base64Encode } from '../bytes/base64'
import { hexDecode, hexEncode } from '../bytes/hex'
import { latin1Decode, latin1Encode } from '../bytes/latin1'
import type { Span } from '../bytes/span'
import { lowerAscii } from '../spec/grammar'
import { bodySecretSpans } from './body-secrets'
import type { FrameDraft, HeaderEntry, RequestDraft } from './draft'
import { entryName, entryText, isPair } from './entry'
import { redactDraft } from './redact-draft'
import { createRedactor } from './redactor'
import { SHORTEST_SECRET } from './secret-search'
import { placeholderSpans } from './token-shapes'
import { urlSecretSpans, userinfoSecret } from './url-secrets'

/** In a line whose value was masked, so many `*` stand for a value; fewer are most likely what somebody typed. */
const SHORTEST_MASK = 3
type Naming = (wish: string, value: string) => string

/**
 * The draft as it may leave the installation: each secret, typed or masked, is `{{secret:name}}`, named after its line. The same value
 * has the same name everywhere. What only the server keeps (`kept`, `keptFrom`) and values of variables that are secret are left out.
 */
export function secretsAsPlaceholders(draft: RequestDraft): RequestDraft {
  const masked = redactDraft(draft)
  const isKept = draft.keptFrom !== undefined
  const naming = createNaming(draft)
  const text = (now: string | undefined, mask: string | undefined, wish: string, more: readonly Span[] = []) =>
    now === undefined ? undefined : replaced(now, secretRuns(now, mask ?? now, isKept, more), wish, naming)
  const octets = (
    now: string | undefined,
    mask: string | undefined,
    wish: string,
    decode: Decode = base64Decode,
    encode: Encode = base64Encode,
  ) => (now === undefined ? undefined : replacedOctets(now, mask ?? now, isKept, wish, naming, decode, encode))
  const frame = (one: FrameDraft, mask: FrameDraft | undefined): FrameDraft =>
    defined({
      ...one,
      text: text(one.text, mask?.text, 'message'),
      reason: text(one.reason, mask?.reason, 'reason'),
      base64: octets(one.base64, mask?.base64, 'message'),
      hex: octets(one.hex, mask?.hex, 'message', hexDecode, hexEncode),
      raw: octets(one.raw, mask?.raw, 'message'),
      variables: one.variables && plainVariables(one.variables, mask?.variables, isKept),
    })
  const { network, session, keptFrom: _, gained: __, ...rest } = draft
  const raw = draft.template === true ? octets(draft.raw, masked.raw, 'raw') : asTemplate(draft.raw, masked.raw, isKept, naming)
  return defined({
    ...rest,
    url: text(draft.url, masked.url, 'url', urlSecretSpans(draft.url)) ?? '',
    headers: draft.headers?.map((entry, index) => entryPlaceholders(entry, masked.headers?.[index] ?? entry, naming)),
    raw,
    template: raw === draft.raw ? draft.template : true,
    early: octets(draft.early, masked.early, 'early'),
    method: text(draft.method, masked.method, 'method'),
    target: text(draft.target, masked.target, 'target', urlSecretSpans(draft.target ?? '')),
    body: text(draft.body, masked.body, 'body'),
    before: draft.before?.map((step, index) => {
      const mask = masked.before?.[index]
      return defined({
        ...step,
        url: text(step.url, mask?.url, 'url', urlSecretSpans(step.url)) ?? '',
        method: text(step.method, mask?.method, 'method') ?? '',
        headers: step.headers?.map((entry, at) => entryPlaceholders(entry, mask?.headers?.[at] ?? entry, naming)),
        body: text(step.body, mask?.body, 'password', bodySecretSpans(step.body ?? '')),
      })
    }),
    note: text(draft.note, masked.note, 'note'),
    network:
      network &&
      defined({
        ...network,
        proxy: text(network.proxy, masked.network?.proxy, 'proxy-password', listOf(userinfoSecret(network.proxy ?? ''))),
        clientKey: network.clientKey && wholePlaceholder(network.clientKey, 'client-key', naming),
      }),
    session:
      session &&
      defined({
        ...session,
        sendOnOpen: session.sendOnOpen?.map((one, index) => frame(one, masked.session?.sendOnOpen?.[index])),
        messages: session.messages?.map(({ name, frame: one }, index) => ({
          name,
          frame: frame(one, masked.session?.messages?.[index]?.frame),
        })),
      }),
    variables: draft.variables && plainVariables(draft.variables, masked.variables, isKept),
  })
}

/** Names that are free, one for each value. */
function createNaming(draft: RequestDraft): Naming {
  const all = JSON.stringify(draft)
  const used = new Set(placeholderSpans(all).map(({ start, end }) => all.slice(start + 2, end - 2).trim()))
  const known = new Map<string, string>()
  return (wish, value) => {
    const isMask = /^\*+$/.test(value)
    const before = isMask ? undefined : known.get(value)
    if (before !== undefined) return before
    const plain =
      lowerAscii(wish)
        .replace(/[^a-z0-9_.-]+/g, '-')
        .replace(/^[^a-z0-9]+/, '')
        .slice(0, 60) || 'value'
    let name = `secret:${plain}`
    for (let more = 2; used.has(name); more++) name = `secret:${plain}-${more}`
    used.add(name)
    const placeholder = `{{${name}}}`
    if (!isMask) known.set(value, placeholder)
    return placeholder
  }
}

/**
 * Runs of `*` in the masked text that hide something: where the text itself has other characters, where it is known to be masked
 * already (`isKept`) and the run is as long as a secret, and those that lie in `more`.
 */
function secretRuns(now: string, mask: string, isKept: boolean, more: readonly Span[], shortest = SHORTEST_SECRET): Span[] {
  const runs: Span[] = []
  for (const { index, 0: run } of mask.matchAll(/\*+/g)) {
    const span = { start: index, end: index + run.length }
    const hides = now.slice(span.start, span.end) !== run
    const wasMasked = isKept && (run.length >= shortest || more.some((one) => one.start < span.end && span.start < one.end))
    if (hides || wasMasked) runs.push(span)
  }
  return runs
}

function replaced(text: string, runs: readonly Span[], wish: string, naming: Naming): string {
  const parts: string[] = []
  let at = 0
  for (const { start, end } of runs) {
    parts.push(text.slice(at, start), naming(wish, text.slice(start, end)))
    at = end
  }
  return parts.join('') + text.slice(at)
}

type Decode = (text: string) => Uint8Array | null
type Encode = (bytes: Uint8Array) => string

function replacedOctets(now: string, mask: string, isKept: boolean, wish: string, naming: Naming, decode: Decode, encode: Encode): string {
  const [octets, hidden] = [decode(now), decode(mask)]
  if (octets === null || hidden === null) return now === mask ? now : ''
  const text = latin1Decode(octets)
  const runs = secretRuns(text, latin1Decode(hidden), isKept, [])
  return runs.length === 0 ? now : encode(latin1Encode(replaced(text, runs, wish, naming)))
}

/** Octets that were no template become one where they hold a secret: what looked like a placeholder in them is escaped first. */
function asTemplate(now: string | undefined, mask: string | undefined, isKept: boolean, naming: Naming): string | undefined {
  if (now === undefined) return undefined
  const escaped = (base64: string) => base64Encode(latin1Encode(escapeBraces(latin1Decode(base64Decode(base64) ?? new Uint8Array()))))
  const plain = escaped(now)
  const filled = replacedOctets(plain, escaped(mask ?? now), isKept, 'raw', naming, base64Decode, base64Encode)
  return filled === plain ? now : filled
}

function escapeBraces(text: string): string {
  return text.replaceAll('{{', '\\{{')
}

function wholePlaceholder(text: string, wish: string, naming: Naming): string {
  const only = placeholderSpans(text)
  return only.length > 0 && only[0]?.start === 0 && only.at(-1)?.end === text.length ? text : naming(wish, text)
}

function plainVariables(
  variables: Readonly<Record<string, string>>,
  masked: Readonly<Record<string, string>> | undefined,
  isKept: boolean,
): Record<string, string> {
  // A value is not looked into again when it is filled in: one that holds a secret is left out and asked for.
  const isPlain = ([name, value]: [string, string]) =>
    !name.startsWith('secret:') && secretRuns(value, masked?.[name] ?? value, isKept, urlSecretSpans(value)).length === 0
  return Object.fromEntries(Object.entries(variables).filter(isPlain))
}

function entryPlaceholders(entry: HeaderEntry, masked: HeaderEntry, naming: Naming): HeaderEntry {
  const text = entryText(entry)
  const name = entryName(entry)
  const wish = lowerAscii(name ?? 'line')
  if (isPair(entry)) {
    const filled = replaced(text, secretRuns(text, entryText(masked), false, []), wish, naming)
    const head = `${entry[0]}: `
    return filled === text ? entry : filled.startsWith(head) ? [entry[0], filled.slice(head.length)] : { line: filled }
  }
  const { kept, secret, template, line: _line, base64, ...rest } = entry
  const runs = kept === undefined ? secretRuns(text, entryText(masked), false, []) : keptRuns(text, name)
  const wasTemplate = template ?? base64 === undefined
  const marks = { ...rest, ...(secret === true && (kept === undefined || isAllMask(text)) ? { secret } : {}) }
  if (runs.length === 0)
    return { ...(base64 === undefined ? { line: text } : { base64 }), ...marks, ...(template === undefined ? {} : { template }) }
  const pieces = wasTemplate ? replaced(text, runs, wish, naming) : escapedAround(text, runs, wish, naming)
  return base64 === undefined ? { line: pieces, ...marks } : { base64: base64Encode(latin1Encode(pieces)), ...marks, template: true }
}

function escapedAround(text: string, runs: readonly Span[], wish: string, naming: Naming): string {
  const parts: string[] = []
  let at = 0
  for (const { start, end } of runs) {
    parts.push(escapeBraces(text.slice(at, start)), naming(wish, text.slice(start, end)))
    at = end
  }
  return parts.join('') + escapeBraces(text.slice(at))
}

/** Runs of `*` in a line whose value the server keeps. */
function keptRuns(text: string, name: string | null): Span[] {
  const colon = text.indexOf(':')
  const valueAt = colon === -1 ? 0 : colon + 1
  const gap = text.length - text.slice(valueAt).trimStart().length - valueAt
  const start = valueAt + gap
  const own = createRedactor([])
    .fieldSpans(lowerAscii(name ?? ''), text.slice(start).trimEnd())
    .map((span) => ({ start: start + span.start, end: start + span.end }))
  const all = isAllMask(text) ? [{ start, end: text.length }] : []
  return secretRuns(text, text, true, [...own, ...all], SHORTEST_MASK)
}

function isAllMask(text: string): boolean {
  const colon = text.indexOf(':')
  return /^\*+$/.test((colon === -1 ? text : text.slice(colon + 1)).trim())
}

function listOf<Item>(item: Item | null): Item[] {
  return item === null ? [] : [item]
}

/** Without the keys that hold undefined, so that a draft is not given fields it did not have. */
function defined<T extends object>(value: T): T {
  return Object.assign({}, ...Object.entries(value).map(([key, one]) => (one === undefined ? {} : { [key]: one })))
}
