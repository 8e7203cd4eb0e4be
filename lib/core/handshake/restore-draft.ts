import { InputError, type InputProblem } from '../errors/errors'
import type { HeaderEntry, RequestDraft } from './draft'
import { entryText, isPair } from './entry'
import { redactDraft } from './redact-draft'
import { restoreStepTexts, stepsStayWithin } from './restore-step'
import { substituteDraft } from './substitute'
import { parseTarget } from './target'
import { urlSecretSpans } from './url-secrets'

/**
 * Puts the exact values of `exact` back where `masked`, a redacted and perhaps edited copy of it, still shows their masked form.
 * Entries are matched by `kept`, other fields by their name. Throws InputError that names every field whose value must be typed again:
 * all of them when scheme, host or port of the targets differ or a before step goes where none of the record went, and those whose text was changed around a mask.
 * `values` are the further secrets `exact` was redacted with.
 */
export function restoreDraft(masked: RequestDraft, exact: RequestDraft, values: readonly string[] = []): RequestDraft {
  const shown = redactDraft(exact, values)
  const handshake = targetKey(exact, shown, exact)
  const variables = variablesOf(masked, shown, exact)
  const sameTarget =
    targetKey(masked, shown, exact) === handshake && stepsStayWithin(asSent(masked, shown, exact), exact, { variables, handshake })
  const problems: InputProblem[] = []
  /** The exact value of a field that still shows its mask. */
  const back = <T>(path: string, now: T, was: T | undefined, real: T | undefined): T => {
    const isMask = was !== undefined && real !== undefined && !same(was, real) && same(now, was)
    if (!isMask) return now
    if (!sameTarget) problems.push({ path, message: `${path} is masked: its value belongs to another target; type it again` })
    return real
  }
  const text = (path: 'raw' | 'early' | 'body' | 'target' | 'method' | 'note') =>
    masked[path] === undefined ? {} : { [path]: back(`request.${path}`, masked[path], shown[path], exact[path]) }

  const { keptFrom: _keptFrom, ...rest } = masked
  const restored: RequestDraft = {
    ...rest,
    url: restoreUrl(masked, shown, exact, problems),
    ...text('raw'),
    ...text('early'),
    ...text('body'),
    ...text('target'),
    ...text('method'),
    ...text('note'),
    ...(masked.headers && {
      headers: masked.headers.map((entry, index) =>
        restoreEntry(entry, `request.headers[${index}]`, { shown: shown.headers, exact: exact.headers, sameTarget, problems }),
      ),
    }),
    ...(masked.before && {
      before: masked.before.map((step, index) => {
        const [was, real] = [shown.before?.[index], exact.before?.[index]]
        const path = `request.before[${index}]`
        const restored = restoreStepTexts(step, { shown: was, exact: real, path, problems })
        if (!sameTarget && !same(restored, step))
          problems.push({ path, message: `${path} holds a masked value, which belongs to another target; type it again` })
        const { headers } = step
        if (headers === undefined) return restored
        const lines = { shown: was?.headers, exact: real?.headers, sameTarget, problems }
        return { ...restored, headers: headers.map((entry, at) => restoreEntry(entry, `${path}.headers[${at}]`, lines)) }
      }),
    }),
    ...(masked.network && {
      network: {
        ...masked.network,
        ...(masked.network.proxy !== undefined && {
          proxy: back('request.network.proxy', masked.network.proxy, shown.network?.proxy, exact.network?.proxy),
        }),
        ...(masked.network.clientKey !== undefined && {
          clientKey: back('request.network.clientKey', masked.network.clientKey, shown.network?.clientKey, exact.network?.clientKey),
        }),
      },
    }),
    ...(masked.variables && {
      variables: Object.fromEntries(
        Object.entries(masked.variables).map(([name, value]) => [
          name,
          back(`request.variables.${name}`, value, shown.variables?.[name], exact.variables?.[name]),
        ]),
      ),
    }),
    ...(masked.expectations && {
      expectations: masked.expectations.map((one, index) =>
        back(`request.expectations[${index}]`, one, shown.expectations?.[index], exact.expectations?.[index]),
      ),
    }),
    ...(masked.session && {
      session: {
        ...masked.session,
        ...(masked.session.sendOnOpen && {
          sendOnOpen: masked.session.sendOnOpen.map((frame, index) =>
            back(`request.session.sendOnOpen[${index}]`, frame, shown.session?.sendOnOpen?.[index], exact.session?.sendOnOpen?.[index]),
          ),
        }),
        ...(masked.session.messages && {
          messages: masked.session.messages.map(({ name, frame }, index) => ({
            name,
            frame: back(
              `request.session.messages[${index}]`,
              frame,
              shown.session?.messages?.[index]?.frame,
              exact.session?.messages?.[index]?.frame,
            ),
          })),
        }),
      },
    }),
  }
  if (problems.length > 0) throw new InputError('masked-value', problems.map((problem) => problem.message).join('; '), problems)
  return restored
}

