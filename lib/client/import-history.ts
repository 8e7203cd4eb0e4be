import { api } from './api'

export type ImportedHistory = {
  readonly imported: number
  readonly alreadyThere: number
  readonly refused: readonly { readonly line: number; readonly reason: string }[]
  readonly refusedTotal: number
  readonly leftOut: number
  readonly problem: string | null
}

/** Octets of a file, of a line of it, and of what is sent at once. */
export const FILE_OCTETS = 512 * 1024 * 1024
const LINE_OCTETS = 8 * 1024 * 1024
const PIECE_OCTETS = 4 * 1024 * 1024
const MOST_TOLD = 50
const LF = 0x0a

const NOTHING: ImportedHistory = { imported: 0, alreadyThere: 0, refused: [], refusedTotal: 0, leftOut: 0, problem: null }

/**
 * Imports a file of exported history in pieces, each with the first line of the file, so that little of it is held. `progress`: octets
 * read. Ends at the first problem of the file as a whole. Throws ApiProblem, with nothing lost of what came before.
 */
export async function importHistory(
  file: Blob,
  progress: (octets: number, so: ImportedHistory) => void,
  signal: AbortSignal,
): Promise<ImportedHistory> {
  let sum = NOTHING
  let header: Uint8Array<ArrayBuffer> | null = null
  let parts: Uint8Array<ArrayBuffer>[] = []
  let [length, first, read] = [0, 2, 0]
  const send = async (next: number, last: boolean) => {
    const given = await post(new Blob([header ?? new Uint8Array(0), ...parts]), first, !last, signal)
    sum = added(sum, given)
    parts = []
    length = 0
    first = next
    progress(read, sum)
  }
  for await (const { number, octets, at } of linesOf(file)) {
    read = at
    if (header === null) {
      header = octets.subarray(0, PIECE_OCTETS)
      continue
    }
    if (octets.length > LINE_OCTETS) {
      sum = added(sum, { ...NOTHING, refusedTotal: 1, refused: [{ line: number, reason: 'The line has more than 8 MiB' }] })
      if (length === 0) first = number + 1
      else await send(number + 1, false)
      if (sum.problem !== null) return sum
      continue
    }
    if (length > 0 && length + octets.length > PIECE_OCTETS) await send(number, false)
    if (sum.problem !== null) return sum
    parts.push(octets)
    length += octets.length
  }
  await send(0, true)
  return sum
}

type Line = { readonly number: number; readonly octets: Uint8Array<ArrayBuffer>; readonly at: number }

/** Lines of a file with their ends; one that is too long is told cut, just longer than the bound. */
async function* linesOf(file: Blob): AsyncGenerator<Line> {
  let [number, at, length] = [1, 0, 0]
  let parts: Uint8Array<ArrayBuffer>[] = []
  const take = (octets: Uint8Array<ArrayBuffer>) => {
    at += octets.length
    length += octets.length
    if (length - octets.length <= LINE_OCTETS) parts.push(octets)
  }
  const line = async (): Promise<Line> => {
    const octets = new Uint8Array(await new Blob(parts).arrayBuffer())
    parts = []
    length = 0
    return { number: number++, octets, at }
  }
  const reader = file.stream().getReader()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    let from = 0
    for (let end = value.indexOf(LF); end >= 0; end = value.indexOf(LF, from)) {
      take(value.subarray(from, end + 1))
      from = end + 1
      yield await line()
    }
    if (from < value.length) take(value.subarray(from))
  }
  if (length > 0) yield await line()
}

const post = (octets: Blob, line: number, piece: boolean, signal: AbortSignal) =>
  api<ImportedHistory>('/api/history/import', { method: 'POST', octets, query: { line, piece }, signal })

function added(one: ImportedHistory, other: ImportedHistory): ImportedHistory {
  return {
    imported: one.imported + other.imported,
    alreadyThere: one.alreadyThere + other.alreadyThere,
    refused: [...one.refused, ...other.refused].slice(0, MOST_TOLD),
    refusedTotal: one.refusedTotal + other.refusedTotal,
    leftOut: one.leftOut + other.leftOut,
    problem: other.problem ?? one.problem,
  }
}
