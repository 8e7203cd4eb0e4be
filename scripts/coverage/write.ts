// npm run coverage    writes docs/coverage.md from the rules, the catalogue's rows and the words on them
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { coverageDocument, coverageProblems } from './coverage'
import { SOURCES } from './sources'

writeFileSync(path.join(import.meta.dirname, '../../docs/coverage.md'), coverageDocument(SOURCES))
const problems = coverageProblems(SOURCES)
for (const problem of problems) console.error(`coverage: ${problem}`)
if (problems.length > 0) process.exit(1)
console.log(`coverage: ${SOURCES.rows.length} rows, each with a rule or a reason`)
