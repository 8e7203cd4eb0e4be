import { utf8Encode } from '../bytes/utf8'
import type { Fact } from './fact'
import { DIRECTIONS, FORMAT_VERSION, KINDS, LAYERS, MAGIC } from './format'

/** Writes facts in the stored form (see `format.ts`). The octets of `bytes` facts stand in it as they are. */
export function encodeFacts(facts: readonly Fact[]): Uint8Array {
  const rests = facts.map(restOf)
  let size = 0
  for (const [index, fact] of facts.entries()) {
    const rest = rests[index]?.length ?? 0
    size += 1 + 8 + varintSize(fact.hop) + (fact.kind === 'bytes' ? 1 : 0) + varintSize(rest) + rest
  }
  const out = new Uint8Array(3 + varintSize(size) + size)
  const view = new DataView(out.buffer)
  out.set([...MAGIC, FORMAT_VERSION])
  let at = writeVarint(out, 3, size)
  for (const [index, fact] of facts.entries()) {
    out[at++] = KINDS.indexOf(fact.kind)
    view.setFloat64(at, fact.at)
    at = writeVarint(out, at + 8, fact.hop)
    if (fact.kind === 'bytes') out[at++] = (LAYERS.indexOf(fact.layer) << 1) | DIRECTIONS.indexOf(fact.direction)
    const rest = rests[index] ?? new Uint8Array(0)
    at = writeVarint(out, at, rest.length)
    out.set(rest, at)
    at += rest.length
  }
  return out
}

function restOf(fact: Fact): Uint8Array {
  if (fact.kind === 'bytes') return fact.bytes
  const { v: _v, at: _at, hop: _hop, kind: _kind, ...rest } = fact
  return utf8Encode(JSON.stringify(rest))
}

function varintSize(value: number): number {
  let size = 1
  for (let left = value; left >= 0x80; left = Math.floor(left / 0x80)) size++
  return size
}

/** LEB128: seven bits an octet, the lowest first, the top bit says that more follow. */
function writeVarint(out: Uint8Array, at: number, value: number): number {
  let left = value
  let next = at
  while (left >= 0x80) {
    out[next++] = (left % 0x80) | 0x80
    left = Math.floor(left / 0x80)
  }
  out[next++] = left
  return next
}
