import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { NotFoundError } from '../../core/errors/errors'
import { type TemporaryStore, temporaryStore } from '../../testing/temporary-store'
import { statement } from './client'
import { createAttempt } from './create-attempt'
import { EARLIER_QUERIES, findLastGood } from './find-earlier'
import { createProfile } from './profiles/create-profile'
import type { DerivedColumns } from './types'
import { updateAttempt } from './update-attempt'

let store: TemporaryStore
beforeEach(() => {
  store = temporaryStore()
})
afterEach(() => store.remove())

function make(url: string, outcome: DerivedColumns['outcome'], profileId: string | null = null): string {
  const { hostname: host, port } = new URL(url)
  const draft = { url }
  const { workspaceId, personId: createdById } = store
  const target = { url, host, port: Number(port), tls: false }
  const { id } = createAttempt({ workspaceId, createdById, profileId, draft, exactDraft: draft, ...target })
  updateAttempt(workspaceId, id, { state: 'closed', outcome, summary: `${outcome}` })
  return id
}
const URL_A = 'ws://ci.example:8080/a'
const found = (id: string) => {
  const { attempt, by, previous } = findLastGood(store.workspaceId, id)
  return { attempt: attempt?.id ?? null, by, previous: previous?.id ?? null }
}

describe('findLastGood', () => {
  it('gives the newest accepted attempt before it at the same URL, and the one right before', () => {
    make(URL_A, 'accepted')
    const good = make(URL_A, 'accepted')
    const refused = make(URL_A, 'refused')
    const failed = make(URL_A, 'refused')
    make(URL_A, 'accepted')
    expect(found(failed)).toEqual({ attempt: good, by: 'target', previous: refused })
    expect(findLastGood(store.workspaceId, failed).attempt).toEqual({ id: good, createdAt: expect.any(Date), summary: 'accepted' })
  })
  it('takes the same host and port where the URL never worked, and nothing of another port', () => {
    const good = make('ws://ci.example:8080/b', 'accepted')
    make('ws://ci.example:9090/a', 'accepted')
    expect(found(make(URL_A, 'refused'))).toEqual({ attempt: good, by: 'target', previous: null })
    expect(found(make('ws://other.example:8080/a', 'refused'))).toEqual({ attempt: null, by: null, previous: null })
  })
  it('takes the same profile first, wherever that led', () => {
    const profile = createProfile({
      workspaceId: store.workspaceId,
      createdById: store.personId,
      name: 'agent',
      url: URL_A,
      draft: { url: URL_A },
      exactDraft: { url: URL_A },
    })
    const good = make('ws://elsewhere.example:1/a', 'accepted', profile.id)
    make(URL_A, 'accepted')
    expect(found(make(URL_A, 'refused', profile.id))).toMatchObject({ attempt: good, by: 'profile' })
  })
  it('walks the index of the profile or the host, not the whole workspace', () => {
    const given = { workspaceId: 'w', id: 'i', at: 1, profileId: 'p', host: 'h' }
    const plan = (sql: string) => JSON.stringify(statement(`EXPLAIN QUERY PLAN ${sql}`).all(given))
    expect(plan(EARLIER_QUERIES.profile)).toContain('(profileId=? AND createdAt<?)')
    expect(plan(EARLIER_QUERIES.target)).toContain('(workspaceId=? AND host=? AND createdAt<?)')
  })
  it('looks into its own workspace only', () => {
    expect(() => findLastGood('another', make(URL_A, 'refused'))).toThrow(NotFoundError)
  })
})
