import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { RECORDINGS, replay } from '../../testing/recordings'
import { octetsOfPart } from '../../testing/rule-tester'
import { judge } from './judge'

const file = path.join(import.meta.dirname, '../../testing/fixtures/golden.json')

/** What fails, one entry a recording. */
function failures(): Record<string, string[]> {
  const entries = RECORDINGS.map((recording) => {
    const failed = judge(replay(recording)).filter((verdict) => verdict.outcome === 'fail')
    return [recording.name, failed.map((verdict) => `${verdict.rule}: ${verdict.reason}`)] as const
  })
  return Object.fromEntries(entries)
}

/** JSON with one line a recording, to be read line by line. */
function oneLineEach(entries: Record<string, string[]>): string {
  const lines = Object.entries(entries).map(([name, failed]) => `  ${JSON.stringify(name)}: ${JSON.stringify(failed)}`)
  return `{\n${lines.join(',\n')}\n}\n`
}

describe('handshakes recorded from real servers', () => {
  it('fail the rules written down for them (written anew with UPDATE_GOLDEN=1)', () => {
    const seen = failures()
    if (process.env.UPDATE_GOLDEN === '1') writeFileSync(file, oneLineEach(seen))
    expect(seen).toEqual(JSON.parse(readFileSync(file, 'utf8')))
  })

  it('are judged without a rule that throws, and every place lies in its part', () => {
    for (const recording of RECORDINGS) {
      const artifacts = replay(recording)
      for (const verdict of judge(artifacts)) {
        expect(verdict.because, recording.name).not.toMatch(/^The rule itself failed/)
        for (const place of verdict.at)
          expect(place.end, `${recording.name} ${verdict.rule}`).toBeLessThanOrEqual(octetsOfPart(artifacts, place.part).length)
      }
    }
  })
})
