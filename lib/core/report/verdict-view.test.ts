import { expect, it } from 'vitest'
import { verdictView } from './verdict-view'

it('adds the section and masks the sentences', () => {
  const verdict = {
    rule: 'response/status-101',
    outcome: 'fail',
    level: 'must',
    effect: 'clients-fail',
    section: 'rfc6455-4.1',
    title: 'a',
    reason: 'other',
    because: 'b',
    at: [],
    advice: null,
  } as const
  expect(verdictView(verdict, (text) => `${text}!`)).toMatchObject({
    sectionTitle: 'RFC 6455 §4.1',
    sectionUrl: 'https://www.rfc-editor.org/rfc/rfc6455#section-4.1',
    title: 'a!',
    because: 'b!',
    advice: null,
  })
})
