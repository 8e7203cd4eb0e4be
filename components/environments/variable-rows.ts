import type { Variables } from '@/lib/client/environments'

export type VariableRow = { readonly key: string; readonly name: string; readonly value: string }

const NAME = /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,92}$/

/** Variables as rows that can be edited. */
export const rowsOf = (variables: Variables): readonly VariableRow[] =>
  Object.entries(variables).map(([name, value]) => ({ key: name, name, value }))

/** Rows as variables; rows without name and value are left out. */
export const variablesOf = (rows: readonly VariableRow[]): Variables =>
  Object.fromEntries(rows.filter(({ name, value }) => name !== '' || value !== '').map(({ name, value }) => [name, value]))

/** What is wrong with a row; undefined where nothing is. */
export function rowProblem(rows: readonly VariableRow[], index: number): string | undefined {
  const row = rows[index]
  if (row === undefined || (row.name === '' && row.value === '')) return undefined
  if (row.name === 'auto') return 'The name auto stands for a fresh key: choose another'
  if (!NAME.test(row.name)) return `The name is "${row.name}": expected letters, digits, "_", "." and "-"`
  if (rows.findIndex(({ name }) => name === row.name) < index) return `The name "${row.name}" is there already`
  return undefined
}
