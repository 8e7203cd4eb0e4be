import { expect, it } from 'vitest'
import { type EndpointAttempt, outcomeChanges } from './outcome-changes'

/** Attempts newest first, each as `outcome` or `outcome status`, at one URL or several. */
function changes(...told: (string | [url: string, outcome: string, profileId?: string])[]) {
  const finder = outcomeChanges(3)
  for (const [place, one] of told.entries()) {
    const [url, text, profileId = null] = typeof one === 'string' ? ['ws://a/', one] : one
    const [outcome = '', status] = text.split(' ')
    const attempt: EndpointAttempt = {
      id: `${place}`,
      at: 1_000 - place,
      outcome,
      status: status === undefined ? null : Number(status),
      host: 'a',
      url,
      profileId,
    }
    finder.push(attempt)
  }
  return finder.changes().map(({ before, after }) => `${after.url} ${before.id} → ${after.id}`)
}

it('finds the last attempt of the old outcome and the first of the new', () => {
  expect(changes('refused 403', 'refused 403', 'accepted 101', 'refused 403')).toEqual(['ws://a/ 2 → 1'])
  expect(changes('accepted 101', 'accepted 101')).toEqual([])
})

it('takes another status for another outcome only where it refused', () => {
  expect(changes('refused 502', 'refused 403')).toEqual(['ws://a/ 1 → 0'])
  expect(changes('accepted 101', 'accepted 200')).toEqual([])
})

it('passes over attempts that were stopped here', () => {
  expect(changes('aborted', 'accepted 101', 'aborted', 'accepted 101')).toEqual([])
  expect(changes('accepted 101', 'aborted', 'unreachable')).toEqual(['ws://a/ 2 → 0'])
})

it('keeps URLs and profiles apart, the newest change first', () => {
  expect(
    changes(
      ['ws://b/', 'accepted'],
      ['ws://a/', 'unreachable'],
      ['ws://a/', 'accepted', 'p1'],
      ['ws://a/', 'accepted'],
      ['ws://b/', 'timed-out'],
    ),
  ).toEqual(['ws://b/ 4 → 0', 'ws://a/ 3 → 1'])
})

it('remembers so many endpoints, those tried last, and says when there were more', () => {
  const finder = outcomeChanges(1)
  const attempt = (url: string, outcome: string, at: number) => ({
    id: `${at}`,
    at,
    outcome,
    status: null,
    host: 'a',
    url,
    profileId: null,
  })
  finder.push(attempt('ws://a/', 'accepted', 4))
  expect(finder.full()).toBe(false)
  finder.push(attempt('ws://b/', 'accepted', 3))
  finder.push(attempt('ws://b/', 'unreachable', 2))
  finder.push(attempt('ws://a/', 'unreachable', 1))
  expect(finder.full()).toBe(true)
  expect(finder.changes().map(({ after }) => after.url)).toEqual(['ws://a/'])
})
