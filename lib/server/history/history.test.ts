import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { GET as listAttempts } from '@/app/api/attempts/route'
import { annotateAttempt } from '@/lib/server/store/annotate-attempt'
import { frames, read, start } from '@/lib/testing/attempt-kit'
import { CANARY, exported, imported, removed, secretRequest, talkative } from '@/lib/testing/history-file-kit'
import { attemptOf, call, type TestServer, testServer } from '@/lib/testing/session-kit'
import { type WorkerKit, workerKit } from '@/lib/testing/worker-kit'

let worker: WorkerKit
let endpoint: Awaited<ReturnType<typeof talkative>>
let server: TestServer

beforeAll(async () => {
  worker = await workerKit()
  endpoint = await talkative()
})
afterAll(async () => {
  worker.remove()
  await endpoint.stop()
})
const begin = () => {
  server = testServer()
  worker.start(server.databaseFile)
}
beforeEach(begin)
afterEach(() => server.stop())

const attempt = (path: string) => attemptOf(start(secretRequest(endpoint.url, path), '?wait=end'))
const ids = async (query = '') => {
  const { items } = (await (await call(listAttempts, `/api/attempts${query}`)).json()) as {
    items: { id: string; importedAt: string | null }[]
  }
  return items.map(({ id }) => id)
}
/** What was said, by the frame that completes it. */
const texts = async (id: string) =>
  (await frames(id)).items
    .filter(({ fin }) => fin)
    .map(({ direction, opcode, text, message }) => [direction, opcode, text ?? message?.text])

describe('a file of exported history', () => {
  it('T-24: gives the same attempts in another installation, with the same verdicts and frames, secrets masked', async () => {
    const [one, two] = [await attempt('/one'), await attempt('/two')]
    annotateAttempt(server.workspaceId, two.id, { name: 'as named', note: 'as noted', pinned: true })
    const before = await Promise.all([one.id, two.id].map(async (id) => ({ view: await read(id), texts: await texts(id) })))
    const file = await (await exported('format=jsonl')).text()
    expect(file).not.toContain(CANARY)
    expect(file).not.toContain(Buffer.from(CANARY).toString('base64').slice(0, 20))
    await server.stop()

    begin()
    expect(await imported(file)).toEqual({ imported: 2, alreadyThere: 0, refused: [], refusedTotal: 0, leftOut: 0, problem: null })
    expect(await ids()).toEqual([two.id, one.id])
    for (const { view, texts: said } of before) {
      const again = await read(view.id)
      expect(again.imported).toEqual({ at: expect.any(String), tool: expect.stringMatching(/^Sockscope \d/) })
      expect({ ...again, imported: undefined }).toEqual({ ...view, imported: undefined })
      expect(await texts(view.id)).toEqual(said)
    }
    // Exported once more it is the same file, but for when, and that it was imported.
    const lines = (text: string) =>
      text
        .trim()
        .split('\n')
        .slice(1)
        .map((line) => JSON.parse(line) as { attempt?: { imported?: unknown } })
    const again = lines(await (await exported('format=jsonl')).text())
    for (const { attempt } of again) delete attempt?.imported
    expect(again).toEqual(lines(file))
    expect(await imported(file)).toMatchObject({ imported: 0, alreadyThere: 2 })
  })

  it('says where it was cut off, and has what stood before that', async () => {
    await attempt('/two')
    const { id } = await attempt('/two')
    const file = await (await exported('format=jsonl')).text()
    await removed({ filter: {}, includePinned: true })
    const result = await imported(file.slice(0, file.length - 3_000))
    expect(result).toMatchObject({ imported: 1, refusedTotal: 1, problem: expect.stringContaining('it was cut off') })
    expect(result.refused).toEqual([{ line: 3, reason: 'It is no JSON: the line was cut off or changed' }])
    expect(await ids()).toEqual([id])
  })
})

describe('a request for an imported attempt', () => {
  it('T-24: is not sent with masked values: they are asked for', async () => {
    const { id } = await attempt('/two')
    const file = await (await exported(`format=jsonl&ids=${id}`)).text()
    await removed({ ids: [id] })
    await imported(file)
    const { draft } = await read(id)
    const answer = await start(draft)
    expect(answer.status).toBe(400)
    expect(await answer.json()).toMatchObject({
      code: 'masked-value',
      errors: [{ path: expect.stringMatching(/^request\.headers\[\d\]$/), message: expect.stringContaining('imported without its value') }],
    })
    const typed = draft.headers?.map((entry) => (Array.isArray(entry) ? entry : ['Secret-Key', 'typed-again-0123']))
    expect((await start({ ...draft, headers: typed })).status).toBe(201)
  })
})

describe('deleting by filter', () => {
  it('leaves pinned attempts unless that is said, those that run, and those that do not fit', async () => {
    const [one, two, three] = [await attempt('/one'), await attempt('/two'), await attempt('/three')]
    annotateAttempt(server.workspaceId, two.id, { pinned: true })
    annotateAttempt(server.workspaceId, three.id, { name: 'stays' })
    const open = await attemptOf(start(secretRequest(endpoint.url, '/stay')))
    const answer = await (await removed({ filter: { q: '/two' } })).json()
    expect(answer).toEqual({ deleted: 0, keptPinned: 1, running: 0 })
    expect(await (await removed({ filter: { pinned: 'false' } })).json()).toEqual({ deleted: 2, keptPinned: 0, running: 1 })
    expect(await (await removed({ ids: [one.id, two.id], includePinned: true })).json()).toEqual({ deleted: 1, keptPinned: 0, running: 0 })
    expect(await ids()).toEqual([open.id])
  })
})

describe('a table of the history', () => {
  it('has a row an attempt, and no cell that a spreadsheet would take for a formula', async () => {
    const { id } = await attempt('/two')
    annotateAttempt(server.workspaceId, id, { name: '=1+cmd|" /C calc"!A0', note: '@x\n+1' })
    const response = await exported('format=csv')
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    const text = await response.text()
    expect(text.split('\r\n')).toHaveLength(3)
    expect(text).toContain(`,"'=1+cmd|"" /C calc""!A0","'@x\n+1",false,accepted,closed,101,`)
    expect(text).not.toContain(CANARY)
  })
})

describe('a HAR of the history', () => {
  it('T-24: has an entry an attempt with its messages, secrets masked', async () => {
    await attempt('/one')
    await attempt('/two')
    const text = await (await exported('format=har&outcome=accepted')).text()
    expect(text).not.toContain(CANARY)
    const { log } = JSON.parse(text) as { log: { entries: { _webSocketMessages: { data: string }[] }[] } }
    expect(log.entries.map((entry) => entry._webSocketMessages.length)).toEqual([6, 6])
    expect(log.entries[0]?._webSocketMessages[1]?.data).toBe(`a first message, with ${'*'.repeat(CANARY.length)} in it`)
  })
})
