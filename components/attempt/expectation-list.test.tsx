import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import type { ExpectationView } from '@/lib/core/expectations/evidence'
import { ExpectationList } from './expectation-list'

const one = (change: Partial<ExpectationView>): ExpectationView => ({
  id: 'status-1',
  kind: 'status',
  title: 'Status is 101',
  outcome: 'pass',
  seen: 'Status is 101',
  expected: '101',
  sentence: 'Status is 101',
  ...change,
})
const text = (expectations: readonly ExpectationView[]) =>
  renderToStaticMarkup(<ExpectationList expectations={expectations} onShowFrame={() => undefined} />)
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')

it('says of each expectation in a word and a sentence what came of it, and counts them', () => {
  const shown = text([
    one({}),
    one({ id: 'status-2', outcome: 'fail', sentence: 'Status is 403: expected 101' }),
    one({ id: 'message-3', outcome: 'pending', title: 'A message comes', sentence: 'No message came yet: expected a message' }),
    one({ id: 'message-4', outcome: 'unknown', title: 'A message comes', sentence: 'It could not be told: expected a message' }),
  ])
  expect(shown).toContain('Expectations 1 passed, 1 failed, 1 pending, 1 unknown')
  expect(shown).toContain('Pass Status is 101')
  expect(shown).toContain('Fail Status is 403: expected 101 Status is 101')
  expect(shown).toContain('Pending No message came yet: expected a message')
  expect(shown).toContain('Unknown It could not be told')
})

it('leads to the frame of a message, and makes visible what cannot be seen in it', () => {
  const shown = text([one({ title: 'a\u202eb', at: { part: 'received', start: 0, end: 4, frame: 7 } })])
  expect(shown).toContain('Frame 7')
  expect(shown).not.toContain('\u202e')
})
