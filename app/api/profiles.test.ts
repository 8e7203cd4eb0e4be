import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { GET as compare } from '@/app/api/profiles/[id]/compare/route'
import { GET as exportOne } from '@/app/api/profiles/[id]/export/route'
import { GET as getProfile, DELETE as removeProfile, PUT as saveProfile } from '@/app/api/profiles/[id]/route'
import { POST as share } from '@/app/api/profiles/[id]/share/route'
import { POST as restore } from '@/app/api/profiles/[id]/versions/[n]/restore/route'
import { GET as getVersions } from '@/app/api/profiles/[id]/versions/route'
import { GET as exportMany } from '@/app/api/profiles/export/route'
import { POST as importFiles } from '@/app/api/profiles/import/route'
import { GET as getLabels } from '@/app/api/profiles/labels/route'
import { POST as createProfile, GET as listProfiles } from '@/app/api/profiles/route'
import { GET as getSchema } from '@/app/schemas/profile-1.json/route'
import type { ProfileView } from '@/lib/server/profiles/profile-view'
import { call, type TestServer, testServer } from '@/lib/testing/session-kit'

const SECRET = 'canary-7f3a9c51e2'
let server: TestServer
beforeEach(() => {
  server = testServer()
})
afterEach(() => server.stop())

type List = {
  items: { name: string; folder: string; version: number; action: string; placeholders: string[]; file: string }[]
  total: number
}
const json = async <T>(response: Promise<Response>) => (await (await response).json()) as T // safe: the tests look at what they use
const request = {
  url: 'wss://ci.example.com/wsagents/',
  headers: [
    ['Host', 'ci.example.com'],
    ['Secret-Key', SECRET],
  ],
}
const create = (more: object = {}) => json<ProfileView>(call(createProfile, '/api/profiles', { body: { name: 'agent', request, ...more } }))
const list = (query = '') => json<List>(call(listProfiles, `/api/profiles${query}`))
const put = (id: string, body: object) => call(saveProfile, '', { method: 'PUT', params: { id }, body })
const file = (more: object = {}) => ({ sockscope: 'profile', version: 1, name: 'agent', request: { url: 'ws://a/' }, ...more })
const post = (body: object) => call(importFiles, '/api/profiles/import', { body })
async function secretsOf(id: string): Promise<string> {
  const { readProfileSecrets } = await import('@/lib/server/store/profiles/read-profile')
  return JSON.stringify(readProfileSecrets(server.workspaceId, id).exactDraft)
}

describe('folders and tags', () => {
  it('are kept as read, filtered by and counted', async () => {
    const made = await create({ folder: '/rancher// prod/', tags: ['eu', ' EU ', 'ci'] })
    expect(made).toMatchObject({ folder: 'rancher/prod', tags: ['eu', 'ci'] })
    await create({ name: 'other', folder: 'rancher-old' })
    expect((await list('?folder=rancher')).items.map(({ name }) => name)).toEqual(['agent'])
    expect((await list('?tag=ci&q=AGENT')).total).toBe(1)
    expect((await list('?tag=c')).total).toBe(0)
    expect(await json(call(getLabels, '/api/profiles/labels'))).toEqual({
      folders: [
        { folder: 'rancher-old', count: 1 },
        { folder: 'rancher/prod', count: 1 },
      ],
      tags: [
        { tag: 'ci', count: 1 },
        { tag: 'eu', count: 1 },
      ],
    })
    expect(await json(put(made.id, { version: 1, name: 'agent', request: made.request }))).toMatchObject({
      folder: 'rancher/prod',
      tags: ['eu', 'ci'],
    })
    expect(await json(put(made.id, { version: 2, name: 'agent', request: made.request, folder: '', tags: [] }))).toMatchObject({
      folder: '',
      tags: [],
    })
  })
  it('are refused with a sentence at the field', async () => {
    const answer = await call(createProfile, '/api/profiles', {
      body: { name: 'n', request: { url: 'ws://a/' }, folder: 'a/..', tags: ['a,b'] },
    })
    expect(answer.status).toBe(400)
    expect(await answer.json()).toMatchObject({
      errors: [
        { path: 'folder', message: 'A level of the folder is "..": expected a name' },
        { path: 'tags', message: expect.stringContaining('The tag "a,b"') },
      ],
    })
  })
})

