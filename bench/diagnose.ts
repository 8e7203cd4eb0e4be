import { diagnose } from '../lib/core/endpoints/diagnose'
import { PACKS } from '../lib/core/endpoints/packs'
import { seenIn } from '../lib/testing/pack-tester'
import { observed, RECORDINGS } from '../lib/testing/recordings'
import { figures, ms, type Row } from './stats'

const GOAL_MS = 5

const MIB = 1_048_576
/** Bodies of 1 MiB that are made to be slow: one that looks like many pages at once, and what expressions go on over for long. */
const BODIES: Readonly<Record<string, string>> = {
  'pages at once': '<html><title>403 Forbidden</title> origin token {"error": '.repeat(18_100),
  letters: 'a'.repeat(MIB),
  spaces: ' '.repeat(MIB),
  'line feeds': '\n'.repeat(MIB),
  'angle brackets': '<'.repeat(MIB),
  'opening JSON': '{"'.repeat(MIB / 2),
  digits: '7'.repeat(MIB),
}

/** A refusal that has everything a pack looks through: 250 header lines and such a body. */
function hostile(body: string) {
  const lines = Array.from({ length: 250 }, (_, n) => `X-Field-${n}: nginx Apache Jetty ${n}`)
  return seenIn({ response: ['HTTP/1.1 403 Forbidden', ...lines, `Content-Length: ${body.length}`], body })
}

/** Every pack over one attempt: over each recording in turn, and over an answer made to be slow. The replay is not counted. */
export function benchDiagnose(rounds: number): Row[] {
  const attempts = [...RECORDINGS.map((recording) => ({ name: recording.name, seen: observed(recording) }))]
  const all: number[] = []
  let slowest = { name: '', took: 0 }
  for (let round = -1; round < rounds; round++)
    for (const { name, seen } of attempts) {
      const start = performance.now()
      diagnose(seen, PACKS)
      const took = performance.now() - start
      if (round < 0) continue
      all.push(took)
      if (took > slowest.took) slowest = { name, took }
    }
  const worst = Object.entries(BODIES)
    .map(([name, body]) => {
      const large = hostile(body)
      const series: number[] = []
      for (let round = 0; round < 10 + rounds * 20; round++) {
        const start = performance.now()
        diagnose(large, PACKS)
        if (round >= 10) series.push(performance.now() - start)
      }
      return { name, series }
    })
    .reduce((most, one) => (figures(one.series).median > figures(most.series).median ? one : most))
  return [
    row(
      `diagnosis: all ${PACKS.length} packs over each of ${attempts.length} recordings`,
      all,
      `slowest ${ms(slowest.took)}, ${slowest.name}`,
    ),
    row(
      `diagnosis of a refusal of 250 header lines and 1 MiB, the slowest of ${Object.keys(BODIES).length} bodies`,
      worst.series,
      worst.name,
    ),
  ]
}

function row(what: string, series: readonly number[], against: string): Row {
  const { median, p95 } = figures(series)
  return { what, measured: `${ms(median)} median, ${ms(p95)} p95`, against, goal: `under ${GOAL_MS} ms`, holds: p95 < GOAL_MS }
}
