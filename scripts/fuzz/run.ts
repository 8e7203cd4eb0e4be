// npm run fuzz [-- --streams 1000000 --seed 1]: mutated streams through the frame reader, each read whole and in pieces.
import { parseArgs } from 'node:util'
import { checkStream, mutatedStream, randomFrom } from './streams'

const { values } = parseArgs({ options: { streams: { type: 'string', default: '1000000' }, seed: { type: 'string', default: '1' } } })
const [streams, seed] = [Number(values.streams), Number(values.seed)]
if (!(streams > 0) || !Number.isInteger(seed)) {
  console.error('Expected --streams, a number above 0, and --seed, a whole number.')
  process.exit(1)
}
const begun = performance.now()
for (let n = 0; n < streams; n++) {
  const own = Math.imul(seed + n, 2_654_435_761)
  try {
    checkStream(randomFrom(own))
  } catch (error) {
    console.error(`[fuzz] stream ${n} of seed ${seed}: ${error instanceof Error ? error.stack : error}`)
    console.error(`[fuzz] its octets: ${Buffer.from(mutatedStream(randomFrom(own))).toString('hex')}`)
    process.exit(1)
  }
  if ((n + 1) % 100_000 === 0) console.log(`[fuzz] ${n + 1} of ${streams} streams, ${((performance.now() - begun) / 1000).toFixed(0)} s`)
}
console.log(`[fuzz] ${streams} mutated streams: no throw, no hang, the same told for every cut`)
