// npm test: the gate, unit and integration tests, a short run of the benches, and the browser tests. Stops at the first that fails.
import { spawnSync } from 'node:child_process'
import path from 'node:path'

process.chdir(path.resolve(import.meta.dirname, '..'))
const node = process.execPath
const PARTS = [
  ['the gate (npm run ok)', [node, 'scripts/ok.mjs']],
  ['unit and integration tests (npm run test:unit)', [node, 'node_modules/vitest/vitest.mjs', 'run']],
  ['the benches, short (npm run bench -- --short)', [node, '--conditions=react-server', '--import', 'tsx', 'bench/run.ts', '--short']],
  ['end to end in a browser (npm run test:e2e)', [node, 'node_modules/@playwright/test/cli.js', 'test']],
]

for (const [name, [command, ...args]] of PARTS) {
  const start = Date.now()
  console.log(`[test] ${name} …`)
  const { status } = spawnSync(command, args, { stdio: 'inherit' })
  const took = `${((Date.now() - start) / 1000).toFixed(0)} s`
  if (status !== 0) {
    console.error(`[test] ${name} failed after ${took}: the lines above say what; run it alone to see it again.`)
    process.exit(1)
  }
  console.log(`[test] ${name}: passed in ${took}`)
}
console.log('[test] everything passed')
