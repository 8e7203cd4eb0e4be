import type { BeforeStep, ExtractFrom } from '@/lib/core/handshake/before-step'
import type { HeaderEntry } from '@/lib/core/handshake/draft'
import { entryText } from '@/lib/core/handshake/entry'
import { readStatus, statusText } from './expectation-forms'

export const SOURCES = [
  ['json', 'JSON path'],
  ['header', 'Header'],
  ['cookie', 'Cookie'],
  ['regex', 'Pattern'],
] as const
export type SourceKind = (typeof SOURCES)[number][0]

export const PLACEHOLDERS: Readonly<Record<SourceKind, string>> = {
  json: '$.access_token',
  header: 'X-Token',
  cookie: 'SESSION',
  regex: 'token=([^&]+)',
}

/** Kind and text of where a value is taken from. */
export function sourceOf(from: ExtractFrom): { readonly kind: SourceKind; readonly text: string } {
  if ('json' in from) return { kind: 'json', text: from.json }
  if ('header' in from) return { kind: 'header', text: from.header }
  return 'cookie' in from ? { kind: 'cookie', text: from.cookie } : { kind: 'regex', text: from.regex }
}

export function fromSource(kind: SourceKind, text: string): ExtractFrom {
  switch (kind) {
    case 'json':
      return { json: text }
    case 'header':
      return { header: text }
    case 'cookie':
      return { cookie: text }
    case 'regex':
      return { regex: text }
    default:
      return kind satisfies never
  }
}

/** Header lines as they are typed, one a line. */
export const headersText = (headers: readonly HeaderEntry[] = []): string => headers.map(entryText).join('\n')

/** What was typed as header lines; a line that stays keeps what else is known of it, a masked value among it. */
export function readHeaders(text: string, before: readonly HeaderEntry[] = []): readonly HeaderEntry[] | undefined {
  if (text === '') return undefined
  const left = [...before]
  return text.split('\n').map((line) => {
    const at = left.findIndex((entry) => entryText(entry) === line)
    return at === -1 ? { line } : (left.splice(at, 1)[0] ?? { line })
  })
}

export const expectText = (expect: BeforeStep['expect']): string => (expect === undefined ? '' : statusText({ kind: 'status', is: expect }))
/** Nothing typed is the default, 2xx and 3xx; what cannot be read is no status, and said to be none. */
export const readExpect = (text: string): BeforeStep['expect'] => (text.trim() === '' ? undefined : readStatus(text))

/** The step with a field changed; undefined takes it out. */
export function withField<Key extends keyof BeforeStep>(step: BeforeStep, key: Key, value: BeforeStep[Key] | undefined): BeforeStep {
  const { [key]: _, ...rest } = step
  return (value === undefined ? rest : { ...rest, [key]: value }) as BeforeStep // safe: required fields are never taken out
}

/** The list with a member moved by one place, where there is one. */
export function moved<Member>(list: readonly Member[], from: number, by: number): readonly Member[] {
  const member = list[from]
  const to = from + by
  if (member === undefined || to < 0 || to >= list.length) return list
  return list.toSpliced(from, 1).toSpliced(to, 0, member)
}
