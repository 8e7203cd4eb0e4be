// npm run clients:measure                  the clients that are npm packages of this project
// npm run clients:measure -- all           and every other that is here; says what is missing
// npm run clients:measure -- ws chromium   only those
// Writes lib/core/clients/measured/<name>.json and docs/clients.md, and says what it could not explain.
import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Measurement } from '@/lib/core/clients/profile'
import type { OpenAll } from './drivers/driver'
import type { About } from './drivers/program'
import { measureClient } from './measure-client'
import { installedVersion, NPM_CLIENTS } from './npm-clients'
import { OTHER_CLIENTS } from './other-clients'

process.chdir(path.resolve(import.meta.dirname, '../..'))
const asked = process.argv.slice(2)
const unknown = asked.filter((name) => name !== 'all' && !(name in NPM_CLIENTS) && !(name in OTHER_CLIENTS))
if (unknown.length > 0) {
  const names = [...Object.keys(NPM_CLIENTS), ...Object.keys(OTHER_CLIENTS), 'all'].join(', ')
  console.error(`[clients] "${unknown.join('", "')}" is no client: expected some of ${names}`)
  process.exit(1)
}

async function measure(name: string, openAll: OpenAll, about: () => About): Promise<void> {
  const { offers, follows, refuses, opens, depends, derived, exchanges } = await measureClient(openAll)
  const { version, on } = about()
  const measurement: Measurement = { version, on, at: new Date().toISOString().slice(0, 10), offers, follows, refuses, opens, depends }
  const file = `lib/core/clients/measured/${name}.json`
  writeFileSync(file, JSON.stringify(measurement))
  execFileSync(process.execPath, ['node_modules/@biomejs/biome/bin/biome', 'format', '--write', file], { stdio: 'ignore' })
  console.log(`[clients] ${name} ${version}, ${on}: ${exchanges.length} answers, ${exchanges.filter((one) => !one.opens).length} refused`)
  for (const { name: answer, signals, says } of derived.unexplained)
    console.log(`  refused, and nothing we look at explains it: "${answer}" (${signals.join(', ') || 'no finding'}): ${says}`)
  for (const { name: answer, signals } of derived.unclear)
    console.log(`  refused for one of several reasons: "${answer}" (${signals.join(', ')})`)
}

for (const [name, openAll] of Object.entries(NPM_CLIENTS))
  if (asked.length === 0 || asked.includes('all') || asked.includes(name))
    await measure(name, openAll, () => ({ version: installedVersion(name), on: `Node ${process.versions.node}` }))

for (const [name, client] of Object.entries(OTHER_CLIENTS)) {
  if (!asked.includes('all') && !asked.includes(name)) continue
  const found = await client.find()
  if (found) await measure(name, found.openAll, found.about)
  else console.error(`[clients] ${name} is not here: on Debian "apt-get install ${client.needs}"`)
}
// In a process of its own: this one read the profiles before they were written.
execFileSync(process.execPath, [...process.execArgv, 'scripts/clients/write-document.ts'], { stdio: 'inherit' })
process.exit(0)
