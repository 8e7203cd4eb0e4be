import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import Database from 'better-sqlite3'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { PATCH as changeAttempt, DELETE as deleteAttempt } from '@/app/api/attempts/[id]/route'
import { GET as listAttempts } from '@/app/api/attempts/route'
import { forgetSingleton, singleton } from '@/lib/server/platform/singleton'
import { ownListing, statement } from '@/lib/server/store/client'
import type { ListRequest } from '@/lib/server/store/listing'
import { searchFile } from '@/lib/server/store/search/index-file'
import { forgetInSearch } from '@/lib/server/store/search/pending'
import type { AttemptPage } from '@/lib/server/store/types'
import { runInWorker } from '@/lib/server/store/worker/run-in-worker'
import { type AttemptKit, attemptKit, close, ended, follow, STANDARD, start } from '@/lib/testing/attempt-kit'
import { expectHead, halfClose, send, untilEnded } from '@/lib/testing/scripted-steps'
import { attemptOf, call } from '@/lib/testing/session-kit'
import { type WorkerKit, workerKit } from '@/lib/testing/worker-kit'
import { rejudge } from './rejudge'
import { startSearchIndexer } from './search-indexer'

let worker: WorkerKit
beforeAll(async () => {
  worker = await workerKit({ index: true })
})
afterAll(() => worker.remove())

let kit: AttemptKit
beforeEach(async () => {
  kit = await attemptKit()
  worker.start(kit.server.databaseFile)
})
afterEach(() => kit.stop())

const list = async (query: string) => (await (await call(listAttempts, `/api/attempts?${query}`)).json()) as AttemptPage
const found = async (q: string) => (await list(`q=${encodeURIComponent(q)}`)).items.map(({ id }) => id)
const matchOf = async (q: string) => (await list(`q=${encodeURIComponent(q)}`)).items[0]?.match
const file = () => searchFile(kit.server.databaseFile)
const caughtUp = () => startSearchIndexer().catchUp()
/** As between two processes: no thread and no connection has the index open, and the next start makes an indexer of its own. */
async function nobodyReads(): Promise<void> {
  await startSearchIndexer().stop()
  forgetSingleton('search-indexer')
  for (const name of ['store-workers', 'search-workers']) {
    await singleton<{ close(): Promise<void> }>(name, () => ({ close: async () => {} })).close()
    forgetSingleton(name)
  }
  worker.start(kit.server.databaseFile)
  ownListing().search.close()
}
async function refused(lines: readonly string[], body: string, headers: readonly unknown[] = STANDARD): Promise<string> {
  const head = ['HTTP/1.1 403 Forbidden', ...lines, `Content-Length: ${Buffer.byteLength(body)}`, '', '']
  const url = await kit.play([expectHead(), send(`${head.join('\r\n')}${body}`), untilEnded(), halfClose()])
  return (await attemptOf(start({ url, headers }, '?wait=end'))).id
}
async function session(text: string): Promise<string> {
  const { id } = await attemptOf(start({ url: kit.echo.url, session: { sendOnOpen: [{ opcode: 'text', text }] } }))
  await follow(id, (told) => told.includes('"framesReceived":1'))
  await close(id, { code: 4001, reason: 'lunch break' })
  await follow(id, ended)
  return id
}

