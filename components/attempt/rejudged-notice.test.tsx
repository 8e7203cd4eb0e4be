import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { HistoryRow } from '@/components/history/history-row'
import type { AttemptSummary } from '@/lib/client/history'
import type { RejudgedView } from '@/lib/core/report/view'
import { head } from '@/lib/testing/play'
import { connected } from '@/lib/testing/report'
import { RejudgedNotice } from './rejudged-notice'

const BEFORE: RejudgedView = {
  at: '2026-11-25T10:00:00.000Z',
  rulesVersion: '2',
  outcome: 'accepted',
  summary: 'Opened: the endpoint switched to WebSocket with 101',
  appeared: ['response/accept-correct'],
  gone: [],
}
const text = (element: React.ReactElement) =>
  renderToStaticMarkup(element)
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')

it('says what the verdict was before newer rules, and which rules made the difference', () => {
  const { conversation, view } = connected({ judge: () => [] })
  conversation.sends(head('GET / HTTP/1.1')).wrote().receives(head('HTTP/1.1 403 No')).ends()
  const shown = text(<RejudgedNotice view={view()} rejudged={BEFORE} />)
  expect(shown).toContain('Newer rules changed the outcome rules version 2 before')
  expect(shown).toContain('before Accepted Opened: the endpoint switched to WebSocket with 101')
  expect(shown).toContain('fails now: response/accept-correct')
  expect(shown).not.toContain('no longer fails')
})

const ROW: AttemptSummary = {
  id: 'a1',
  createdAt: '2026-11-20T10:00:00.000Z',
  state: 'closed',
  outcome: 'invalid',
  status: 101,
  summary: 'x',
  name: null,
  pinned: false,
  url: 'ws://example.com/',
  host: 'example.com',
  product: null,
  diagnoses: [],
  closeCode: null,
  closeHow: null,
  durationMs: 12,
  framesSent: 0,
  framesReceived: 0,
  rejudged: null,
}
const row = (rejudged: RejudgedView | null) =>
  text(
    <HistoryRow
      attempt={{ ...ROW, rejudged }}
      busy={false}
      chosen={false}
      onChoose={() => undefined}
      onRepeat={() => undefined}
      onDelete={() => undefined}
    />,
  )

it('says in the history that and from what the outcome changed', () => {
  expect(row(BEFORE)).toContain('newer rules changed the outcome: it was Accepted')
  expect(row({ ...BEFORE, outcome: 'invalid' })).toContain('newer rules judge it differently')
  expect(row(null)).not.toContain('newer rules')
})
