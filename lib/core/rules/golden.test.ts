import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { isUndated, RECORDINGS, replay } from '../../testing/recordings'
import { octetsOfPart } from '../../testing/rule-tester'
import { judge } from './judge'
import type { Verdict } from './rule'

const file = path.join(import.meta.dirname, '../../testing/fixtures/golden.json')

const JUDGED = RECORDINGS.map((recording) => {
  const artifacts = replay(recording)
  return { recording, artifacts, verdicts: judge(artifacts) }
})

/** What fails, one entry a recording. */
function failures(): Record<string, string[]> {
  const entries = JUDGED.map(({ recording, verdicts }) => {
    const failed = verdicts.filter(({ outcome, rule }) => outcome === 'fail' && !(rule === 'response/date-present' && isUndated(recording)))
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
    const wrong = JUDGED.flatMap(({ recording, artifacts, verdicts }) => {
      const isOutside = ({ at }: Verdict) =>
        at.some((place) => place.frame === undefined && place.end > octetsOfPart(artifacts, place.part).length)
      const found = verdicts.filter((verdict) => verdict.because.startsWith('The rule itself failed') || isOutside(verdict))
      return found.map((verdict) => `${recording.name} ${verdict.rule}: ${verdict.because}`)
    })
    expect(wrong).toEqual([])
  })
})
