/** A row of the catalogue of recognition rules (`001`…`133`), of the Jenkins tables (`A2-…`, `E-…`) or of Rancher's (`A7-…`). */
export type Row = { readonly id: string; readonly about: string }
/** What says a diagnosis of some rows, and the test that shows it. */
export type Entry = { readonly id: string; readonly rows: readonly string[]; readonly test: string }
/** Why a row has no diagnosis. */
export type Reasons = Readonly<Record<string, string>>
export type Sources = { readonly rows: readonly Row[]; readonly entries: readonly Entry[]; readonly reasons: Reasons }

const PARTS: readonly (readonly [title: string, pattern: RegExp])[] = [
  ['Recognition rules', /^\d/],
  ['Jenkins: the order of checks', /^A2-/],
  ['Jenkins: the failure catalogue', /^E-/],
  ['Rancher: why 1006', /^A7-/],
]

function entriesOf(row: string, entries: readonly Entry[]): Entry[] {
  return entries.filter((entry) => entry.rows.includes(row))
}

/** Rows with neither a diagnosis nor a reason, and reasons that are none. */
export function tableProblems({ rows, entries, reasons }: Sources): string[] {
  const known = new Set(rows.map((row) => row.id))
  const covered = (row: string) => entriesOf(row, entries).length > 0
  return [
    ...rows.flatMap(({ id, about }) =>
      covered(id) || reasons[id] !== undefined ? [] : [`${id} (${about}) has neither a diagnosis nor a reason`],
    ),
    ...Object.keys(reasons).flatMap((id) =>
      known.has(id)
        ? covered(id)
          ? [`${id} has a reason, and ${entriesOf(id, entries)[0]?.id} says it`]
          : []
        : [`${id} has a reason and is no row`],
    ),
  ]
}

function line({ id, about }: Row, { entries, reasons }: Sources): string {
  const found = entriesOf(id, entries)
  const tests = [...new Set(found.map((entry) => entry.test))].map((test) => `[${test.split('/').at(-1)}](../${test})`)
  const said = found.length > 0 ? found.map((entry) => `\`${entry.id}\``).join('<br>') : `Not shown: ${reasons[id] ?? ''}`
  return `| ${id} | ${about} | ${said} | ${tests.join('<br>')} |`
}

function part(title: string, rows: readonly Row[], sources: Sources): string[] {
  const shown = rows.filter(({ id }) => entriesOf(id, sources.entries).length > 0).length
  const table = ['| row | about | diagnosis | test |', '|---|---|---|---|', ...rows.map((row) => line(row, sources))]
  return [`## ${title}`, '', `${shown} of ${rows.length} rows are shown.`, '', ...table, '']
}

/** The text of docs/diagnoses.md. */
export function tableDocument(sources: Sources): string {
  return [
    '# What the diagnoses cover',
    '',
    '<!-- Written by `npm run diagnoses`; do not edit by hand. -->',
    '',
    'From what was seen to diagnosis to test. Every diagnosis of a pack is tried on conversations that show it, and on others that look alike',
    'and are something else; recorded answers of real servers are held to the diagnoses written down for them in',
    '[golden-diagnoses.json](../lib/testing/fixtures/golden-diagnoses.json).',
    '',
    ...PARTS.flatMap(([title, pattern]) =>
      part(
        title,
        sources.rows.filter(({ id }) => pattern.test(id)),
        sources,
      ),
    ),
  ].join('\n')
}
