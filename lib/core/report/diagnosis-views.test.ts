import { describe, expect, it } from 'vitest'
import { seenIn } from '../../testing/pack-tester'
import { diagnose } from '../endpoints/diagnose'
import type { Pack } from '../endpoints/pack'
import { diagnosisViews } from './diagnosis-views'

const pack = (value: string): Pack => ({
  id: 'sample',
  title: 'Sample',
  role: 'origin',
  signals: { strong: [(look) => look.has('x-sample')], broad: [] },
  diagnoses: [
    {
      id: 'sample/one',
      rows: ['000'],
      says: (look) => `the sample saw ${look.header('x-sample')}`,
      confidence: 'certain',
      basis: 'measured',
      layer: 'application',
      when: (look) => [look.has('x-sample')],
      cause: 'It is a sample.',
      remedy: 'Do nothing.',
      change: () => ({ title: 'Another', sideEffect: 'None.', edits: [{ line: 'X-Sample', value }] }),
      source: 'a test',
    },
  ],
})
const REFUSED = seenIn({ response: ['HTTP/1.1 403 No', 'X-Sample: hunter22', 'Content-Length: 0'] })
const mask = (sentence: string) => sentence.replaceAll('hunter22', '********')

describe('diagnosisViews', () => {
  it('masks every sentence, evidence and who answered included', () => {
    const shown = diagnosisViews(diagnose(REFUSED, [pack('x')]), mask)
    expect(JSON.stringify(shown)).not.toContain('hunter22')
    expect(shown.diagnoses).toMatchObject([{ title: 'the sample saw ********', change: { edits: [{ line: 'X-Sample', value: 'x' }] } }])
    expect(shown.answeredBy).toMatchObject({ product: 'Sample', confidence: 'certain' })
  })

  it('proposes no change that would carry a masked value', () => {
    expect(diagnosisViews(diagnose(REFUSED, [pack('hunter22')]), mask).diagnoses[0]?.change).toBeUndefined()
  })
})
