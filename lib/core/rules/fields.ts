import type { Part, Place, Span } from '../bytes/span'
import { place } from '../bytes/span'
import type { HeadFault, HeadFaultCode, HeadLine, RequestHead, ResponseHead } from '../http1/head'
import { type Member, split } from '../http1/list-field'

type Head = RequestHead | ResponseHead

const indices = new WeakMap<Head, ReadonlyMap<string, readonly HeadLine[]>>()
const NONE: readonly HeadLine[] = []

function indexOf(head: Head): ReadonlyMap<string, readonly HeadLine[]> {
  const known = indices.get(head)
  if (known) return known
  const index = new Map<string, HeadLine[]>()
  for (const line of head.lines) {
    // A recipient sets aside a first line that begins with white space (RFC 9112 §2.2).
    if (line.faults.some((fault) => fault.code === 'leading-space')) continue
    const name = line.name.toLowerCase()
    const lines = index.get(name)
    if (lines) lines.push(line)
    else index.set(name, [line])
  }
  indices.set(head, index)
  return index
}

/** The lines of one field in their order, found once a head. `name` is in lower case. */
export function field(head: Head, name: string): readonly HeadLine[] {
  return indexOf(head).get(name) ?? NONE
}

/** Lower-case names of a head, each once, with their lines. */
export function fields(head: Head): ReadonlyMap<string, readonly HeadLine[]> {
  return indexOf(head)
}

/** The places of these spans. */
export function places(part: Part, spans: readonly Span[]): Place[] {
  return spans.map((span) => place(part, span))
}

/** The places of whole things: faults, members, extensions, parameters. */
export function wholePlaces(part: Part, items: readonly { readonly span: Span }[]): Place[] {
  return places(
    part,
    items.map((item) => item.span),
  )
}

/** The places of the names of these lines. */
export function namePlaces(part: Part, lines: readonly HeadLine[]): Place[] {
  return places(
    part,
    lines.map((line) => line.nameSpan),
  )
}

/** The places of the values of these lines; of the whole line where the value is empty. */
export function valuePlaces(part: Part, lines: readonly HeadLine[]): Place[] {
  return lines.map((line) => place(part, line.valueSpan.end > line.valueSpan.start ? line.valueSpan : line.nameSpan))
}

/** The values of these lines as one list value (RFC 9110 §5.3). */
export function joined(lines: readonly HeadLine[]): string {
  return lines.map((line) => line.value).join(', ')
}

const lists = new WeakMap<readonly HeadLine[], readonly Member[]>()

/** The members of a list field over all its lines, the empty ones left out (RFC 9110 §5.6.1), found once a head. `name` is in lower case. */
export function members(head: Head, name: string): readonly Member[] {
  const lines = field(head, name)
  const known = lists.get(lines)
  if (known) return known
  const found = lines.flatMap((line) => split(line, ',')).filter((member) => member.text !== '')
  lists.set(lines, found)
  return found
}

/** The items whose key an item before them has. */
export function repeated<T>(items: readonly T[], keyOf: (item: T) => string): T[] {
  const seen = new Set<string>()
  return items.filter((item) => {
    const before = seen.has(keyOf(item))
    seen.add(keyOf(item))
    return before
  })
}

/** Members of a list field that are this text, whatever its case (ASCII). */
export function membersEqual(head: Head, name: string, text: string): Member[] {
  return members(head, name).filter((member) => member.text.toLowerCase() === text)
}

/** The faults of these kinds in the start line and the field lines, in order. */
export function faultsOf(head: Head, ...codes: HeadFaultCode[]): HeadFault[] {
  const found: HeadFault[] = []
  const take = (faults: readonly HeadFault[]) => {
    for (const fault of faults) if (codes.includes(fault.code)) found.push(fault)
  }
  take(head.start.faults)
  for (const line of head.lines) take(line.faults)
  return found
}

/** The names of the fields that have a fault of these kinds, each quoted and once; the start line goes by its own name. */
export function namesWithFault(head: Head, ...codes: HeadFaultCode[]): string {
  const has = (faults: readonly HeadFault[]) => faults.some((fault) => codes.includes(fault.code))
  const names = head.lines.filter((line) => has(line.faults)).map((line) => (line.name === '' ? 'a line without a name' : `"${line.name}"`))
  return [...new Set(has(head.start.faults) ? ['the start line', ...names] : names)].join(', ')
}

/** Cuts a text for a sentence. */
export function short(text: string, length = 100): string {
  return text.length > length ? `${text.slice(0, length)}…` : text
}
