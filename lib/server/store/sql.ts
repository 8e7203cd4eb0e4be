import 'server-only'

/** A condition of a statement, with what stands for its `?`. */
export type Condition = { readonly sql: string; readonly values: readonly (string | number)[] }

export const condition = (sql: string, ...values: readonly (string | number)[]): Condition => ({ sql, values })

/** Every row fulfils it. */
export const EVERY = condition('1')

/** A condition: all of these hold. */
export function allOf(conditions: readonly Condition[]): Condition {
  const given = conditions.filter((one) => one !== EVERY)
  return given.length === 0 ? EVERY : condition(given.map(({ sql }) => sql).join(' AND '), ...given.flatMap(({ values }) => values))
}

/** A condition: the column is one of these. Column names are the caller's own, never input; so they are below. */
export function oneOf(column: string, values: readonly (string | number)[]): Condition {
  return condition(`${column} IN (${values.map(() => '?').join(', ')})`, ...values)
}

/**
 * A condition: one of the columns contains `text`, ASCII case ignored. Not LIKE, whose wildcards `%` and `_` are ordinary
 * characters of URLs.
 */
export function containsText(columns: readonly string[], text: string): Condition {
  return condition(`(${columns.map((column) => `instr(lower(${column}), lower(?)) > 0`).join(' OR ')})`, ...columns.map(() => text))
}

/** A condition: the column begins with `text`, ASCII case ignored. */
export function beginsWith(column: string, text: string): Condition {
  return condition(`substr(${column}, 1, length(?)) = ? COLLATE NOCASE`, text, text)
}
