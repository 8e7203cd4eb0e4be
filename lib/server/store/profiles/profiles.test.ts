import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { NotFoundError } from '../../../core/errors/errors'
import { type TemporaryStore, temporaryStore } from '../../../testing/temporary-store'
import { createProfile } from './create-profile'
import { deleteProfile } from './delete-profile'
import { duplicateProfile } from './duplicate-profile'
import { listProfileVersions } from './list-profile-versions'
import { listProfiles } from './list-profiles'
import { readProfile, readProfileSecrets } from './read-profile'
import { saveProfile } from './save-profile'

let store: TemporaryStore
beforeEach(() => {
  store = temporaryStore()
})
afterEach(() => store.remove())

const make = (name: string, url = 'ws://one/') =>
  createProfile({
    workspaceId: store.workspaceId,
    createdById: store.personId,
    name,
    url,
    draft: { url, headers: [['Secret-Key', '*******']] },
    exactDraft: { url, headers: [['Secret-Key', 'hunter2']] },
  })

describe('profiles in the store', () => {
  it('keeps every save as a version', () => {
    const made = make('agent')
    expect(made).toMatchObject({ name: 'agent', version: 1, note: '', draft: { headers: [['Secret-Key', '*******']] } })
    const draft = { url: 'ws://two/' }
    const save = {
      workspaceId: store.workspaceId,
      id: made.id,
      savedById: store.personId,
      name: 'agent 2',
      url: draft.url,
      draft,
      exactDraft: draft,
    }
    expect(saveProfile({ ...save, version: 1 })).toMatchObject({ name: 'agent 2', version: 2, draft })
    expect(() => saveProfile({ ...save, version: 1 })).toThrow(expect.objectContaining({ code: 'stale-version' }))
    expect(readProfile(store.workspaceId, made.id).version).toBe(2)
    expect(listProfileVersions(store.workspaceId, made.id).map(({ version, name, url }) => [version, name, url])).toEqual([
      [2, 'agent 2', 'ws://two/'],
      [1, 'agent', 'ws://one/'],
    ])
  })

  it('duplicates with its secrets', () => {
    const copy = duplicateProfile(store.workspaceId, make('agent').id, store.personId)
    expect(copy).toMatchObject({ name: 'agent (copy)', version: 1 })
    expect(readProfileSecrets(store.workspaceId, copy.id).exactDraft.headers).toEqual([['Secret-Key', 'hunter2']])
  })

  it('lists, searches and deletes, within one workspace', async () => {
    const one = make('one_a')
    make('one-a')
    const page = await listProfiles(store.workspaceId, {}, { limit: 1 })
    expect([page.items.map((item) => item.name), page.total]).toEqual([['one-a'], 2])
    const next = await listProfiles(store.workspaceId, {}, { limit: 1, cursor: page.nextCursor ?? '' })
    expect([next.items.map((item) => item.name), next.nextCursor]).toEqual([['one_a'], null])
    expect((await listProfiles(store.workspaceId, { q: 'ONE_A' }, { limit: 9 })).items.map((item) => item.id)).toEqual([one.id])
    expect((await listProfiles('another', {}, { limit: 9 })).items).toEqual([])
    expect(() => deleteProfile('another', one.id)).toThrow(NotFoundError)
    deleteProfile(store.workspaceId, one.id)
    expect(() => readProfile(store.workspaceId, one.id)).toThrow(NotFoundError)
    expect(() => listProfileVersions(store.workspaceId, one.id)).toThrow(NotFoundError)
  })
})