function restoreUrl(masked: RequestDraft, shown: RequestDraft, exact: RequestDraft, problems: InputProblem[]): string {
  if (masked.url === shown.url) return exact.url
  const stillMasked = urlSecretSpans(masked.url).some(({ start, end }) => end > start && /^\*+$/.test(masked.url.slice(start, end)))
  if (stillMasked && shown.url !== exact.url)
    problems.push({ path: 'request.url', message: 'request.url was changed and still holds a masked value: type it again' })
  return masked.url
}

type KeptLines = {
  readonly shown: RequestDraft['headers']
  readonly exact: RequestDraft['headers']
  readonly sameTarget: boolean
  readonly problems: InputProblem[]
}

function restoreEntry(entry: HeaderEntry, path: string, { shown, exact, sameTarget, problems }: KeptLines): HeaderEntry {
  if (isPair(entry) || entry.kept === undefined) return entry
  const { kept, ...rest } = entry
  const mask = shown?.[kept]
  const real = exact?.[kept]
  const now = entryText(entry)
  if (mask === undefined || real === undefined || entryText(mask) !== now) {
    if (/\*{6,}/.test(now) || (mask !== undefined && holdsMaskOf(now, entryText(mask))))
      problems.push({ path, message: `${path} was changed and still holds a masked value: type it again` })
    return rest
  }
  if (!sameTarget) problems.push({ path, message: `${path} is masked: its value belongs to another target; type it again` })
  const { enabled, ending, template } = entry
  const changes = {
    ...(enabled !== undefined && { enabled }),
    ...(ending !== undefined && { ending }),
    ...(template !== undefined && { template }),
  }
  if (!isPair(real)) return { ...real, ...changes }
  return Object.keys(changes).length === 0 ? real : { line: entryText(real), ...changes }
}

/** Whether a changed text still holds the longest run of `*` of the masked one. */
function holdsMaskOf(now: string, mask: string): boolean {
  const longest = Math.max(0, ...(mask.match(/\*+/g) ?? []).map((run) => run.length))
  return longest > 0 && now.includes('*'.repeat(longest))
}

/** Scheme, host and port; the URL itself when it cannot be read. */
function targetKey(draft: RequestDraft, shown: RequestDraft, exact: RequestDraft): string {
  const url = draft.url === shown.url ? exact.url : draft.url
  const filled = substituteDraft({ url }, variablesOf(draft, shown, exact), '').draft.url
  const read = parseTarget(filled)
  return read.ok ? `${read.target.scheme} ${read.target.host} ${read.target.port}` : filled
}

/** The variables of a masked draft with their exact values. */
function variablesOf(draft: RequestDraft, shown: RequestDraft, exact: RequestDraft): Record<string, string> {
  const variables = Object.entries(draft.variables ?? {}).map(([name, value]) => [
    name,
    value === shown.variables?.[name] ? (exact.variables?.[name] ?? value) : value,
  ])
  return Object.fromEntries(variables)
}

/** The masked draft with the URLs of its steps as they would be sent. */
function asSent(masked: RequestDraft, shown: RequestDraft, exact: RequestDraft): RequestDraft {
  const before = masked.before?.map((step, index) => {
    const real = exact.before?.[index]
    return real !== undefined && step.url === shown.before?.[index]?.url ? { ...step, url: real.url } : step
  })
  return before === undefined ? masked : { ...masked, before }
}

/** Deep equality of plain values, whatever the order of keys. */
function same(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b
  const left = Object.entries(a)
  const right = new Map(Object.entries(b))
  return left.length === right.size && left.every(([key, value]) => right.has(key) && same(value, right.get(key)))
}
