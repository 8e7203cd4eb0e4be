import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { GET as listAttempts } from '@/app/api/attempts/route'
import { frames, read, start } from '@/lib/testing/attempt-kit'
import { exported, imported, removed, secretRequest, talkative } from '@/lib/testing/history-file-kit'
import { attemptOf, call, type TestServer, testServer } from '@/lib/testing/session-kit'

let endpoint: Awaited<ReturnType<typeof talkative>>
let server: TestServer
let id: string
let header: string
let line: string
let end: string

beforeAll(async () => {
  endpoint = await talkative()
  server = testServer()
  id = (await attemptOf(start(secretRequest(endpoint.url, '/two'), '?wait=end'))).id
  ;[header = '', line = '', end = ''] = (await (await exported(`format=jsonl&ids=${id}`)).text()).split('\n')
  await removed({ ids: [id] })
})
afterAll(async () => {
  await server.stop()
  await endpoint.stop()
})
afterEach(async () => {
  const ids = await there()
  if (ids.length > 0) await removed({ ids, includePinned: true })
})

type Line = { attempt: Record<string, unknown>; session: { frames: [number, string, string][]; leftOut: string | null } }
const changed = (change: (value: Line) => void): string => {
  const value = JSON.parse(line) as Line // safe: a line of ours
  change(value)
  return JSON.stringify(value)
}
const file = (...lines: string[]) => [header, ...lines, end, ''].join('\n')
const there = async () =>
  ((await (await call(listAttempts, '/api/attempts')).json()) as { items: { id: string }[] }).items.map((attempt) => attempt.id)

describe('a file that is no exported history', () => {
  it.each<[string, string | Uint8Array<ArrayBuffer>, string]>([
    ['nothing', '', 'The file is empty'],
    ['a text', 'hello\nworld\n', 'The first line is no header of exported history'],
    ['a CSV', 'id,createdAt,endedAt\r\n1,2,3\r\n', 'The first line is no header of exported history'],
    ['a HAR', '{"log":{"version":"1.2","entries":[]}}', 'The file is a HAR'],
    ['a HAR on many lines', '{\n  "log": {\n', 'The file is a HAR'],
    ['a compressed file', Uint8Array.from(gzipSync('{}')), 'The file is compressed (gzip): unpack it first'],
    ['another format', '{"format":"sockscope-profile","version":1}', 'expected "sockscope-history"'],
    ['a newer version', '{"format":"sockscope-history","version":2}', 'this Sockscope reads up to 1; import it with a newer one'],
    ['no version', '{"format":"sockscope-history","version":-1}', 'which never was'],
    ['numbers that are none', '{"format":"sockscope-history","version":1e999}', 'The first line is no header'],
  ])('is told in a sentence: %s', async (_, body, problem) => {
    expect(await imported(body)).toMatchObject({ imported: 0, refused: [], problem: expect.stringContaining(problem) })
  })

  it('is told where something stands behind its end, and where a piece goes on', async () => {
    expect(await imported(`${file(line)}${line}\n`)).toMatchObject({
      imported: 1,
      problem: expect.stringContaining('behind the last line'),
    })
    expect(await imported(`${header}\n${line}\n`, '?piece=true&line=40')).toMatchObject({ alreadyThere: 1, problem: null })
    const far = await imported(`${header}\n{}\n`, '?piece=true&line=40')
    expect(far.refused).toEqual([{ line: 40, reason: expect.stringContaining('attempt') }])
  })
})

describe('a hostile line', () => {
  it.each<[string, () => string, string]>([
    ['what is cut off', () => line.slice(0, 400), 'It is no JSON'],
    ['what is very deep', () => `{"attempt":${'['.repeat(5_000)}${']'.repeat(5_000)}}`, 'It is nested more than 64 deep'],
    [
      'an attempt that runs',
      () => changed(({ attempt }) => Object.assign(attempt, { state: 'open' })),
      'expected "closed" or "interrupted"',
    ],
    ['an id that is none', () => changed(({ attempt }) => Object.assign(attempt, { id: '../x' })), 'expected a UUID'],
    ['a time to come', () => changed(({ attempt }) => Object.assign(attempt, { createdAt: '2999-01-01T00:00:00.000Z' })), 'not come yet'],
    [
      'a time that is none',
      () => changed(({ attempt }) => Object.assign(attempt, { createdAt: '2026-99-01T' })),
      'expected an ISO 8601 time',
    ],
    ['a huge number', () => line.replace(/"status":101/, '"status":1e999'), 'status'],
    ['octets that are no base64', () => changed(({ session }) => session.frames.push([1, 'r', '!!'])), 'is no base64'],
    ['a draft with more than a draft has', () => line.replace('"draft":{', '"draft":{"evil":1,'), 'evil'],
    [
      'a link that runs',
      () => line.replace(/"sectionUrl":"[^"]*"/, '"sectionUrl":" JavaScript:alert(1)"'),
      'expected addresses of the web',
    ],
  ])('is refused whole, with a reason: %s', async (_, bad, reason) => {
    const result = await imported(file(bad()))
    expect(result).toMatchObject({ imported: 0, refusedTotal: 1, refused: [{ line: 2, reason: expect.stringContaining(reason) }] })
    expect(await there()).toEqual([])
  })

  it('does not keep the lines around it out, and an attempt twice is there once', async () => {
    const other = `${id.slice(0, -1)}${id.endsWith('f') ? 'e' : 'f'}`
    const polluting = changed(({ attempt }) => Object.assign(attempt, { id: other })).replace(
      '"attempt":{',
      '"__proto__":{"polluted":1},"attempt":{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},',
    )
    const result = await imported(file('{}', line, 'x', line, polluting))
    expect(result).toMatchObject({ imported: 2, alreadyThere: 1, refusedTotal: 2, problem: null })
    expect({}).not.toHaveProperty('polluted')
    expect(await read(other)).not.toHaveProperty('polluted')
  })

  it('changes nothing of an attempt that is there', async () => {
    await imported(file(line))
    const before = await read(id)
    await imported(file(changed(({ attempt }) => Object.assign(attempt, { name: 'forged', summary: 'forged' }))))
    expect(await read(id)).toEqual(before)
  })

  it('says that frames are missing, and lists those that are here', async () => {
    const few = changed(({ session }) => {
      session.frames = session.frames.slice(0, 2)
      session.leftOut = 'The file has the first 2 frames'
    })
    await imported(file(few))
    expect((await read(id)).limits).toEqual(['The file has the first 2 frames'])
    expect((await frames(id)).items.map(({ n }) => n)).toEqual([1, 2])
  })

  it('is imported or refused, and never more, whatever was changed in it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.nat(), fc.string({ maxLength: 3 })), { minLength: 1, maxLength: 4 }), async (changes) => {
        let bad = line
        for (const [at, text] of changes) {
          const place = at % bad.length
          bad = bad.slice(0, place) + text.replace('\n', ' ') + bad.slice(place + text.length)
        }
        const { imported: came, alreadyThere, refusedTotal } = await imported(file(bad))
        expect(came + alreadyThere + refusedTotal).toBe(1)
        const ids = await there()
        for (const one of ids) expect((await read(one)).imported).toBeDefined()
        if (ids.length > 0) await removed({ ids, includePinned: true })
      }),
      { numRuns: 60 },
    )
  })
})