describe('versions', () => {
  it('say who saved them and what they changed, secrets that differ behind the same mask included', async () => {
    const { id } = await create()
    const other = SECRET.replace('7f3a', '8e2b')
    const changed = {
      ...request,
      url: 'wss://ci.example.com/other/',
      headers: [
        ['Host', 'ci.example.com'],
        ['Secret-Key', other],
      ],
    }
    await put(id, { version: 1, name: 'agent', request: changed, tags: ['eu'] })
    await put(id, { version: 2, name: 'agent', request: changed })
    const answer = await json<{ items: { version: number; personName: string; changes: string }[]; nextBefore: null }>(
      call(getVersions, '/api/profiles/x/versions', { params: { id } }),
    )
    expect(answer.items.map(({ version, personName, changes }) => [version, personName, changes])).toEqual([
      [3, 'Me', 'nothing'],
      [2, 'Me', 'Tags, URL, the secret of Secret-Key'],
      [1, 'Me', 'first version'],
    ])
    expect(answer.nextBefore).toBeNull()
    expect(JSON.stringify(answer)).not.toMatch(/canary/)
    const page = await json<{ items: { version: number; changes: string }[]; nextBefore: number }>(
      call(getVersions, '/api/profiles/x/versions?limit=1&before=3', { params: { id } }),
    )
    expect(page).toMatchObject({ items: [{ version: 2, changes: 'Tags, URL, the secret of Secret-Key' }], nextBefore: 2 })
    const compared = await json<{ rows: { label: string; kind: string; hidden?: boolean }[] }>(
      call(compare, '/api/profiles/x/compare?a=1&b=3', { params: { id } }),
    )
    expect(compared.rows.filter(({ kind }) => kind !== 'same').map(({ label, hidden }) => [label, hidden])).toEqual([
      ['Tags', undefined],
      ['URL', undefined],
      ['Secret-Key', true],
    ])
    expect(JSON.stringify(compared)).not.toMatch(/canary/)
    expect((await call(compare, '/api/profiles/x/compare?a=1&b=9', { params: { id } })).status).toBe(404)
  })
  it('are restored as a new version, secrets, name, folder and tags included; a stale restore is a conflict', async () => {
    const { id } = await create({ folder: 'old', tags: ['x'] })
    await put(id, { version: 1, name: 'renamed', folder: 'new', tags: [], request: { url: 'ws://b/' } })
    const back = (n: string, version: number) => call(restore, '', { params: { id, n }, body: { version } })
    expect((await back('1', 1)).status).toBe(409)
    expect((await back('7', 2)).status).toBe(404)
    expect((await back('x', 2)).status).toBe(400)
    const restored = await json<ProfileView>(back('1', 2))
    expect(restored).toMatchObject({ version: 3, name: 'agent', folder: 'old', tags: ['x'], request: { url: request.url } })
    expect(JSON.stringify(restored)).not.toContain(SECRET)
    expect(await secretsOf(id)).toContain(SECRET)
  })
})

