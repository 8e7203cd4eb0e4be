import { describe, expect, it } from 'vitest'
import { byWhom, reasonForEnd, reasonOf, reasonOfClose } from './reason'
import type { AnsweredByView, CloseView, DiagnosisView } from './view'

const finding = (change: Partial<DiagnosisView>): DiagnosisView => ({
  id: 'sample/one',
  title: 'the sample says no',
  confidence: 'likely',
  basis: 'measured',
  layer: 'application',
  about: 'answer',
  evidence: [],
  cause: 'It is a sample.',
  remedy: 'Do nothing.',
  snippets: [],
  source: 'a test',
  ...change,
})
const jetty = { pack: 'jetty', product: 'Jetty', confidence: 'certain', evidence: [] } as const
const nginx = { pack: 'nginx', product: 'nginx', confidence: 'likely', evidence: [] } as const
const by = (change: Partial<AnsweredByView> = {}): AnsweredByView => ({ ...jetty, layer: 'application', inFront: [], ...change })
const told = (...diagnoses: DiagnosisView[]) => ({ diagnoses, answeredBy: by() })

describe('reasonOf', () => {
  it('takes the surest cause, and never a possible one or what only names the product', () => {
    const likely = finding({ id: 'sample/likely' })
    expect(reasonOf(told(finding({ about: 'product', confidence: 'certain' }), likely, finding({})))).toBe(likely)
    expect(reasonOf(told(finding({ confidence: 'possible' })))).toBeNull()
  })

  it('takes only what was seen after the session was open for its end', () => {
    const end = finding({ about: 'end' })
    expect(reasonOf(told(finding({}), end), 'end')).toBe(end)
    expect(reasonOf(told(finding({})), 'end')).toBeNull()
  })
})

describe('byWhom', () => {
  it('names the product, hedged where it is only possible', () => {
    expect(byWhom({ diagnoses: [], answeredBy: by() }, null)).toBe(' by Jetty')
    expect(byWhom({ diagnoses: [], answeredBy: by({ confidence: 'possible' }) }, null)).toBe(', possibly by Jetty')
    expect(byWhom({ diagnoses: [], answeredBy: null }, null)).toBe('')
  })

  it('names what stands in front where that is what speaks', () => {
    const answeredBy = by({ inFront: [nginx] })
    expect(byWhom({ diagnoses: [], answeredBy }, finding({ layer: 'proxy' }))).toBe(' by nginx in front of Jetty')
    expect(byWhom({ diagnoses: [], answeredBy }, finding({}))).toBe(' by Jetty')
    const unsure = by({ inFront: [{ ...nginx, confidence: 'possible' }] })
    expect(byWhom({ diagnoses: [], answeredBy: unsure }, finding({ layer: 'proxy' }))).toBe(' by Jetty')
  })
})

describe('reasonOfClose', () => {
  const close: CloseView = {
    code: 1005,
    codeName: 'No Status Rcvd',
    reportedLocally: true,
    reason: '',
    by: 'endpoint',
    how: 'close-frame',
    wireCode: null,
    explanation: '',
  }
  const clean = finding({ id: 'endings/closed-without-code', about: 'end', confidence: 'certain' })
  const refusal = finding({ id: 'sample/refused-after-101', about: 'end' })

  it('takes the reason a product gave for an end in order, and none of the end itself', () => {
    expect(reasonOfClose(told(clean, refusal), close)).toBe(refusal)
    expect(reasonOfClose(told(clean), close)).toBeNull()
    expect(reasonOfClose(told(clean, refusal), { ...close, by: 'us' })).toBeNull()
  })

  it('takes any reason of an end that is not in order', () => {
    expect(reasonOfClose(told(clean, refusal), { ...close, how: 'fin', code: 1006 })).toBe(clean)
  })
})

describe('reasonForEnd', () => {
  const close: CloseView = {
    code: 1006,
    codeName: 'Abnormal Closure',
    reportedLocally: true,
    reason: '',
    by: 'endpoint',
    how: 'fin',
    wireCode: null,
    explanation: '',
  }
  const idle = (title: string) => finding({ about: 'end', confidence: 'possible', title })

  it('says the reason, and how sure it is', () => {
    expect(reasonForEnd(told(finding({ about: 'end', title: 'nginx closes after 60 s' })), close)).toBe(
      'Most likely: nginx closes after 60 s.',
    )
    expect(reasonForEnd(told(finding({ about: 'end', confidence: 'certain' })), close)).toBe('The reason: the sample says no.')
  })

  it('lists what is possible where nothing is sure, hedged once', () => {
    expect(reasonForEnd(told(idle('possibly a'), idle('b'), finding({}), idle('c'), idle('d')), close)).toBe(
      'Possibly: a; or b; or c (and 1 more).',
    )
    expect(reasonForEnd(told(finding({})), close)).toBe('')
  })

  it('asks nobody why where we ended it ourselves', () => {
    expect(reasonForEnd(told(idle('a')), { ...close, by: 'us' })).toBe('')
    expect(reasonForEnd(told(idle('a')), { ...close, how: 'timeout' })).toBe('')
    expect(reasonForEnd(told(idle('a')), { ...close, how: 'close-frame', code: 1005 })).toBe('')
    expect(reasonForEnd(told(idle('a')), { ...close, how: 'close-frame', code: 4401 })).toBe('Possibly: a.')
  })
})
