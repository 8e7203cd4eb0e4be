import type { Rule } from '../../lib/core/rules/rule'

/** A row of the catalogue of checks: R for requests, H for answers and what comes before them, F for frames. */
export type Row = { readonly id: string; readonly norm: string; readonly about: string }
/** A word on a row: it shares a rule with others, no rule is made of it, or none was made yet. `test` is where else it is tried. */
export type Decision = { readonly is: 'merged' | 'left-out' | 'open'; readonly because: string; readonly test?: string }
export type Decisions = Readonly<Record<string, Decision>>
export type CoverageRule = Pick<Rule, 'id' | 'catalogue' | 'examples'>
type Sources = { readonly rows: readonly Row[]; readonly rules: readonly CoverageRule[]; readonly decisions: Decisions }

const NOTE = 'decisions/2026-11-25-rows-merged-or-left-out.md'
const WORDS: Readonly<Record<Decision['is'], string>> = { merged: 'Merged', 'left-out': `[Left out](${NOTE})`, open: '**Open**' }

function rulesOf(row: string, rules: readonly CoverageRule[]): CoverageRule[] {
  return rules.filter((rule) => rule.catalogue?.includes(row))
}

/** What is wrong with the coverage: rows without a rule and without a reason, and words that contradict the rules. */
export function coverageProblems({ rows, rules, decisions }: Sources): string[] {
  const known = new Set(rows.map((row) => row.id))
  const unexplained = rows.filter(
    (row) => rulesOf(row.id, rules).length === 0 && !(decisions[row.id] && decisions[row.id]?.is !== 'merged'),
  )
  const contradicted = Object.entries(decisions).filter(([id, { is }]) => is !== 'merged' && rulesOf(id, rules).length > 0)
  return [
    ...unexplained.map((row) => `${row.id} (${row.about}) has neither a rule nor a reason`),
    ...contradicted.map(([id, { is }]) => `${id} is said to be ${is}, and ${rulesOf(id, rules)[0]?.id} names it`),
    ...Object.keys(decisions).flatMap((id) => (known.has(id) ? [] : [`${id} has a reason and is no row`])),
    ...rules.flatMap((rule) =>
      (rule.catalogue ?? []).filter((id) => !known.has(id)).map((id) => `${rule.id} names ${id}, which is no row`),
    ),
  ]
}

function exampleCount({ examples }: CoverageRule): number {
  return examples.pass.length + examples.fail.length + (examples.notApplicable?.length ?? 0)
}

function line(row: Row, { rules, decisions }: Sources): string {
  const covering = rulesOf(row.id, rules)
  const decision = decisions[row.id]
  const links = covering.map((rule) => `[${rule.id}](../lib/core/rules/${rule.id}.ts)`).join('<br>')
  const examples = covering.map((rule) => String(exampleCount(rule))).join('<br>')
  const test = decision?.test === undefined ? '' : `[${decision.test.split('/').at(-1)}](../${decision.test})`
  const note = decision === undefined ? '' : `${WORDS[decision.is]}: ${decision.because}`
  return `| ${row.id} | ${row.about} | ${row.norm} | ${links} | ${[examples, test].filter((text) => text !== '').join('<br>')} | ${note} |`
}

function count(rows: readonly Row[], { rules, decisions }: Sources): string {
  const ruled = rows.filter((row) => rulesOf(row.id, rules).length > 0).length
  const said = (is: Decision['is']) => rows.filter((row) => decisions[row.id]?.is === is && rulesOf(row.id, rules).length === 0).length
  return `Of ${rows.length} rows with a rule: ${ruled}. Left out: ${said('left-out')}. Open: ${said('open')}.`
}

function part(title: string, letter: string, sources: Sources): string[] {
  const rows = sources.rows.filter((row) => row.id.startsWith(`${letter}-`))
  return [
    `## ${title}`,
    '',
    count(rows, sources),
    '',
    '| row | about | norm | rules | examples | note |',
    '|---|---|---|---|---|---|',
    ...rows.map((row) => line(row, sources)),
    '',
  ]
}

/** The text of docs/coverage.md. */
export function coverageDocument(sources: Sources): string {
  const named = new Set(sources.rows.flatMap((row) => rulesOf(row.id, sources.rules).map((rule) => rule.id)))
  const ours = sources.rules.filter((rule) => !named.has(rule.id)).map((rule) => `[${rule.id}](../lib/core/rules/${rule.id}.ts)`)
  return [
    '# What the rules cover',
    '',
    '<!-- Written by `npm run coverage`; do not edit by hand. -->',
    '',
    'From row of the catalogue of checks to rule to test. `examples` counts the conversations a rule is tried on by',
    '[rules.test.ts](../lib/core/rules/rules.test.ts): each must come out as it says, and each reason of a rule is shown once at least.',
    'Rows and words on them are data: [catalogue.json](../lib/testing/fixtures/catalogue.json),',
    `[coverage-decisions.json](../lib/testing/fixtures/coverage-decisions.json). The longer reasons stand in [a note](${NOTE}).`,
    '',
    ...part('Requests (R)', 'R', sources),
    ...part('Answers, and what comes before them (H)', 'H', sources),
    ...part('Frames, and how a session ends (F)', 'F', sources),
    '## Rules of no row',
    '',
    `${ours.length} of ${sources.rules.length} rules are ours alone: ${ours.join(', ') || 'none'}.`,
    '',
  ].join('\n')
}
