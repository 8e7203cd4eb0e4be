import { expect, it, vi } from 'vitest'
import type { Verdict } from '../rules/rule'
import { verdictViews } from './verdict-view'

const verdict: Verdict = {
  rule: 'response/status-101',
  outcome: 'fail',
  level: 'must',
  effect: 'clients-fail',
  section: 'rfc6455-4.1',
  title: 'a secret',
  reason: 'other',
  because: 'b',
  at: [],
  advice: null,
}
const mask = (text: string) => text.replaceAll('secret', '******')

it('adds the section and masks the sentences', () => {
  expect(verdictViews([verdict, { ...verdict, because: '', advice: 'no secret\nhere' }], mask)).toMatchObject([
    {
      sectionTitle: 'RFC 6455 §4.1',
      sectionUrl: 'https://www.rfc-editor.org/rfc/rfc6455#section-4.1',
      title: 'a ******',
      because: 'b',
      advice: null,
    },
    { title: 'a ******', because: '', advice: 'no ******\nhere' },
  ])
})

it('masks all of them at once', () => {
  const text = vi.fn(mask)
  verdictViews([verdict, verdict, verdict], text)
  expect(text).toHaveBeenCalledTimes(1)
})
