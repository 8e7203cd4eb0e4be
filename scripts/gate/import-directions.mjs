// Holds the import directions of docs/architecture.md. Fails as well when it sees fewer modules than git lists, because a
// parser that cannot read a file passes over it in silence.
import { execFileSync } from 'node:child_process'
import { createRequire } from 'node:module'
import path from 'node:path'
import config from '../../.dependency-cruiser.mjs'

const ROOT = path.resolve(import.meta.dirname, '../..')
const FOLDERS = ['app', 'components', 'lib', 'scripts', 'e2e', 'bench']
const TOP = ['proxy.ts', 'instrumentation.ts']

// dependency-cruiser calls SWC without its `tsx` option, and SWC then cannot read JSX: the option is added on the way.
const swc = createRequire(import.meta.url)('@swc/core')
const { parseFileSync } = swc
swc.parseFileSync = (file, parserOptions) => parseFileSync(file, { ...parserOptions, tsx: file.endsWith('.tsx') })
const { cruise } = await import('dependency-cruiser')

/** Cruises `entries` under `baseDir`; returns every violation and the modules seen. */
export async function importViolations(baseDir, entries) {
  const { forbidden, options } = config
  // The alias of tsconfig.json is given by hand: TypeScript 7 has no programming interface through which it could be read.
  const { output } = await cruise(entries, { ...options, baseDir, ruleSet: { forbidden }, validate: true }, { alias: { '@': baseDir } })
  return {
    violations: output.summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to })),
    modules: output.modules.map((module) => module.source),
  }
}

async function main() {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '--', ...FOLDERS, ...TOP], {
    cwd: ROOT,
    encoding: 'utf8',
  })
    .split('\n')
    .filter((file) => /\.(ts|tsx|mts|mjs|js)$/.test(file) && !file.endsWith('.d.ts') && !file.endsWith('.d.mts'))
  const entries = [...new Set(listed.map((file) => file.split('/')[0]))]
  const { violations, modules } = await importViolations(ROOT, entries)
  const seen = new Set(modules)
  const unseen = listed.filter((file) => !seen.has(file))
  for (const { rule, from, to } of violations) console.error(`imports: ${rule}: ${from} -> ${to}`)
  if (unseen.length > 0) console.error(`imports: ${unseen.length} files were not read, for example ${unseen.slice(0, 5).join(', ')}`)
  if (violations.length > 0 || unseen.length > 0) process.exit(1)
  console.log(`imports: ${listed.length} modules, no violation`)
}

if (process.argv[1] === import.meta.filename) await main()
