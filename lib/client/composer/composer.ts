import { base64Decode, base64Encode } from '../../core/bytes/base64'
import { latin1Decode, latin1Encode } from '../../core/bytes/latin1'
import { utf8Encode } from '../../core/bytes/utf8'
import type { BeforeStep } from '../../core/handshake/before-step'
import type { HeaderEntry, HeaderLine, LineEnding, NetworkDraft, RequestDraft } from '../../core/handshake/draft'
import { isSensitiveField } from '../../core/spec/header-names'

/** One header line in the composer. `line` is what will be sent, to the octet, unless `base64` holds octets. */
export type Row = {
  readonly id: number
  readonly line: string
  readonly base64?: string
  readonly enabled: boolean
  readonly generated: boolean
  readonly secret: boolean
  readonly kept?: number
  readonly ending?: LineEnding
  readonly template?: boolean
}

export type DraftRest = Omit<RequestDraft, 'url' | 'headers'>

/** A draft in the shape it is edited in: rows that keep their identity while they move. */
export type Composer = { readonly url: string; readonly rows: readonly Row[]; readonly rest: DraftRest; readonly nextId: number }

/** Name and value of a line, with where the value begins; without a colon all of it is the name. */
export function splitLine(line: string): { readonly name: string; readonly colon: number; readonly valueAt: number } {
  const colon = line.indexOf(':')
  if (colon === -1) return { name: line, colon, valueAt: line.length }
  const gap = /^[ \t]*/.exec(line.slice(colon + 1))?.[0].length ?? 0
  return { name: line.slice(0, colon), colon, valueAt: colon + 1 + gap }
}

/** The field name of a line, for comparing: lower case, white space around it removed. */
export function fieldName(line: string): string {
  return splitLine(line).name.trim().toLowerCase()
}

/** Whether the value of a line is masked on screen and kept out of what the browser stores for good. */
export function isSecretLine(row: Pick<Row, 'line' | 'secret'>): boolean {
  return row.secret || isSensitiveField(fieldName(row.line))
}

/** The composer's form of a draft. `standard` are the lines of a draft that has none of its own. */
export function composerOf(draft: RequestDraft, standard: readonly HeaderLine[]): Composer {
  const { url, headers, ...rest } = draft
  const rows = (headers ?? standard).map((entry, index) => rowOf(entry, index + 1))
  return { url, rows, rest, nextId: rows.length + 1 }
}

function rowOf(entry: HeaderEntry, id: number): Row {
  if (isPair(entry)) return { id, line: `${entry[0]}: ${entry[1]}`, enabled: true, generated: false, secret: false }
  const { line = '', base64, enabled = true, generated = false, secret = false, kept, ending, template } = entry
  return {
    id,
    line,
    enabled,
    generated,
    secret,
    ...(base64 === undefined ? {} : { base64 }),
    ...(kept === undefined ? {} : { kept }),
    ...(ending === undefined ? {} : { ending }),
    ...(template === undefined ? {} : { template }),
  }
}

function isPair(entry: HeaderEntry): entry is readonly [string, string] {
  return Array.isArray(entry)
}

/** The draft to send: row by row in order, nothing added, nothing left out. */
export function draftOf(composer: Composer): RequestDraft {
  return { url: composer.url, headers: composer.rows.map(entryOf), ...composer.rest }
}

function entryOf(row: Row): HeaderLine {
  return {
    ...(row.base64 === undefined ? { line: row.line } : { base64: row.base64 }),
    ...(row.enabled ? {} : { enabled: false }),
    ...(row.generated ? { generated: true } : {}),
    ...(row.secret ? { secret: true } : {}),
    ...(row.kept === undefined ? {} : { kept: row.kept }),
    ...(row.ending === undefined ? {} : { ending: row.ending }),
    ...(row.template === undefined ? {} : { template: row.template }),
  }
}

/**
 * A draft without its secrets, those of lines, octets, variables, client key and proxy: what may be stored in the browser beyond the session.
 */
export function withoutSecrets(draft: RequestDraft): RequestDraft {
  const { variables, raw, network, ...rest } = draft
  const kept = Object.entries(variables ?? {}).filter(([name]) => !name.startsWith('secret:'))
  return {
    ...rest,
    ...(draft.headers ? { headers: draft.headers.map(emptied) } : {}),
    ...(draft.before ? { before: draft.before.map(stepWithoutSecrets) } : {}),
    ...(raw === undefined ? {} : { raw: base64Encode(latin1Encode(rawWithoutSecrets(draft, raw))) }),
    ...(network === undefined ? {} : { network: networkWithoutSecrets(network) }),
    ...(kept.length > 0 ? { variables: Object.fromEntries(kept) } : {}),
  }
}

/** The value behind a telling name in JSON or a form, unless it is a placeholder. */
const TOLD = /(?<!\{\{[ \t]*)((?:pass|pwd|secret|token|key|auth)\w*"?\s*[:=]\s*"?)(?!\{\{)(?:[^"&\\]|\\.)*/gi

function stepWithoutSecrets(step: BeforeStep): BeforeStep {
  const { headers, body } = step
  return {
    ...step,
    ...(headers ? { headers: headers.map(emptied) } : {}),
    ...(body === undefined ? {} : { body: body.replace(TOLD, '$1') }),
  }
}

/** Octets with sensitive fields emptied, and with every value that stands in a secret line of the draft left out. */
function rawWithoutSecrets({ headers = [] }: RequestDraft, raw: string): string {
  const text = latin1Decode(base64Decode(raw) ?? new Uint8Array())
  const named = text.replace(/^([^:\r\n]*):[^\r\n]*/gm, (line, name: string) =>
    isSensitiveField(name.trim().toLowerCase()) ? `${name}: ` : line,
  )
  return headers.reduce((left, entry) => {
    const row = rowOf(entry, 0)
    const value = isSecretLine(row) ? latin1Decode(utf8Encode(row.line.slice(splitLine(row.line).valueAt).trim())) : ''
    return value === '' ? left : left.replaceAll(value, '')
  }, named)
}

function networkWithoutSecrets({ clientKey: _clientKey, proxy, ...network }: NetworkDraft): NetworkDraft {
  return { ...network, ...(proxy === undefined ? {} : { proxy: proxy.replace(/\/\/[^@/]*@/, '//') }) }
}

function emptied(entry: HeaderEntry): HeaderEntry {
  if (isPair(entry)) return isSensitiveField(entry[0].trim().toLowerCase()) ? [entry[0], ''] : entry
  if (entry.kept !== undefined || !isSecretLine({ line: entry.line ?? '', secret: entry.secret === true })) return entry
  if (entry.base64 !== undefined) return { line: '', secret: true, enabled: false }
  return { ...entry, line: (entry.line ?? '').slice(0, splitLine(entry.line ?? '').valueAt) }
}
