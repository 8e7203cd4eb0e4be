import type { HeaderLine } from '../../core/handshake/draft'
import { type Composer, type DraftRest, fieldName, type Row } from './composer'

/** Changes to a composer. Each gives a new one; rows keep their ids. */

/** Changes the URL; a Host line that is still ours follows it. */
export function withUrl(composer: Composer, url: string, standard: readonly HeaderLine[] | null): Composer {
  const host = standard?.find((entry) => fieldName(entry.line ?? '') === 'host')?.line
  const rows = host === undefined ? composer.rows : composer.rows.map((row) => (isOurHost(row) ? { ...row, line: host } : row))
  return { ...composer, url, rows }
}

const isOurHost = (row: Row) => row.generated && fieldName(row.line) === 'host'

/** Changes one row. A line that was typed is no longer ours, and replaces a stored secret. */
export function withRow(composer: Composer, id: number, change: Partial<Omit<Row, 'id'>>): Composer {
  return { ...composer, rows: composer.rows.map((row) => (row.id === id ? changed(row, change) : row)) }
}

function changed(row: Row, change: Partial<Omit<Row, 'id'>>): Row {
  if (change.line === undefined || change.line === row.line) return { ...row, ...change }
  const { kept: _kept, base64: _base64, ...typed } = row
  return { ...typed, generated: false, ...change }
}

/** Removes a row. */
export function withoutRow(composer: Composer, id: number): Composer {
  return { ...composer, rows: composer.rows.filter((row) => row.id !== id) }
}

/** Puts lines after the row `after` (null: at the start); gives the ids of the new rows. */
export function withLines(composer: Composer, after: number | null, lines: readonly (string | HeaderLine)[]): Composer {
  const at = after === null ? 0 : composer.rows.findIndex((row) => row.id === after) + 1
  const rows = lines.map((line, index): Row => {
    const entry = typeof line === 'string' ? { line } : line
    return { id: composer.nextId + index, line: '', enabled: true, generated: false, secret: false, ...entry }
  })
  return { ...composer, rows: composer.rows.toSpliced(at, 0, ...rows), nextId: composer.nextId + rows.length }
}

/** Moves a row to the place `to` among the rows, counted from 0. */
export function withRowAt(composer: Composer, id: number, to: number): Composer {
  const from = composer.rows.findIndex((row) => row.id === id)
  const row = composer.rows[from]
  const place = Math.max(0, Math.min(composer.rows.length - 1, to))
  if (row === undefined || place === from) return composer
  return { ...composer, rows: composer.rows.toSpliced(from, 1).toSpliced(place, 0, row) }
}

/** Puts the lines back of which no enabled row has the name, in their usual order, at the top. */
export function withStandard(composer: Composer, standard: readonly HeaderLine[]): Composer {
  return missingStandard(composer, standard).reduceRight<Composer>((result, line) => withLines(result, null, [line]), composer)
}

/** The standard lines of which no enabled row has the name. */
export function missingStandard(composer: Composer, standard: readonly HeaderLine[]): readonly HeaderLine[] {
  const names = new Set(composer.rows.filter((row) => row.enabled).map((row) => fieldName(row.line)))
  return standard.filter((line) => !names.has(fieldName(line.line ?? '')))
}

/** Changes what is not URL or lines; `undefined` removes a part. */
export function withRest(composer: Composer, change: { readonly [Key in keyof DraftRest]?: DraftRest[Key] | undefined }): Composer {
  const rest = Object.fromEntries(Object.entries({ ...composer.rest, ...change }).filter(([, value]) => value !== undefined))
  return { ...composer, rest }
}

/** Lines of a pasted text; one line alone gives null, because that is ordinary typing. */
export function pastedLines(text: string): readonly string[] | null {
  const lines = text.split(/\r\n|\n|\r/).filter((line) => line.trim() !== '')
  return lines.length > 1 ? lines : null
}
