import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { observed, RECORDINGS } from '../../testing/recordings'
import { octetsOfPart } from '../../testing/rule-tester'
import { diagnose } from './diagnose'
import { PACKS } from './packs'

const file = path.join(import.meta.dirname, '../../testing/fixtures/golden-diagnoses.json')

const DIAGNOSED = RECORDINGS.map((recording) => {
  const seen = observed(recording)
  return { name: recording.name, seen, ...diagnose(seen, PACKS) }
})

/** Who answered, then what is diagnosed, the surest first; what is only possible is marked. */
function written(): Record<string, string[]> {
  const entries = DIAGNOSED.map(({ name, findings, answeredBy }) => {
    const by = answeredBy
      ? [answeredBy, ...answeredBy.inFront].map(({ pack, confidence }) => `${pack} (${confidence})`).join(' behind ')
      : 'nobody known'
    return [name, [by, ...findings.map(({ id, confidence }) => `${id} (${confidence})`)]] as [string, string[]]
  })
  return Object.fromEntries(entries)
}

function oneLineEach(entries: Record<string, string[]>): string {
  return `{\n${Object.entries(entries)
    .map(([name, found]) => `  ${JSON.stringify(name)}: ${JSON.stringify(found)}`)
    .join(',\n')}\n}\n`
}

describe('handshakes recorded from real servers', () => {
  it('are diagnosed as written down for them (written anew with UPDATE_GOLDEN=1)', () => {
    const seen = written()
    if (process.env.UPDATE_GOLDEN === '1') writeFileSync(file, oneLineEach(seen))
    expect(seen).toEqual(JSON.parse(readFileSync(file, 'utf8')))
  })

  it('are diagnosed with evidence that lies in its part', () => {
    const outside = DIAGNOSED.flatMap(({ name, seen, findings }) =>
      findings.flatMap(({ id, evidence }) =>
        evidence.flatMap((one) => one.at.filter((place) => place.end > octetsOfPart(seen, place.part).length)).map(() => `${name} ${id}`),
      ),
    )
    expect(outside).toEqual([])
  })
})
