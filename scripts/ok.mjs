// The one gate: format, lint, types, import directions, pairs, purity, documents, dependencies. Runs every check and says which failed.
import { spawnSync } from 'node:child_process'
import path from 'node:path'

process.chdir(path.resolve(import.meta.dirname, '..'))
const node = process.execPath
const CHECKS = [
  ['format and lint', [node, 'node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.']],
  ['types', [node, 'node_modules/typescript/bin/tsc', '--noEmit']],
  ['types of lib/core without Node and browser', [node, 'node_modules/typescript/bin/tsc', '--noEmit', '-p', 'lib/core']],
  ['import directions', [node, 'scripts/gate/import-directions.mjs']],
  ['pairs', [node, 'scripts/gate/pairs.mjs']],
  ['purity of lib/core', [node, 'scripts/gate/core-purity.mjs']],
  ['documents', [node, 'scripts/gate/docs.mjs']],
  ['dependencies', [node, 'scripts/gate/dependencies.mjs']],
]

const failed = []
for (const [name, [command, ...args]] of CHECKS) {
  console.log(`[ok] ${name}`)
  const { status } = spawnSync(command, args, { stdio: 'inherit' })
  if (status !== 0) failed.push(name)
}
if (failed.length > 0) {
  console.error(`[ok] not ok: ${failed.join(', ')}`)
  process.exit(1)
}
console.log('[ok] all checks passed')