describe('the search index', () => {
  it('finds an attempt by everything it holds and says where', async () => {
    const talked = await session('{"order":"kaleidoscope"}')
    const id = await refused(
      ['X-Breaker: tripped-wire', 'X-Jenkins: 2.462'],
      `<title>No</title>${'<p>lorem</p>'.repeat(60)}<p>purple elephants dance</p>`,
      [...STANDARD, ['X-Team', 'platypus']],
    )
    expect(await list('q=platypus')).toMatchObject({ items: [], search: { pending: 2 } })
    await caughtUp()
    expect(await list('q=platypus')).toMatchObject({
      items: [{ id, match: { part: 'request', before: expect.stringContaining('X-Team: '), hit: 'platypus' } }],
      search: { pending: 0 },
    })
    expect(await matchOf('tripped-wire')).toMatchObject({ part: 'response', hit: 'tripped-wire' })
    expect(await matchOf('"elephants dance"')).toEqual({
      part: 'body',
      before: expect.stringMatching(/lorem<.p><p>purple $/),
      hit: 'elephants dance',
      after: '</p>',
    })
    expect(await matchOf('response/status-101')).toMatchObject({ part: 'diagnosis' })
    expect(await matchOf('lunch break')).toMatchObject({ part: 'diagnosis', hit: 'lunch' })
    expect(await matchOf('kaleidos')).toEqual({
      part: 'messages',
      before: '{"order":"',
      hit: 'kaleidos',
      after: expect.stringMatching(/^cope"}/),
    })
    expect(await found('upgrade websocket')).toEqual([id, talked])
    expect(await found(kit.echo.url)).toEqual([talked])
    // The same list by a thread, as it is with many attempts.
    const request: ListRequest = { workspaceId: kit.server.workspaceId, filters: { q: 'platypus' }, sort: 'newest', limit: 5, after: null }
    expect(await runInWorker('list-attempts', request, { deadlineMs: 10_000 })).toMatchObject({
      total: 1,
      items: [{ id, match: { part: 'request' } }],
    })
  })

  it('follows what changes: names, notes, deletions, another verdict', async () => {
    const id = await refused(['X-Breaker: tripped'], 'nothing')
    const other = await refused(['X-Breaker: tripped'], 'nothing')
    await caughtUp()
    await call(changeAttempt, `/api/attempts/${id}`, {
      method: 'PATCH',
      body: { name: 'behind the balustrade', note: 'ask Marigold' },
      params: { id },
    })
    await caughtUp()
    expect([await found('balustrade'), await found('marigold tripped')]).toEqual([[id], [id]])
    await call(changeAttempt, `/api/attempts/${id}`, { method: 'PATCH', body: { name: 'renamed' }, params: { id } })
    await caughtUp()
    expect([await found('balustrade'), await found('renamed tripped')]).toEqual([[], [id]])
    statement("UPDATE Attempt SET rulesVersion = 'old', summary = 'Quaint', diagnoses = '[\"quaint/cause\"]' WHERE id = ?").run(other)
    await caughtUp()
    expect([await found('quaint'), (await list('diagnosis=quaint')).total]).toEqual([[other], 1])
    await rejudge()
    await caughtUp()
    expect([await found('quaint'), (await list('diagnosis=quaint')).total]).toEqual([[], 0])
    await call(deleteAttempt, `/api/attempts/${id}`, { method: 'DELETE', params: { id } })
    expect(await found('tripped')).toEqual([other])
    await caughtUp()
    const index = new Database(file(), { readonly: true })
    expect(index.prepare('SELECT attemptId FROM doc').pluck().all()).toEqual([other])
    index.close()
  })

  it('T-39: a kill leaves a few attempts to be read again, and no wrong answer', async () => {
    const [one, two] = [await refused(['X-Breaker: tripped'], ''), await refused(['X-Breaker: tripped'], '')]
    await caughtUp()
    // Read into the index, killed before that was noted.
    forgetInSearch([one])
    expect(await list('q=tripped')).toMatchObject({ total: 2, search: { pending: 1 } })
    // Killed before the index read what was deleted and made.
    await startSearchIndexer().stop()
    forgetSingleton('search-indexer')
    await call(deleteAttempt, `/api/attempts/${two}`, { method: 'DELETE', params: { id: two } })
    const three = await refused(['X-Breaker: tripped'], '')
    expect((await list('q=tripped')).items.map(({ id }) => id)).toEqual([one])
    await caughtUp()
    expect(await list('q=tripped')).toMatchObject({ total: 2, items: [{ id: three }, { id: one }], search: { pending: 0 } })
  })

  it('is made anew where its file is missing, foreign or damaged, and the history works meanwhile', async () => {
    const damages: Readonly<Record<string, () => void>> = {
      missing: () => rmSync(file()),
      'no database': () => writeFileSync(file(), Buffer.alloc(20_000, 'not a database ')),
      empty: () => writeFileSync(file(), ''),
      damaged: () => writeFileSync(file(), readFileSync(file()).fill(0x5a, 4_096)),
      foreign: () => edit(`UPDATE meta SET value = 'another' WHERE name = 'uid'`),
      'of another form': () => edit(`UPDATE meta SET value = '0' WHERE name = 'format'`),
      'newer than the database': () => edit(`UPDATE meta SET value = '99999999' WHERE name = 'mark'`),
    }
    const id = await refused(['X-Breaker: tripped'], 'nothing')
    await caughtUp()
    for (const [what, damage] of Object.entries(damages)) {
      await nobodyReads()
      damage()
      expect([what, (await list('host=127.0.0.1')).items.map((item) => item.id), await found('127.0.0.1')]).toEqual([what, [id], [id]])
      await caughtUp()
      expect([what, await list('q=tripped')]).toMatchObject([
        what,
        { items: [{ id, match: { part: 'response' } }], search: { pending: 0 } },
      ])
    }
  })
  const edit = (sql: string) => {
    const db = new Database(file())
    db.exec(sql)
    db.close()
  }

  it('T-23: holds no secret in any of its octets', async () => {
    const canaries = ['canary-aut-7f3a9c51', 'canary-sec-7f3a9c51', 'canary-cki-7f3a9c51', 'canary-url-7f3a9c51']
    const [bearer = '', named = '', cookie = '', param = ''] = canaries
    const url = await kit.play([
      expectHead(),
      send(
        `HTTP/1.1 403 No\r\nSet-Cookie: sid=${cookie}\r\nX-Echo: ${bearer}\r\nContent-Length: ${named.length + 6}\r\n\r\ntoken ${named}`,
      ),
      untilEnded(),
      halfClose(),
    ])
    const headers = [
      ...STANDARD,
      ['Authorization', `Bearer ${bearer}`],
      ['Cookie', `sid=${cookie}`],
      { line: 'Secret-Key:{{secret:agent}}' },
    ]
    const variables = { 'secret:agent': named }
    const { id } = await attemptOf(start({ url: `${url}?access_token=${param}`, headers, variables }, '?wait=end'))
    const opened = await attemptOf(
      start({ url: kit.echo.url, headers, variables, session: { sendOnOpen: [{ opcode: 'text', text: `login ${named} please` }] } }),
    )
    await follow(opened.id, (told) => told.includes('"framesReceived":1'))
    await close(opened.id, {})
    await follow(opened.id, ended)
    await caughtUp()
    expect([await found('token'), await found('login please')]).toEqual([expect.arrayContaining([id]), [opened.id]])
    const index = new Database(file())
    index.pragma('wal_checkpoint(TRUNCATE)')
    const parts = index.prepare('SELECT data FROM part').pluck().all() as Buffer[]
    index.close()
    const { inflateRawSync } = await import('node:zlib')
    const octets = [file(), `${file()}-wal`].filter(existsSync).map((path) => readFileSync(path).toString('latin1'))
    const all = [...octets, ...parts.map((data) => inflateRawSync(data).toString())].join('\n').toLowerCase()
    expect(all).toContain('login')
    for (const canary of canaries)
      for (const form of [
        canary,
        canary.split('-').at(1) + canary.slice(-8),
        Buffer.from(canary).toString('base64').slice(0, 20).toLowerCase(),
      ])
        expect(all).not.toContain(form)
    for (const canary of canaries) expect(await found(canary)).toEqual([])
  })

  it('reads the first and the last of a long session, not what lies between', async () => {
    const line = (n: number) => `filler ${n} ${'lorem ipsum '.repeat(40)}`
    const texts = ['alphabetical', ...Array.from({ length: 400 }, (_, n) => (n === 200 ? 'hippopotamus' : line(n))), 'omnivorous']
    const { id } = await attemptOf(start({ url: kit.echo.url, session: { sendOnOpen: texts.map((text) => ({ opcode: 'text', text })) } }))
    await follow(id, (told) => told.includes(`"framesReceived":${texts.length}`))
    await close(id, {})
    await follow(id, ended)
    await caughtUp()
    expect([await found('alphabetical'), await found('omnivorous'), await found('hippopotamus')]).toEqual([[id], [id], []])
  })
})
