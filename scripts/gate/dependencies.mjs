// Every package that package.json names was looked at: docs/dependencies.json says what it is for and since when. A new one, or one that
// is gone, fails until the list says so. Packages that run a script when they are installed are named by `allowScripts`.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { ROOT } from './tracked-files.mjs'

const DATE = /^20\d\d-(0[1-9]|1[0-2])-([0-2]\d|3[01])$/
const EXACT = /^\d+\.\d+\.\d+(-[\w.]+)?$/

/**
 * What is wrong between package.json, the reviewed list and the lock file, one sentence each.
 * @param {{ dependencies?: object, devDependencies?: object, allowScripts?: object }} manifest
 * @param {{ dependencies?: object, devDependencies?: object }} reviewed
 * @param {{ packages?: Record<string, any> }} lock
 */
export function dependencyProblems(manifest, reviewed, lock) {
  const problems = []
  for (const kind of ['dependencies', 'devDependencies']) {
    const named = manifest[kind] ?? {}
    const known = reviewed[kind] ?? {}
    for (const [name, version] of Object.entries(named)) {
      if (!EXACT.test(version)) problems.push(`${name} is "${version}" in package.json: expected one exact version`)
      const entry = known[name]
      if (entry === undefined)
        problems.push(`${name} is new among the ${kind}: look at it, then say why and since when in docs/dependencies.json`)
      else if (!DATE.test(entry.reviewed ?? '') || (entry.why ?? '').length < 10)
        problems.push(`${name} in docs/dependencies.json lacks why it is needed or the date of the review (reviewed: "2026-11-27")`)
    }
    for (const name of Object.keys(known))
      if (!(name in named)) problems.push(`${name} is no longer among the ${kind}: take it out of docs/dependencies.json`)
  }
  for (const [place, entry] of Object.entries(lock.packages ?? {})) {
    if (place === '' || entry.link) continue
    const name = place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length)
    if (!entry.integrity && !entry.inBundle) problems.push(`${name} has no integrity in package-lock.json`)
    if (entry.resolved && !entry.resolved.startsWith('https://registry.npmjs.org/')) problems.push(`${name} comes from ${entry.resolved}`)
    if (entry.hasInstallScript && !(name in (manifest.allowScripts ?? {})))
      problems.push(`${name} runs a script when it is installed: allow or forbid it by name in "allowScripts" of package.json`)
  }
  return problems
}

if (process.argv[1] === import.meta.filename) {
  const read = (file) => JSON.parse(readFileSync(path.join(ROOT, file), 'utf8'))
  const manifest = read('package.json')
  const problems = dependencyProblems(manifest, read('docs/dependencies.json'), read('package-lock.json'))
  for (const problem of problems) console.error(`dependencies: ${problem}`)
  if (problems.length > 0) process.exit(1)
  const count = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies }).length
  console.log(`dependencies: ${count} packages, each reviewed, pinned and with its integrity`)
}
