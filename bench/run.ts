// npm run bench            everything, printed as the table of docs/performance.md
// npm run bench -- --short a seeded-length run of the same code, as part of npm test: it checks that the benches work
import { benchDiagnose } from './diagnose'
import { benchEngine } from './engine'
import { benchFirstLoad } from './first-load'
import { benchFlood } from './flood'
import { benchFrames } from './frames'
import { benchHandshake } from './handshake'
import { benchHttp } from './http'
import { benchIdle } from './idle'
import { benchLadder } from './ladder'
import { benchLint } from './lint'
import { withServer } from './server'
import { type Row, table } from './stats'
import { benchStorage } from './storage'
import { benchStored } from './stored'

const short = process.argv.includes('--short')
const runs = short ? 20 : 400

const rows: Row[] = []
const handshake = await benchHandshake(runs)
rows.push(...handshake.rows, ...benchEngine(short ? 50 : 1000), ...benchDiagnose(short ? 1 : 10))
rows.push(...(await benchFrames(short ? 16_384 : 400_000, short ? 1 : 5)))
rows.push(...(await benchLint(short ? 20 : 1000, !short)))
await withServer(async (address) => {
  rows.push(...(await benchHttp(address, runs, handshake.engine)), ...(await benchLadder(address, short ? 1 : 20)))
  if (!short) rows.push(...(await benchFirstLoad(address)), ...(await benchFlood(address, 60)))
})
rows.push(...(await benchStorage(short ? 2 : 64)))
if (!short) rows.push(...(await benchStored(1_000_000)), ...(await benchIdle(2_000)))
console.log(table(rows))
process.exit(0)
