import type { HeadLine } from '../http1/head'
import type { FieldList } from '../http2/field-list'
import { namePlaces, wholePlaces } from './fields'
import type { RuleResult } from './rule'

/** Fields that speak of one HTTP/1.1 connection, and make a message of HTTP/2 malformed (RFC 9113 §8.2.2). */
const CONNECTION_FIELDS = ['connection', 'proxy-connection', 'keep-alive', 'transfer-encoding', 'upgrade']

/** Whether this is a pseudo-field, such as `:status` (RFC 9113 §8.3). */
export function isPseudo(line: HeadLine): boolean {
  return line.name.startsWith(':')
}

/** The lines of one field whatever its case; a name in capitals is the fault of another rule. */
export function linesOf(list: FieldList, name: string): HeadLine[] {
  return list.lines.filter((line) => line.name.toLowerCase() === name)
}

/** The lines whose names are not all lower case (RFC 9113 §8.2.1). */
export function notLowerCase(list: FieldList): HeadLine[] {
  return list.lines.filter((line) => /[A-Z]/.test(line.name))
}

/** The pseudo-fields that stand behind another field (RFC 9113 §8.3). */
export function latePseudoFields(list: FieldList): HeadLine[] {
  const first = list.lines.findIndex((line) => !isPseudo(line))
  return first === -1 ? [] : list.lines.slice(first).filter(isPseudo)
}

/** The fields that speak of a connection (RFC 9113 §8.2.2). */
export function connectionFields(list: FieldList): HeadLine[] {
  return list.lines.filter((line) => CONNECTION_FIELDS.includes(line.name.toLowerCase()))
}

/** The names of lines, each quoted and once. */
export function quotedNames(lines: readonly HeadLine[]): string {
  return [...new Set(lines.map((line) => `"${line.name}"`))].join(', ')
}

/**
 * The check of a rule by which no field of a message may be such as `find` gives: their names are marked and quoted as `seen`. `pending`
 * while there is no message.
 */
export function noFieldSuch<const Good extends string, const Bad extends string>(
  list: FieldList | null,
  part: 'request' | 'response',
  find: (list: FieldList) => readonly HeadLine[],
  because: { readonly good: Good; readonly bad: Bad },
): RuleResult<Good | Bad | 'pending'> {
  if (!list) return { outcome: 'not-applicable', because: 'pending' }
  const found = find(list)
  if (found.length === 0) return { outcome: 'pass', because: because.good, at: [] }
  return { outcome: 'fail', because: because.bad, at: namePlaces(part, found), values: { seen: quotedNames(found) } }
}

/** The check of a rule by which a message has no line of one field: those it has are marked whole, the first quoted as `seen`. */
export function noLineOf(list: FieldList | null, part: 'request' | 'response', name: string): RuleResult<'absent' | 'present' | 'pending'> {
  if (!list) return { outcome: 'not-applicable', because: 'pending' }
  const lines = linesOf(list, name)
  if (lines.length === 0) return { outcome: 'pass', because: 'absent', at: [] }
  return { outcome: 'fail', because: 'present', at: wholePlaces(part, lines), values: { seen: lines[0]?.value ?? '' } }
}
