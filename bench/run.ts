// npm run bench            everything, printed as the table of docs/performance.md
// npm run bench -- --short a seeded-length run of the same code, as part of npm test: it checks that the benches work
// npm run bench -- stored  only the benches named: handshake, engine, diagnose, lists, frames, lint, http, ladder, first-load, flood, storage, profiles, history, append, compare, stored, idle
import { benchAppend } from './append'
import { benchCompare } from './compare'
import { benchDiagnose } from './diagnose'
import { benchEngine } from './engine'
import { benchFirstLoad } from './first-load'
import { benchFlood } from './flood'
import { benchFrames } from './frames'
import { benchHandshake } from './handshake'
import { benchHistory } from './history'
import { benchHttp } from './http'
import { benchIdle } from './idle'
import { benchLadder } from './ladder'
import { benchLint } from './lint'
import { benchLists } from './lists'
import { benchProfiles } from './profiles'
import { withServer } from './server'
import { type Row, table } from './stats'
import { benchStorage } from './storage'
import { benchStored } from './stored'

const short = process.argv.includes('--short')
const runs = short ? 20 : 400

const named = process.argv.slice(2).filter((argument) => !argument.startsWith('--'))
const wants = (...names: string[]) => named.length === 0 || names.some((name) => named.includes(name))

const rows: Row[] = []
const handshake = wants('handshake', 'http') ? await benchHandshake(runs) : null
rows.push(...(handshake?.rows ?? []))
if (wants('engine')) rows.push(...benchEngine(short ? 50 : 1000))
if (wants('diagnose')) rows.push(...benchDiagnose(short ? 1 : 10))
if (wants('lists')) rows.push(...benchLists(short ? 2 : 50))
if (wants('frames')) rows.push(...(await benchFrames(short ? 16_384 : 400_000, short ? 1 : 5)))
if (wants('lint')) rows.push(...(await benchLint(short ? 20 : 1000, !short)))
if (wants('http', 'ladder', 'first-load', 'flood')) {
  await withServer(async (address) => {
    if (handshake !== null && wants('http')) rows.push(...(await benchHttp(address, runs, handshake.engine)))
    if (wants('ladder')) rows.push(...(await benchLadder(address, short ? 1 : 20)))
    if (!short && wants('first-load')) rows.push(...(await benchFirstLoad(address)))
    if (!short && wants('flood')) rows.push(...(await benchFlood(address, 60)))
  })
}
if (wants('storage')) rows.push(...(await benchStorage(short ? 2 : 64)))
if (wants('profiles')) rows.push(...(await benchProfiles(short ? 200 : 10_000, short ? 5 : 200)))
if (wants('history')) rows.push(...(await benchHistory(short ? 500 : 10_000, short ? 2_000 : 1_000_000, short ? 1 : 40)))
if (wants('append')) rows.push(...(await benchAppend(short ? 200 : 100_000, short ? 0.5 : 30)))
if (wants('compare')) rows.push(...(await benchCompare(short ? 200 : 10_000, short ? 2 : 20)))
if (!short && wants('stored')) rows.push(...(await benchStored(1_000_000)))
if (!short && wants('idle')) rows.push(...(await benchIdle(2_000)))
console.log(table(rows))
process.exit(0)
