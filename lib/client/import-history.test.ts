import { afterEach, expect, it, vi } from 'vitest'
import { importHistory } from './import-history'

type Sent = { readonly query: string; readonly lines: readonly string[] }
const sent: Sent[] = []

/** A server that takes every line of a piece but the header. */
function answering(problemAt = Number.POSITIVE_INFINITY) {
  vi.stubGlobal('fetch', async (path: string, init: { body: Blob }) => {
    const lines = (await init.body.text()).split('\n').filter((line) => line !== '')
    sent.push({ query: path.split('?')[1] ?? '', lines: lines.map((line) => line.slice(0, 20)) })
    const problem = sent.length > problemAt ? 'It was cut off' : null
    return Response.json({ imported: lines.length - 1, alreadyThere: 0, refused: [], refusedTotal: 0, leftOut: 0, problem })
  })
}
afterEach(() => {
  vi.unstubAllGlobals()
  sent.length = 0
})

const MEGABYTE = 1024 * 1024
const run = (file: Blob, seen: number[] = []) => importHistory(file, (octets) => seen.push(octets), new AbortController().signal)

it('sends a file in pieces that begin with its first line, and says where each stands in it', async () => {
  answering()
  const line = (name: string) => `"${name}${'.'.repeat(1.5 * MEGABYTE)}"\n`
  const seen: number[] = []
  const file = new Blob(['{"header"}\n', line('a'), line('b'), line('c'), 'end'])
  expect(await run(file, seen)).toMatchObject({ imported: 4, problem: null })
  expect(sent).toEqual([
    { query: 'line=2&piece=true', lines: ['{"header"}', '"a..................', '"b..................'] },
    { query: 'line=4&piece=false', lines: ['{"header"}', '"c..................', 'end'] },
  ])
  expect(seen.at(-1)).toBe(file.size)
})

it('refuses a line that is too long without holding it, and goes on', async () => {
  answering()
  const file = new Blob(['{"header"}\n', 'a\n', '.'.repeat(9 * MEGABYTE), '\n', 'b\n'])
  expect(await run(file)).toMatchObject({ imported: 2, refused: [{ line: 3, reason: 'The line has more than 8 MiB' }] })
  expect(sent.map(({ query, lines }) => [query, lines.length])).toEqual([
    ['line=2&piece=true', 2],
    ['line=4&piece=false', 2],
  ])
})

it('ends at the first problem of the file, and sends the beginning of one that has no lines', async () => {
  answering(0)
  expect(await run(new Blob(['{"header"}\n', `${'a'.repeat(3 * MEGABYTE)}\n`, `${'b'.repeat(3 * MEGABYTE)}\n`, 'c']))).toMatchObject({
    problem: 'It was cut off',
  })
  expect(sent).toHaveLength(1)
  await run(new Blob(['.'.repeat(6 * MEGABYTE)]))
  expect(sent.at(-1)).toEqual({ query: 'line=2&piece=false', lines: ['.'.repeat(20)] })
})