describe('sharing', () => {
  it('gives a link inside the installation', async () => {
    const { id } = await create()
    const link = await json(call(share, '', { method: 'POST', params: { id }, headers: { host: 'localhost:3000' } }))
    expect(link).toEqual({ url: `http://localhost:3000/?profile=${id}` })
    expect((await call(share, '', { method: 'POST', params: { id: 'nobody' } })).status).toBe(404)
    await server.stop()
    server = testServer({ publicUrl: 'http://localhost:8080' })
    const { id: second } = await create()
    expect(await json(call(share, '', { method: 'POST', params: { id: second } }))).toEqual({
      url: `http://localhost:8080/?profile=${second}`,
    })
  })
  it('writes a file without secrets, the same each time, that is read back under another name', async () => {
    const { id } = await create({ folder: 'prod', tags: ['eu'] })
    const answer = await call(exportOne, '', { params: { id } })
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="agent.profile.json"')
    const text = await answer.text()
    expect(text).toContain('["Secret-Key", "{{secret:secret-key}}"]')
    expect(text).not.toMatch(/canary|\*\*\*|kept/)
    expect(await (await call(exportOne, '', { params: { id } })).text()).toBe(text)
    const report = await json<List>(post({ files: [{ name: 'agent.profile.json', text }], onDuplicate: 'rename' }))
    expect(report.items).toMatchObject([
      { name: 'agent (2)', folder: 'prod', version: 1, action: 'renamed', file: 'agent.profile.json', placeholders: ['secret:secret-key'] },
    ])
    expect((await list('?folder=prod')).total).toBe(2)
  })
  it('writes several as one file, by the filters', async () => {
    await create({ folder: 'a' })
    await create({ folder: 'a/b', name: 'second' })
    await create({ folder: 'c', name: 'third' })
    const answer = await call(exportMany, '/api/profiles/export?folder=a')
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="a.profiles.json"')
    const text = await answer.text()
    expect([...text.matchAll(/"name": "(\w+)"/g)].map(([, name]) => name)).toEqual(['agent', 'second'])
    expect(text).not.toContain(SECRET)
    const report = await json<List>(post({ files: [{ text }], folder: 'copy' }))
    expect(report.items.map(({ folder, name, action }) => [folder, name, action])).toEqual([
      ['copy/a', 'agent', 'created'],
      ['copy/a/b', 'second', 'created'],
    ])
    expect((await call(exportMany, '/api/profiles/export?folder=none')).status).toBe(400)
  })
  it('serves the schema that files name', async () => {
    const schema = await json<{ $id: string; properties: Record<string, unknown>; required: string[] }>(
      call(getSchema, '/schemas/profile-1.json'),
    )
    expect(schema.$id).toBe('/schemas/profile-1.json')
    expect(Object.keys(schema.properties)).toEqual(['$schema', 'sockscope', 'version', 'name', 'folder', 'tags', 'note', 'request'])
    expect(schema.required).toEqual(['sockscope', 'version', 'name', 'request'])
    expect(JSON.stringify(schema)).not.toMatch(/"\$ref":"(?!#)/)
  })
})

describe('importing', () => {
  it('imports nothing where one file is wrong, and names it', async () => {
    const answer = await post({
      files: [file(), { name: 'broken.json', text: '{"sockscope":"profile","version":3}' }, { name: 'x.json', text: '{' }],
    })
    expect(answer.status).toBe(400)
    expect(await answer.json()).toMatchObject({
      code: 'bad-profile-file',
      detail: 'broken.json: The version of the file is 3: this Sockscope reads version 1. Nothing was imported',
      errors: [{ path: 'files[1].version' }, { path: 'files[2]', message: expect.stringContaining('x.json: The file is no JSON') }],
    })
    expect((await list()).total).toBe(0)
  })
  it('imports nothing where a save fails in the middle', async () => {
    const { importProfiles } = await import('@/lib/server/store/profiles/import-profiles')
    const draft = { url: 'ws://a/' }
    const one = { workspaceId: server.workspaceId, createdById: server.personId, name: 'n', url: draft.url, draft, exactDraft: draft }
    const save = { ...one, savedById: server.personId, id: 'nobody', version: 1 }
    expect(() => importProfiles([{ create: one }, { save }])).toThrow('There is no profile nobody')
    expect((await list()).total).toBe(0)
  })
  it('tells taken names, renames, and replaces with a new version', async () => {
    await create()
    const refused = await post({ files: [file(), file({ name: 'free' })] })
    expect(refused.status).toBe(409)
    expect(await refused.json()).toMatchObject({
      code: 'duplicate-names',
      detail: '“agent” there is already: choose what to do then (onDuplicate: "rename" or "replace"). Nothing was imported',
    })
    expect((await list()).total).toBe(1)
    const renamed = await json<List>(post({ files: [file(), file()], onDuplicate: 'rename' }))
    expect(renamed.items.map(({ name, action }) => [name, action])).toEqual([
      ['agent (2)', 'renamed'],
      ['agent (3)', 'renamed'],
    ])
    const replaced = await json<List>(post({ files: [file()], onDuplicate: 'replace' }))
    expect(replaced.items).toMatchObject([{ name: 'agent', version: 2, action: 'replaced' }])
    expect((await list()).total).toBe(3)
    const twice = await post({ files: [file({ name: 'twin' }), file({ name: 'twin' })], onDuplicate: 'replace' })
    expect(await twice.json()).toMatchObject({
      detail: '“twin” the files hold more than once: rename one, or choose to rename (onDuplicate)',
    })
    expect((await list()).total).toBe(3)
  })
  it('says which limit is passed', async () => {
    const many = {
      sockscope: 'profiles',
      version: 1,
      profiles: Array.from({ length: 600 }, (_, n) => ({ name: `n${n}`, request: { url: 'ws://a/' } })),
    }
    const answer = await post({ files: [many, { ...many, profiles: many.profiles.map((one) => ({ ...one, folder: 'x' })) }] })
    expect(await answer.json()).toMatchObject({ detail: 'The files hold 1200 profiles: expected at most 1000' })
    const large = await post({ files: [{ text: 'x'.repeat(9_000_000) }] })
    expect(large.status).toBe(413)
    expect(await large.json()).toMatchObject({ detail: 'The body is larger than 8388608 octets' })
    expect((await list()).total).toBe(0)
  })
  it('never takes values from a record that a file names', async () => {
    const { id } = await create()
    const stolen = file({
      name: 'thief',
      request: { url: 'ws://evil/', keptFrom: { profileId: id }, headers: [{ line: 'Secret-Key: ****', kept: 1 }] },
    })
    const answer = await post({ files: [stolen] })
    expect(answer.status).toBe(400)
    expect(JSON.stringify(await answer.json())).toContain('There is no field \\"keptFrom\\" here')
  })
  it('keeps what was there when a profile is removed meanwhile', async () => {
    const { id } = await create()
    expect((await call(removeProfile, '', { method: 'DELETE', params: { id } })).status).toBe(204)
    expect((await call(getProfile, '', { params: { id } })).status).toBe(404)
    expect((await call(getVersions, '/api/profiles/x/versions', { params: { id } })).status).toBe(404)
  })
})
