import { setBeside } from '../../changes/set-beside'
import { counted } from '../../spec/words'
import type { HeadView, LineView } from '../view'
import type { ComparedRow } from './comparison'
import { steadyForm } from './each-time'
import { shownText } from './row'

/** Lines of a head that are set side by side; what comes after them is compared as a whole. */
export const MOST_LINES = 1_000

/** Two heads line by line as they travelled: order, case and repeats are kept, a line that changed stands beside what it was. */
export function compareHeads(a: HeadView | null, b: HeadView | null, start: string): ComparedRow[] {
  const [was, is] = [a?.lines ?? [], b?.lines ?? []]
  const [left, right] = [was.slice(0, MOST_LINES), is.slice(0, MOST_LINES)]
  const beside = (lines: readonly LineView[]) => lines.map((line) => ({ key: steady(line), name: line.name === '' ? start : line.name }))
  const rows = setBeside(beside(left), beside(right)).map((step): ComparedRow => {
    const [before, after] = [step.a === null ? undefined : left[step.a], step.b === null ? undefined : right[step.b]]
    return lineRow(before, after, step.equal, start)
  })
  const rest = restRow(was.slice(MOST_LINES), is.slice(MOST_LINES))
  return [...withMoves(rows), ...(rest === null ? [] : [rest])]
}

const ENDS = { crlf: '', none: '', lf: ' (ends with LF alone)', cr: ' (ends with CR alone)' } as const
const textOf = (line: LineView) => `${line.text}${ENDS[line.ending]}`
const steady = (line: LineView) => `${steadyForm(line)}${ENDS[line.ending]}`

function lineRow(was: LineView | undefined, is: LineView | undefined, equal: boolean, start: string): ComparedRow {
  const [before, after] = [was === undefined ? null : textOf(was), is === undefined ? null : textOf(is)]
  const label = (is ?? was)?.name || start
  const masked = (was?.masked.length ?? 0) + (is?.masked.length ?? 0) > 0
  const eachTime = equal && before !== after
  return {
    label: shownText(label),
    kind: before === null ? 'added' : after === null ? 'removed' : before === after ? 'same' : 'changed',
    before: before === null ? null : shownText(before),
    after: after === null ? null : shownText(after),
    ...(eachTime && { eachTime }),
    ...(masked && { masked: true as const }),
  }
}

/** Marks lines that stand on both sides, only at another place. */
function withMoves(rows: readonly ComparedRow[]): ComparedRow[] {
  const left = new Map<string, number>()
  const right = new Map<string, number>()
  const count = (map: Map<string, number>, text: string) => map.set(text, (map.get(text) ?? 0) + 1)
  for (const { kind, before, after } of rows) {
    if (kind === 'removed') count(left, before ?? '')
    if (kind === 'added') count(right, after ?? '')
  }
  const used = { removed: new Map<string, number>(), added: new Map<string, number>() }
  return rows.map((row) => {
    if (row.kind !== 'removed' && row.kind !== 'added') return row
    const text = row.before ?? row.after ?? ''
    const seen = used[row.kind].get(text) ?? 0
    used[row.kind].set(text, seen + 1)
    return seen < Math.min(left.get(text) ?? 0, right.get(text) ?? 0) ? { ...row, moved: true as const } : row
  })
}

function restRow(a: readonly LineView[], b: readonly LineView[]): ComparedRow | null {
  if (a.length + b.length === 0) return null
  const text = (lines: readonly LineView[]) => lines.map(steady).join('\n')
  return {
    label: `Lines after the first ${MOST_LINES}`,
    kind: text(a) === text(b) ? 'same' : 'changed',
    before: counted(a.length, 'line'),
    after: counted(b.length, 'line'),
  }
}
