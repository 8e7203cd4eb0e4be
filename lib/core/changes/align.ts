/** Cells of the table that two lists may make; beyond, what is not equal at both ends counts as replaced. */
const MOST_CELLS = 1_000_000

/** One step through two lists side by side: places in both where they are equal, a place in one of them where they are not. */
export type Step = { readonly a: number | null; readonly b: number | null }

/** Two lists side by side, by a longest common subsequence of them: every place of both once, in order. */
export function align(a: readonly string[], b: readonly string[]): Step[] {
  let head = 0
  while (head < a.length && head < b.length && a[head] === b[head]) head++
  let tail = 0
  while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++
  const steps: Step[] = []
  for (let at = 0; at < head; at++) steps.push({ a: at, b: at })
  steps.push(...middle(a.slice(head, a.length - tail), b.slice(head, b.length - tail), head))
  for (let at = tail; at > 0; at--) steps.push({ a: a.length - at, b: b.length - at })
  return steps
}

function middle(a: readonly string[], b: readonly string[], offset: number): Step[] {
  const [rows, columns] = [a.length, b.length]
  if (rows * columns > MOST_CELLS) return [...removed(0, rows, offset), ...added(0, columns, offset)]
  // common[i][j]: how much of a from i on and b from j on is common.
  const width = columns + 1
  const common = new Uint32Array((rows + 1) * width)
  const at = (i: number, j: number) => common[i * width + j] ?? 0
  for (let i = rows - 1; i >= 0; i--)
    for (let j = columns - 1; j >= 0; j--)
      common[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
  const steps: Step[] = []
  let [i, j] = [0, 0]
  while (i < rows && j < columns) {
    if (a[i] === b[j]) steps.push({ a: offset + i++, b: offset + j++ })
    else if (at(i + 1, j) >= at(i, j + 1)) steps.push({ a: offset + i++, b: null })
    else steps.push({ a: null, b: offset + j++ })
  }
  return [...steps, ...removed(i, rows, offset), ...added(j, columns, offset)]
}

function removed(from: number, to: number, offset: number): Step[] {
  return Array.from({ length: to - from }, (_, at) => ({ a: offset + from + at, b: null }))
}

function added(from: number, to: number, offset: number): Step[] {
  return Array.from({ length: to - from }, (_, at) => ({ a: null, b: offset + from + at }))
}
