import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { HeaderEntry, RequestDraft } from '../handshake/draft'
import { PROFILE_FILE_LIMITS, readProfileFile, readProfileValue, writeCollectionFile, writeProfileFile } from './profile-file'

const PROFILE = {
  name: 'Agent',
  folder: 'jenkins/prod',
  tags: ['ci', 'eu'],
  note: 'Expect 101',
  request: { headers: [['Host', 'ci.example.com'] as const, { line: 'Secret-Key: hunter22' }], url: 'wss://ci.example.com/wsagents/' },
}
const problems = (text: string) => {
  const read = readProfileFile(text)
  return read.ok ? [] : read.problems
}
const file = (change: object) => JSON.stringify({ sockscope: 'profile', version: 1, name: 'n', request: { url: 'ws://a/' }, ...change })

describe('writeProfileFile', () => {
  it('writes what version control likes: a stable order, a line each, no secret', () => {
    expect(writeProfileFile(PROFILE)).toBe(`{
  "$schema": "/schemas/profile-1.json",
  "sockscope": "profile",
  "version": 1,
  "name": "Agent",
  "folder": "jenkins/prod",
  "tags": ["ci", "eu"],
  "note": "Expect 101",
  "request": {
    "url": "wss://ci.example.com/wsagents/",
    "headers": [
      ["Host", "ci.example.com"],
      { "line": "Secret-Key: {{secret:secret-key}}" }
    ]
  }
}
`)
  })
  it('writes several in the order of folder and name', () => {
    const text = writeCollectionFile([PROFILE, { ...PROFILE, folder: '', name: 'Z' }, { ...PROFILE, name: 'A' }])
    expect([...text.matchAll(/"name": "(\w+)"/g)].map(([, name]) => name)).toEqual(['Z', 'A', 'Agent'])
    expect(readProfileFile(text)).toMatchObject({ ok: true, profiles: [{ name: 'Z' }, { name: 'A' }, { folder: 'jenkins/prod' }] })
  })
})

describe('readProfileFile', () => {
  it('reads back what was written, and writes the same again', () => {
    const plain = fc.string({ maxLength: 20 }).filter((text) => !text.includes('\ud800'))
    const header: fc.Arbitrary<HeaderEntry> = fc.oneof(
      fc.tuple(fc.constantFrom('Host', 'X-A', 'x-a'), plain),
      fc.record({ line: plain, enabled: fc.boolean() }),
    )
    const request: fc.Arbitrary<RequestDraft> = fc.record(
      {
        url: plain,
        headers: fc.array(header, { maxLength: 5 }),
        body: plain,
        network: fc.record({ alpn: fc.array(fc.constant('h2'), { maxLength: 2 }), verify: fc.boolean() }),
        variables: fc.dictionary(fc.constantFrom('a', 'url', 'node'), plain),
      },
      { requiredKeys: ['url'] },
    )
    fc.assert(
      fc.property(request, fc.constantFrom('', 'a', 'a/b'), plain, (draft, folder, note) => {
        const profile = { name: 'n', folder, tags: ['x'], note, request: draft }
        const text = writeProfileFile(profile)
        const read = readProfileFile(text)
        if (!read.ok) throw new Error(JSON.stringify(read.problems))
        expect(read.profiles).toHaveLength(1)
        const [back = profile] = read.profiles
        expect({ ...back, request: {} }).toEqual({ ...profile, request: {} })
        expect(writeProfileFile(back)).toBe(text)
        // What holds no secret comes back as it was.
        if (!text.includes('{{secret:')) expect(back.request).toEqual(draft)
      }),
    )
  })
  it('takes a file without what may be left out, and one that begins with a byte order mark', () => {
    const least = { name: 'n', folder: '', tags: [], note: '', request: { url: 'ws://a/' } }
    expect(readProfileFile(file({}))).toEqual({ ok: true, profiles: [least] })
    expect(readProfileFile(`\ufeff${file({ folder: '/a/ b/' })}`)).toEqual({ ok: true, profiles: [{ ...least, folder: 'a/b' }] })
    expect(readProfileValue(JSON.parse(file({ name: ' n ' })))).toEqual({ ok: true, profiles: [least] })
  })
  it.each([
    ['', '', 'The file is empty: expected a profile in JSON'],
    ['{"a":\n1,}', '', 'The file is no JSON (line 2): expected a profile that Sockscope exported'],
    ['[]', '', 'The file is JSON without "sockscope": "profile": expected a profile that Sockscope exported'],
    ['{"log":{}}', '', 'The file is JSON without "sockscope": "profile": expected a profile that Sockscope exported'],
    [file({ version: 2 }), 'version', 'The version of the file is 2: this Sockscope reads version 1'],
    [file({ version: undefined }), 'version', 'The version of the file is missing: this Sockscope reads version 1'],
    [file({ name: '   ' }), 'name', 'The name is empty: expected at least one character'],
    [file({ folder: '..' }), 'folder', 'A level of the folder is "..": expected a name'],
    [file({ tags: ['a,b'] }), 'tags', expect.stringContaining('The tag "a,b"')],
    [file({ request: { url: 'ws://a/', keptFrom: { profileId: 'x' } } }), 'request.keptFrom', 'There is no field "keptFrom" here'],
    [file({ owner: 'me' }), 'owner', 'There is no field "owner" here'],
    [
      JSON.stringify({ sockscope: 'profiles', version: 1, profiles: [{ name: 'n', request: {} }] }),
      'profiles[0].request.url',
      'profiles[0].request.url is not given: expected it to be there',
    ],
  ])('says what is wrong with %j', (text, path, message) => expect(problems(text)).toEqual([{ path, message }]))
  it('bounds what it reads: size, depth, number', () => {
    expect(problems(' '.repeat(PROFILE_FILE_LIMITS.characters + 1))).toMatchObject([
      { message: expect.stringContaining('expected at most 8388608') },
    ])
    expect(problems(file({ request: '['.repeat(100) }))).toHaveLength(1)
    expect(problems(`{"sockscope":"profile","version":1,"name":${'['.repeat(1_000_000)}`)).toHaveLength(1)
    const deep = `{"sockscope":"profile","version":1,"name":"n","request":${'{"url":'.repeat(5000)}1${'}'.repeat(5000)}}`
    expect(problems(deep)).toMatchObject([{ path: 'request.url' }])
    const many = { sockscope: 'profiles', version: 1, profiles: Array.from({ length: 1001 }, () => ({})) }
    expect(problems(JSON.stringify(many))).toEqual([
      { path: 'profiles', message: 'profiles is a list of 1001: expected at most 1000 entries' },
    ])
  })
})
