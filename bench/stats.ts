/** Figures of one measured series, milliseconds. */
export type Figures = { readonly runs: number; readonly median: number; readonly p95: number; readonly min: number; readonly max: number }

export function figures(series: readonly number[]): Figures {
  const sorted = [...series].sort((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN
  return { runs: sorted.length, median: at(0.5), p95: at(0.95), min: at(0), max: at(1) }
}

/** Two decimals below ten, one above. */
export function ms(value: number): string {
  return `${value.toFixed(value < 10 ? 2 : 1)} ms`
}

/** One line of the table: what, figure, what it is held against, and whether it holds. */
export type Row = {
  readonly what: string
  readonly measured: string
  readonly against: string
  readonly goal: string
  readonly holds: boolean
}

export function table(rows: readonly Row[]): string {
  return [
    '| what | measured | against | goal | |',
    '|---|---|---|---|---|',
    ...rows.map((row) => `| ${row.what} | ${row.measured} | ${row.against} | ${row.goal} | ${row.holds ? 'holds' : '**missed**'} |`),
  ].join('\n')
}
