import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { NotFoundError } from '../../../core/errors/errors'
import type { RequestDraft } from '../../../core/handshake/draft'
import { type TemporaryStore, temporaryStore } from '../../../testing/temporary-store'
import { statement } from '../client'
import { createProfile } from './create-profile'
import { deleteProfile } from './delete-profile'
import { duplicateProfile } from './duplicate-profile'
import { listLabels } from './list-labels'
import { listProfileVersions, readVersionSecrets } from './list-profile-versions'
import { listProfiles } from './list-profiles'
import { namesakes } from './namesakes'
import { readProfile, readProfileSecrets } from './read-profile'
import { saveProfile } from './save-profile'

let store: TemporaryStore
beforeEach(() => {
  store = temporaryStore()
})
afterEach(() => store.remove())

const content = (name: string, url = 'ws://one/') => ({
  name,
  url,
  draft: { url, headers: [['Secret-Key', '*******']] } as RequestDraft,
  exactDraft: { url, headers: [['Secret-Key', 'hunter2']] } as RequestDraft,
})
const make = (name: string, url?: string) =>
  createProfile({ workspaceId: store.workspaceId, createdById: store.personId, ...content(name, url) })

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

  it('keeps folder and tags with each version, and who saved it; a save that names none leaves them', () => {
    const labelled = { folder: 'rancher/prod', tags: ['eu', 'ci'] }
    const made = createProfile({ ...content('agent'), workspaceId: store.workspaceId, createdById: store.personId, ...labelled })
    expect(made).toMatchObject(labelled)
    const save = { workspaceId: store.workspaceId, id: made.id, savedById: store.personId, ...content('agent', 'ws://two/') }
    expect(saveProfile({ ...save, version: 1 })).toMatchObject(labelled)
    expect(saveProfile({ ...save, version: 2, folder: '', tags: [] })).toMatchObject({ folder: '', tags: [] })
    expect(listProfileVersions(store.workspaceId, made.id).map(({ folder, tags, personName }) => [folder, tags, personName])).toEqual([
      ['', [], 'Me'],
      ['rancher/prod', ['eu', 'ci'], 'Me'],
      ['rancher/prod', ['eu', 'ci'], 'Me'],
    ])
    expect(listProfileVersions(store.workspaceId, made.id, { limit: 1, before: 3 }).map(({ version }) => version)).toEqual([2])
    expect(readVersionSecrets(store.workspaceId, made.id, 1)).toMatchObject({
      url: 'ws://one/',
      exactDraft: { headers: [['Secret-Key', 'hunter2']] },
    })
    expect(() => readVersionSecrets(store.workspaceId, made.id, 9)).toThrow('The profile “agent” has no version 9')
    expect(() => readVersionSecrets('another', made.id, 1)).toThrow(NotFoundError)
  })

  it('finds by folder and those in it, by tag, and by both with a text', async () => {
    const put = (name: string, folder: string, tags: string[]) =>
      createProfile({ ...content(name), workspaceId: store.workspaceId, createdById: store.personId, folder, tags })
    put('a', 'rancher', ['eu'])
    put('b', 'rancher/prod', ['eu west', 'ci'])
    put('c', 'rancher-old', ['EU'])
    put('d', '', [])
    put('e', 'x_y/%', ['ci'])
    const found = async (filters: Parameters<typeof listProfiles>[1]) => {
      const { items, total } = await listProfiles(store.workspaceId, filters, { limit: 9 })
      expect(total).toBe(items.length)
      return items.map(({ name }) => name).sort()
    }
    expect(await found({ folder: 'rancher' })).toEqual(['a', 'b'])
    expect(await found({ folder: 'x%y' })).toEqual([])
    expect(await found({ tag: 'eu' })).toEqual(['a'])
    expect(await found({ tag: 'ci' })).toEqual(['b', 'e'])
    expect(await found({ tag: 'eu', folder: 'rancher', q: 'A' })).toEqual(['a'])
    expect(await found({ q: 'RANCHER' })).toEqual(['a', 'b', 'c'])
    expect(listLabels(store.workspaceId)).toEqual({
      folders: [
        { folder: '', count: 1 },
        { folder: 'rancher', count: 1 },
        { folder: 'rancher-old', count: 1 },
        { folder: 'rancher/prod', count: 1 },
        { folder: 'x_y/%', count: 1 },
      ],
      tags: expect.arrayContaining([
        { tag: 'ci', count: 2 },
        { tag: 'eu', count: 1 },
        { tag: 'eu west', count: 1 },
        { tag: 'EU', count: 1 },
      ]),
    })
    expect(namesakes(store.workspaceId, 'rancher', 'a').map(({ name }) => name)).toEqual(['a'])
    expect(namesakes(store.workspaceId, '', 'a')).toEqual([])
  })

  it('reads what a list is searched by from an index, not from the rows with their drafts', () => {
    const plan = (sql: string) =>
      (statement(`EXPLAIN QUERY PLAN ${sql}`).all() as { detail: string }[]).map(({ detail }) => detail).join('; ')
    const where = `workspaceId = 'w' AND (instr(lower(name), 'x') > 0 OR instr(lower(note), 'x') > 0) AND instr(tags, '"x"') > 0`
    expect(plan(`SELECT count(*) FROM Profile WHERE ${where}`)).toContain('COVERING INDEX Profile_found_by_idx')
    const page = plan(`SELECT id, version FROM Profile WHERE ${where} ORDER BY updatedAt DESC, id DESC LIMIT 9`)
    expect(page).toContain('INDEX Profile_found_by_idx')
    expect(page).not.toContain('TEMP B-TREE')
  })
})
