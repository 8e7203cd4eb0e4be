// npm run diagnoses    writes docs/diagnoses.md from the packs, the rows of the catalogues and the reasons
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { SOURCES } from './sources'
import { tableDocument, tableProblems } from './table'

writeFileSync(path.join(import.meta.dirname, '../../docs/diagnoses.md'), tableDocument(SOURCES))
const problems = tableProblems(SOURCES)
for (const problem of problems) console.error(`diagnoses: ${problem}`)
if (problems.length > 0) process.exit(1)
console.log(`diagnoses: ${SOURCES.rows.length} rows, each with a diagnosis or a reason`)
