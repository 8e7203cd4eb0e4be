import { base64Decode, base64Encode } from '../bytes/base64'
import { hexDecode, hexEncode } from '../bytes/hex'
import type { Span } from '../bytes/span'
import { lowerAscii } from '../spec/grammar'
import type { BeforeStep } from './before-step'
import { bodySecretSpans } from './body-secrets'
import type { FrameDraft, HeaderEntry, HeaderLine, RequestDraft } from './draft'
import { entryName, entryText, isPair } from './entry'
import { withTexts } from './expectation'
import { fieldSecretSpans } from './field-secrets'
import { createRedactor, type Redactor } from './redactor'
import { secretValuesOf } from './secret-values'
import { maskText, union, without } from './spans'
import { placeholderSpans } from './token-shapes'
import { userinfoSecret } from './url-secrets'

/**
 * The draft as it may be shown: secrets are `*`, lengths kept, `{{placeholders}}` stay. A masked header entry becomes a line with
 * `kept` (its index) and `secret`. `values` are secrets known besides the draft's own.
 */
export function redactDraft(draft: RequestDraft, values: readonly string[] = []): RequestDraft {
  const redactor = createRedactor([...secretValuesOf(draft), ...values])
  const { gained: _, ...shown } = draft
  const { network, session, variables } = draft
  const text = (value: string | undefined) => (value === undefined ? undefined : redactor.text(value))
  return defined({
    ...shown,
    url: redactor.url(draft.url),
    headers: draft.headers?.map((entry, index) => redactEntry(entry, index, redactor)),
    raw: draft.raw === undefined ? undefined : redactRaw(draft.raw, redactor),
    early: draft.early === undefined ? undefined : redactRaw(draft.early, redactor),
    method: text(draft.method),
    target: text(draft.target),
    body: text(draft.body),
    note: text(draft.note),
    network:
      network &&
      defined({
        ...network,
        proxy: network.proxy && redactProxy(network.proxy, redactor),
        clientKey: network.clientKey && stars(network.clientKey),
      }),
    session:
      session &&
      defined({
        ...session,
        sendOnOpen: session.sendOnOpen?.map((frame) => redactFrame(frame, redactor)),
        messages: session.messages?.map(({ name, frame }) => ({ name, frame: redactFrame(frame, redactor) })),
      }),
    expectations: draft.expectations?.map((one) => withTexts(one, redactor.text, redactor.text)),
    before: draft.before?.map((step) => redactStep(step, redactor)),
    variables: variables && redactVariables(variables, redactor),
  })
}

function redactStep(step: BeforeStep, redactor: Redactor): BeforeStep {
  const { name, method, url, headers, body } = step
  const hidden = body === undefined ? '' : maskText(body, without(bodySecretSpans(body), placeholderSpans(body)))
  return defined({
    ...step,
    name: redactor.text(name),
    method: redactor.text(method),
    url: redactor.url(url),
    headers: headers?.map((entry, index) => redactEntry(entry, index, redactor)),
    body: body === undefined ? undefined : redactor.text(hidden),
  })
}

function redactVariables(variables: Readonly<Record<string, string>>, redactor: Redactor): Record<string, string> {
  return Object.fromEntries(
    Object.entries(variables).map(([name, value]) => [name, name.startsWith('secret:') ? stars(value) : redactor.text(value)]),
  )
}

function redactEntry(entry: HeaderEntry, index: number, redactor: Redactor): HeaderEntry {
  const text = entryText(entry)
  const spans = entrySpans(entry, text, redactor)
  if (spans.length === 0) return entry
  const masked = maskText(text, spans)
  if (isPair(entry)) return { line: masked, secret: true, kept: index }
  const { line: _line, base64, ...rest } = entry
  const shown: HeaderLine = base64 === undefined ? { line: masked } : { base64: base64Encode(maskOctets(base64, spans, redactor)) }
  return { ...rest, ...shown, secret: true, kept: index }
}

/** Spans of an entry's text: all of its value when it is marked `secret` and its field does not say which part is. */
function entrySpans(entry: HeaderEntry, text: string, redactor: Redactor): Span[] {
  const name = entryName(entry)
  const colon = isPair(entry) ? entry[0].length : text.indexOf(':')
  let start = name === null ? 0 : colon + 1
  while (start < text.length && /[ \t]/.test(text.charAt(start))) start++
  const value = text.slice(start).replace(/[ \t]+$/, '')
  const field = lowerAscii(name ?? '')
  const ownPart = fieldSecretSpans(field, value).some((span) => span.end > span.start)
  const all = !isPair(entry) && entry.secret === true && !ownPart ? [{ start: 0, end: value.length }] : []
  const inValue = [...redactor.fieldSpans(field, value), ...without(all, placeholderSpans(value))]
  return union(inValue.map((span) => ({ start: start + span.start, end: start + span.end })))
}

function redactProxy(proxy: string, redactor: Redactor): string {
  const shown = redactor.text(proxy)
  const secret = userinfoSecret(shown)
  return secret === null ? shown : maskText(shown, without([secret], placeholderSpans(shown)))
}

function redactRaw(raw: string, redactor: Redactor): string {
  const bytes = base64Decode(raw)
  return bytes === null ? stars(raw) : masked(raw, bytes, redactor.headSpans(bytes), redactor, base64Encode)
}

function redactFrame(frame: FrameDraft, redactor: Redactor): FrameDraft {
  const octets = (text: string | undefined, decode: (text: string) => Uint8Array | null, encode: (bytes: Uint8Array) => string) => {
    if (text === undefined) return undefined
    const bytes = decode(text)
    return bytes === null ? redactor.text(text) : masked(text, bytes, redactor.payloadSpans(bytes), redactor, encode)
  }
  return defined({
    ...frame,
    text: frame.text === undefined ? undefined : redactor.text(frame.text),
    reason: frame.reason === undefined ? undefined : redactor.text(frame.reason),
    base64: octets(frame.base64, base64Decode, base64Encode),
    hex: octets(frame.hex, hexDecode, hexEncode),
    raw: octets(frame.raw, base64Decode, base64Encode),
    variables: frame.variables && redactVariables(frame.variables, redactor),
  })
}

function masked(
  text: string,
  bytes: Uint8Array,
  spans: readonly Span[],
  redactor: Redactor,
  encode: (bytes: Uint8Array) => string,
): string {
  return spans.length === 0 ? text : encode(redactor.maskBytes(bytes, spans))
}

function maskOctets(base64: string, spans: readonly Span[], redactor: Redactor): Uint8Array {
  const bytes = base64Decode(base64) ?? new Uint8Array()
  return redactor.maskBytes(bytes, spans)
}

/** Everything but placeholders as `*`. */
function stars(text: string): string {
  return maskText(text, without([{ start: 0, end: text.length }], placeholderSpans(text)))
}

/** Without the keys that hold undefined, so that a draft is not given fields it did not have. */
function defined<T extends object>(value: T): T {
  return Object.assign({}, ...Object.entries(value).map(([key, one]) => (one === undefined ? {} : { [key]: one })))
}
