import { describe, expect, it } from 'vitest'
import { seenIn } from '../../testing/pack-tester'
import { diagnose } from './diagnose'
import type { Diagnosis, Pack } from './pack'

const diagnosis = (change: Partial<Diagnosis>): Diagnosis => ({
  id: 'sample/one',
  rows: ['000'],
  says: 'the sample says no',
  confidence: 'certain',
  basis: 'measured',
  layer: 'application',
  when: (look) => [look.isStatus(403), look.has('x-sample')],
  cause: 'It is a sample.',
  remedy: 'Do nothing.',
  source: 'a test',
  ...change,
})
const pack = (change: Partial<Pack>): Pack => ({
  id: 'sample',
  title: 'Sample',
  role: 'origin',
  signals: { strong: [(look) => look.has('x-sample')], broad: [(look) => look.has('server', /^sample/)] },
  diagnoses: [diagnosis({})],
  ...change,
})
const REFUSED = seenIn({ response: ['HTTP/1.1 403 Forbidden', 'X-Sample: 1', 'Content-Length: 0'] })
const ids = (packs: readonly Pack[]) => diagnose(REFUSED, packs).findings.map(({ id, confidence }) => `${id} ${confidence}`)

describe('diagnose', () => {
  it('needs all of its evidence, and shows it with its places', () => {
    const { findings } = diagnose(REFUSED, [pack({})])
    expect(findings).toMatchObject([
      {
        id: 'sample/one',
        title: 'the sample says no',
        evidence: [
          { text: 'The status is 403', at: [{ part: 'response', start: 9, end: 12 }] },
          { text: 'The answer has X-Sample: "1"', at: [{ part: 'response' }] },
        ],
      },
    ])
    expect(diagnose(seenIn({ response: ['HTTP/1.1 403 Forbidden', 'Content-Length: 0'] }), [pack({})]).findings).toEqual([])
  })

  it('lets broad evidence alone make it possible at most', () => {
    expect(ids([pack({ diagnoses: [diagnosis({ when: (look) => [look.isStatus(403), look.bodyIsEmpty()] })] })])).toEqual([
      'sample/one possible',
    ])
  })

  it('lets a report make it likely at most, and what nobody verified possible', () => {
    expect(ids([pack({ diagnoses: [diagnosis({ basis: 'reported' })] })])).toEqual(['sample/one likely'])
    expect(ids([pack({ diagnoses: [diagnosis({ basis: 'unverified' })] })])).toEqual(['sample/one possible'])
  })

  it('ranks the surest first, and a product before none', () => {
    const any = pack({
      id: 'any',
      role: 'any',
      diagnoses: [diagnosis({ id: 'any/one' }), diagnosis({ id: 'any/two', confidence: 'likely' })],
    })
    const own = pack({ diagnoses: [diagnosis({ confidence: 'likely' }), diagnosis({ id: 'sample/two' })] })
    expect(ids([any, own])).toEqual(['sample/two certain', 'any/one certain', 'sample/one likely', 'any/two likely'])
  })

  it('says what a status alone suggests only where nothing surer is', () => {
    const fallback = diagnosis({ id: 'sample/two', fallback: true, when: (look) => [look.isStatus(403)] })
    expect(ids([pack({ diagnoses: [fallback] })])).toEqual(['sample/two possible'])
    expect(ids([pack({ diagnoses: [fallback, diagnosis({})] })])).toEqual(['sample/one certain'])
  })

  it('leaves out what may be of a product without a mark where another left a strong one', () => {
    const other = (confidence: Diagnosis['confidence']) =>
      pack({ id: 'other', signals: { strong: [], broad: [] }, diagnoses: [diagnosis({ id: 'other/one', confidence })] })
    expect(ids([pack({}), other('likely')])).toEqual(['sample/one certain'])
    expect(ids([pack({}), other('certain')])).toEqual(['sample/one certain', 'other/one certain'])
    expect(ids([pack({ signals: { strong: [], broad: [] } }), other('likely')])).toEqual(['sample/one certain', 'other/one likely'])
  })

  it('goes on when a pack fails on what it sees', () => {
    const broken = diagnosis({
      id: 'sample/broken',
      when: () => {
        throw new Error('a mistake of ours')
      },
    })
    expect(ids([pack({ diagnoses: [broken, diagnosis({})] })])).toEqual(['sample/one certain'])
  })
})
