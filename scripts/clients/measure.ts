// npm run clients:measure            every client that is here
// npm run clients:measure -- ws go   only those
// Writes lib/core/clients/measured/<name>.json, and says what it could not explain.
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Measurement } from '@/lib/core/clients/profile'
import type { OpenAll } from './drivers/driver'
import { measureClient } from './measure-client'
import { installedVersion, NPM_CLIENTS } from './npm-clients'

process.chdir(path.resolve(import.meta.dirname, '../..'))
const only = process.argv.slice(2)
const wanted = (name: string) => only.length === 0 || only.includes(name)

async function write(name: string, version: string, on: string, openAll: OpenAll): Promise<void> {
  const { offers, follows, refuses, opens, depends, derived, exchanges } = await measureClient(openAll)
  const at = new Date().toISOString().slice(0, 10)
  const measurement: Measurement = { version, on, at, offers, follows, refuses, opens, depends }
  writeFileSync(`lib/core/clients/measured/${name}.json`, `${JSON.stringify(measurement, null, 2)}\n`)
  const refused = exchanges.filter((exchange) => !exchange.opens).length
  console.log(`${name} ${version} on ${on}: ${exchanges.length} answers, ${refused} refused`)
  for (const { name: unclear, signals } of derived.unclear) console.log(`  unclear: "${unclear}" (${signals.join(', ')})`)
  for (const { name: unexplained, signals, says } of derived.unexplained)
    console.log(`  unexplained: "${unexplained}" (${signals.join(', ') || 'nothing against it'}): ${says}`)
}

for (const [name, openAll] of Object.entries(NPM_CLIENTS))
  if (wanted(name)) await write(name, installedVersion(name), `Node ${process.versions.node}`, openAll)
process.exit(0)
