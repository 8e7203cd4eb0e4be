import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { NotFoundError } from '../../core/errors/errors'
import { type TemporaryStore, temporaryStore } from '../../testing/temporary-store'
import { statement } from './client'
import { createAttempt } from './create-attempt'
import { findSeries, MOST_AFTER, MOST_BEFORE, SERIES_QUERIES } from './find-series'
import { createProfile } from './profiles/create-profile'
import type { DerivedColumns } from './types'
import { updateAttempt } from './update-attempt'

let store: TemporaryStore
beforeEach(() => {
  store = temporaryStore()
})
afterEach(() => store.remove())

function make(outcome: DerivedColumns['outcome'], url = 'ws://ci.example:8080/a', profileId: string | null = null): string {
  const { hostname: host, port } = new URL(url)
  const draft = { url }
  const { workspaceId, personId: createdById } = store
  const { id } = createAttempt({ workspaceId, createdById, profileId, draft, exactDraft: draft, url, host, port: Number(port), tls: false })
  updateAttempt(workspaceId, id, { state: 'closed', outcome, status: outcome === 'accepted' ? 101 : 403 })
  return id
}
const series = (id: string) => findSeries(store.workspaceId, id)

describe('findSeries', () => {
  it('gives where it last worked, the first that failed after that, and how many failed since', () => {
    make('refused')
    const good = make('accepted')
    make('refused', 'ws://ci.example:8080/other')
    make('aborted')
    const first = make('timed-out')
    make('refused')
    const failed = make('refused')
    const later = make('accepted')
    const found = series(failed)
    expect(found).toMatchObject({
      by: 'url',
      lastGood: { id: good, status: 101 },
      firstFailing: { id: first },
      failed: 3,
      turns: 2,
      cut: false,
    })
    expect(found.points.map(({ outcome }) => outcome)).toEqual([
      'refused',
      'accepted',
      'aborted',
      'timed-out',
      'refused',
      'refused',
      'accepted',
    ])
    expect(found.points.at(-1)?.id).toBe(later)
  })

  it('names none where nothing worked before, and none of an attempt that worked', () => {
    const failed = make('refused')
    expect(series(failed)).toMatchObject({ lastGood: null, firstFailing: null, failed: 0, turns: 0 })
    expect(series(make('accepted'))).toMatchObject({ lastGood: null, firstFailing: null, turns: 1 })
  })

  it('is that of the profile where it was made with one, wherever that led', () => {
    const { workspaceId, personId: createdById } = store
    const draft = { url: 'ws://ci.example:8080/a' }
    const { id: profile } = createProfile({ workspaceId, createdById, name: 'agent', url: draft.url, draft, exactDraft: draft })
    const good = make('accepted', 'ws://elsewhere.example:1/', profile)
    make('refused')
    const failed = make('refused', draft.url, profile)
    expect(series(failed)).toMatchObject({ by: 'profile', lastGood: { id: good }, firstFailing: { id: failed }, failed: 1 })
  })

  it('says how many it hides; what hides is still looked at', () => {
    const good = make('accepted')
    const first = make('refused')
    for (let n = 0; n < MOST_BEFORE + 5; n++) make('refused')
    const failed = make('refused')
    for (let n = 0; n < MOST_AFTER + 1; n++) make('refused')
    const found = series(failed)
    expect(found).toMatchObject({
      hiddenBefore: 7,
      hasMoreAfter: true,
      lastGood: { id: good },
      firstFailing: { id: first },
      failed: MOST_BEFORE + 7,
    })
    expect(found.points).toHaveLength(MOST_BEFORE + 1 + MOST_AFTER)
  })

  it('walks the index of the profile or the host', () => {
    const given = { workspaceId: 'w', id: 'i', at: 1, profileId: 'p', host: 'h', url: 'u' }
    const plan = (sql: string) => JSON.stringify(statement(`EXPLAIN QUERY PLAN ${sql}`).all(given))
    expect(plan(SERIES_QUERIES.profile)).toContain('(profileId=? AND createdAt<?)')
    expect(plan(SERIES_QUERIES.url)).toContain('(workspaceId=? AND host=? AND createdAt<?)')
    expect(plan(SERIES_QUERIES.profileAfter)).toContain('(profileId=? AND createdAt>?)')
    expect(plan(SERIES_QUERIES.urlAfter)).toContain('(workspaceId=? AND host=? AND createdAt>?)')
  })

  it('looks into its own workspace only', () => {
    expect(() => findSeries('another', make('refused'))).toThrow(NotFoundError)
  })
})
