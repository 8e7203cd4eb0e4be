// npm run torture [-- --kills 200 --seed 1]: a process that runs attempts is killed again and again; nothing it acknowledged may be lost.
import { parseArgs } from 'node:util'
import { torture } from './rounds'

const { values } = parseArgs({ options: { kills: { type: 'string', default: '200' }, seed: { type: 'string', default: '1' } } })
const [kills, seed] = [Number(values.kills), Number(values.seed)]
if (!(Number.isInteger(kills) && kills > 0) || !Number.isInteger(seed)) {
  console.error('Expected --kills, a whole number above 0, and --seed, a whole number.')
  process.exit(1)
}
console.log(`[torture] ${kills} kills, seed ${seed} …`)
const begun = performance.now()
const result = await torture(kills, seed, undefined, (kill) => {
  if (kill % 20 === 0) console.log(`[torture] ${kill} of ${kills} kills, ${((performance.now() - begun) / 1000).toFixed(0)} s`)
})
for (const fault of result.faults) console.error(`[torture] ${fault}`)
console.log(
  `[torture] ${result.kills} kills (${result.whileStarting} while starting): ${result.acknowledged} attempts acknowledged, ` +
    `${result.interrupted} interrupted; octets of at most ${Math.round(result.worstLossMs)} ms lost; ${result.faults.length} faults`,
)
process.exit(result.faults.length === 0 ? 0 : 1)
