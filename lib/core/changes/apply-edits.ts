import { base64Decode, base64Encode } from '../bytes/base64'
import { InputError } from '../errors/errors'
import type { HeaderEntry, RequestDraft } from '../handshake/draft'
import { entryName, entryText, isEnabled, isPair } from '../handshake/entry'
import { breaksLine, nameProblem, quoted } from '../handshake/entry-problem'
import { lowerAscii } from '../spec/grammar'
import type { Edit } from './change'
import { headersOf, lineValue, originOf, targetOf } from './draft-lines'
import { editRawLine, editRawStart, rawStart } from './edit-raw'
import { mergePatch } from './merge-patch'

/** A member of the draft that line edits or the kept values speak for. */
const NOT_PATCHED = ['headers', 'keptFrom']
const START_LINE = ['method', 'target', 'httpVersion'] as const
const AUTO = '{{auto}}'

/**
 * The draft with edits made, one after the other. A line keeps its place, the case of its name and its ending; lines that are switched
 * off stay. Of a raw draft only the octets that the edit names are changed, in the head; method, target and httpVersion of a patch then
 * mean its request line. A patch of the URL takes Host, Origin and the target along where they named the old one.
 * Throws InputError: a name that is no token, a value that would break the line, a patch of `headers`.
 */
export function applyEdits(draft: RequestDraft, edits: readonly Edit[]): RequestDraft {
  return edits.reduce((edited, edit, index) => {
    const path = `change.edits[${index}]`
    return 'line' in edit ? editLine(edited, edit.line, edit.value, path) : patch(edited, edit.draft, path)
  }, draft)
}

function editLine(draft: RequestDraft, name: string, value: string | null, path: string): RequestDraft {
  const message = nameProblem(name) ?? (value !== null && breaksLine(value) ? `value is ${quoted(value)}: expected no CR, LF or NUL` : null)
  if (message !== null) throw new InputError('bad-change', message, [{ path, message }])
  if (draft.raw !== undefined) return editRaw(draft, draft.raw, name, value)
  const headers = headersOf(draft)
  return headers === null ? draft : { ...draft, headers: editHeaders(headers, name, value) }
}

function editRaw(draft: RequestDraft, raw: string, name: string, value: string | null): RequestDraft {
  const bytes = base64Decode(raw)
  if (bytes === null) return draft
  const edited = { ...draft, raw: base64Encode(editRawLine(bytes, name, value)) }
  // Raw octets are exact unless they are a template: a fresh key is the one value that only the sender can know.
  return value === AUTO && draft.template !== true ? { ...edited, template: true } : edited
}

function editHeaders(headers: readonly HeaderEntry[], name: string, value: string | null): HeaderEntry[] {
  const isNamed = (entry: HeaderEntry) => isEnabled(entry) && lowerAscii(entryName(entry) ?? '') === lowerAscii(name)
  const first = value === null ? -1 : headers.findIndex(isNamed)
  const edited = headers.flatMap((entry, index) => {
    if (!isNamed(entry)) return [entry]
    return index === first && value !== null ? [withValue(entry, value)] : []
  })
  return value === null || first !== -1 ? edited : [...edited, [name, value]]
}

/** The entry with another value; what was masked or secret of it was its value. */
function withValue(entry: HeaderEntry, value: string): HeaderEntry {
  if (isPair(entry)) return [entry[0], value]
  const text = entryText(entry)
  const gap = /^[ \t]{0,64}/.exec(text.slice(text.indexOf(':') + 1))?.[0] ?? ' '
  const line = `${text.slice(0, text.indexOf(':') + 1)}${gap}${value}`
  return entry.ending === undefined ? { line } : { line, ending: entry.ending }
}

function patch(draft: RequestDraft, change: Readonly<Record<string, unknown>>, path: string): RequestDraft {
  const forbidden = NOT_PATCHED.find((field) => field in change)
  if (forbidden !== undefined) {
    const message = `draft has ${forbidden}: expected a line edit instead`
    throw new InputError('bad-change', message, [{ path: `${path}.draft.${forbidden}`, message }])
  }
  const { url, ...rest } = change
  const moved = typeof url === 'string' ? moveTo(draft, url) : draft
  const { start, others } = moved.raw === undefined ? { start: {}, others: rest } : split(rest)
  const merged = mergePatch(moved, others) as RequestDraft // safe: whoever takes it in checks it against the draft's schema
  return Object.entries(start).reduce((edited, [part, value]) => withStart(edited, part, value), merged)
}

/** What of a patch is written on the request line of a raw draft. */
function split(change: Readonly<Record<string, unknown>>) {
  const isStart = ([part, value]: [string, unknown]) => START_LINE.some((one) => one === part) && typeof value === 'string'
  const entries = Object.entries(change)
  return {
    start: Object.fromEntries(entries.filter(isStart)) as Record<(typeof START_LINE)[number], string>, // safe: filtered so
    others: Object.fromEntries(entries.filter((entry) => !isStart(entry))),
  }
}

function withStart(draft: RequestDraft, part: string, value: string): RequestDraft {
  const bytes = base64Decode(draft.raw ?? '')
  const known = START_LINE.find((one) => one === part)
  return bytes === null || known === undefined ? draft : { ...draft, raw: base64Encode(editRawStart(bytes, known, value)) }
}

/** The draft at another URL: what named the old resource, host and origin names the new ones. */
function moveTo(draft: RequestDraft, url: string): RequestDraft {
  const before = targetOf(draft)
  const after = targetOf({ ...draft, url })
  const moved = { ...draft, url }
  if (before === null || after === null) return moved
  const withTarget = before.resource === targetNamed(draft) ? retarget(moved, after.resource) : moved
  const withHost = follow(withTarget, 'Host', before.authority, after.authority)
  return follow(withHost, 'Origin', originOf(before), originOf(after))
}

function follow(draft: RequestDraft, name: string, before: string, after: string): RequestDraft {
  return before !== after && lineValue(draft, name) === before ? editLine(draft, name, after, 'change') : draft
}

function retarget(draft: RequestDraft, resource: string): RequestDraft {
  return draft.raw === undefined ? { ...draft, target: resource } : withStart(draft, 'target', resource)
}

/** The target that the draft names besides its URL. */
function targetNamed({ raw, target }: RequestDraft): string | undefined {
  if (raw === undefined) return target
  const bytes = base64Decode(raw)
  return bytes === null ? undefined : rawStart(bytes)?.target
}
