import { latin1Decode } from '../bytes/latin1'
import { isToken, isWhiteSpace } from '../spec/grammar'
import type { HeadFault, HeadLine } from './head'
import { octetFaults } from './octet-faults'
import type { PhysicalLine } from './physical-lines'

const COLON = 0x3a

/** Reads field lines (RFC 9112 §5), whatever is wrong with them; a line that begins with white space continues the one before. */
export function fieldLines(bytes: Uint8Array, lines: readonly PhysicalLine[]): HeadLine[] {
  const result: HeadLine[] = []
  for (let at = 0; at < lines.length; ) {
    let count = 1
    while (at + count < lines.length && beginsWithSpace(bytes, lines[at + count])) count++
    result.push(fieldLine(bytes, lines.slice(at, at + count)))
    at += count
  }
  return result
}

function fieldLine(bytes: Uint8Array, lines: readonly PhysicalLine[]): HeadLine {
  const first = lines[0] ?? { start: 0, end: 0, next: 0, ending: 'none' }
  const span = { start: first.start, end: lines.at(-1)?.next ?? first.next }
  const faults: HeadFault[] = []
  const start = skipSpace(bytes, first.start, first.end)
  if (start > first.start) faults.push({ code: 'leading-space', span: { start: first.start, end: start } })
  for (const line of lines) if (line.ending === 'lf') faults.push({ code: 'bare-lf', span: { start: line.end, end: line.next } })

  const colon = indexOfColon(bytes, start, first.end)
  const nameSpan = { start, end: colon === -1 ? start : trimEnd(bytes, start, colon) }
  const name = latin1Decode(bytes, nameSpan.start, nameSpan.end)
  if (colon === -1) faults.push({ code: 'no-colon', span: { start, end: first.end } })
  else if (name === '') faults.push({ code: 'empty-name', span: { start, end: colon + 1 } })
  else if (!isToken(name)) faults.push({ code: 'name-not-token', span: nameSpan })
  if (colon > nameSpan.end && name !== '') faults.push({ code: 'space-before-colon', span: { start: nameSpan.end, end: colon } })

  const joined = joinValue(bytes, colon === -1 ? start : colon + 1, lines)
  return { name, value: joined.value, span, nameSpan, valueSpan: joined.span, faults: [...faults, ...joined.faults].sort(byPlace) }
}

/** RFC 9112 §5.2: obs-fold is OWS, line ending and white space; each is read as one space. */
function joinValue(bytes: Uint8Array, from: number, lines: readonly PhysicalLine[]) {
  const faults: HeadFault[] = []
  const parts: string[] = []
  let begin = -1
  let end = from
  let previousEnd = from
  lines.forEach((line, index) => {
    const start = skipSpace(bytes, index === 0 ? from : line.start, line.end)
    const stop = trimEnd(bytes, start, line.end)
    if (index > 0) faults.push({ code: 'obs-fold', span: { start: previousEnd, end: start } })
    previousEnd = stop
    // Not spread into push: a raw request may bring more faults than a call takes arguments.
    for (const fault of octetFaults(bytes, start, stop)) faults.push(fault)
    if (stop > start) {
      if (begin === -1) begin = start
      end = stop
    }
    if (begin !== -1) parts.push(latin1Decode(bytes, start, stop))
  })
  if (begin === -1) begin = end = skipSpace(bytes, from, lines[0]?.end ?? from)
  while (parts.length > 0 && parts.at(-1) === '') parts.pop()
  return { value: parts.join(' '), span: { start: begin, end }, faults }
}

/** The offset in the head of a character of a line's value: the same distance, unless the line is folded. */
export function offsetOfValue(line: HeadLine, index: number): number {
  return offsetsOf(line)(index)
}

/** The same for many characters of one line. */
export function offsetsOf(line: HeadLine): (index: number) => number {
  const known = shifts.get(line) ?? shiftsOf(line)
  const { start } = line.valueSpan
  return known.length === 0 ? (index) => start + index : (index) => start + index + shiftAt(known, index)
}

function shiftAt(known: readonly Shift[], index: number): number {
  // An endpoint may fold a line hundreds of times and put thousands of members into it.
  let [low, high] = [0, known.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((known[middle]?.after ?? 0) < index) low = middle + 1
    else high = middle
  }
  return known[low - 1]?.shift ?? 0
}

/** By how much what stands behind a character of the value is shifted in the head. */
type Shift = { readonly after: number; readonly shift: number }
const shifts = new WeakMap<HeadLine, readonly Shift[]>()

/** Those of the folds inside a value, found once a line. Each fold is one space in the value, at the offset where it begins. */
function shiftsOf(line: HeadLine): readonly Shift[] {
  const found: Shift[] = []
  let shift = 0
  for (const { code, span } of line.faults) {
    if (code !== 'obs-fold' || span.start < line.valueSpan.start || span.end > line.valueSpan.end) continue
    const after = span.start - line.valueSpan.start - shift
    shift += span.end - span.start - 1
    found.push({ after, shift })
  }
  shifts.set(line, found)
  return found
}

function byPlace(a: HeadFault, b: HeadFault): number {
  return a.span.start - b.span.start
}

function beginsWithSpace(bytes: Uint8Array, line: PhysicalLine | undefined): boolean {
  return line !== undefined && line.end > line.start && isWhiteSpace(bytes[line.start] ?? 0)
}

function indexOfColon(bytes: Uint8Array, start: number, end: number): number {
  for (let at = start; at < end; at++) if (bytes[at] === COLON) return at
  return -1
}

function skipSpace(bytes: Uint8Array, start: number, end: number): number {
  let at = start
  while (at < end && isWhiteSpace(bytes[at] ?? 0)) at++
  return at
}

function trimEnd(bytes: Uint8Array, start: number, end: number): number {
  let at = end
  while (at > start && isWhiteSpace(bytes[at - 1] ?? 0)) at--
  return at
}
