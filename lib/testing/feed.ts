import { expect } from 'vitest'

/** Takes the next octets and gives what they completed. */
export type Push<T> = (chunk: Uint8Array) => readonly T[]

const TRAILING = new Uint8Array([0x0d, 0x0a, 0x58, 0x00, 0xff])

/**
 * Checks that a reader gives the same however its input arrives: whole, one octet at a time, in two parts cut at every place,
 * and with octets after the end (then the results must begin with the expected ones; `trailing` null leaves that out).
 * `create` makes a fresh reader each time.
 */
export function feed<T>(create: () => Push<T>, bytes: Uint8Array, expected: readonly T[], trailing: Uint8Array | null = TRAILING): void {
  expect(create()(bytes), 'whole').toEqual(expected)
  expect(inParts(create(), bytes, 1), 'octet by octet').toEqual(expected)
  const step = Math.max(1, Math.floor(bytes.length / 400))
  for (let cut = step; cut < bytes.length; cut += step) {
    const push = create()
    expect([...push(bytes.subarray(0, cut)), ...push(bytes.subarray(cut))], `cut at ${cut}`).toEqual(expected)
  }
  if (trailing === null) return
  const longer = new Uint8Array(bytes.length + trailing.length)
  longer.set(bytes)
  longer.set(trailing, bytes.length)
  expect(create()(longer).slice(0, expected.length), 'with trailing octets').toEqual(expected)
  expect(inParts(create(), longer, 1).slice(0, expected.length), 'with trailing octets, one by one').toEqual(expected)
}

function inParts<T>(push: Push<T>, bytes: Uint8Array, size: number): T[] {
  const results: T[] = []
  // A copy of each part: a reader that keeps a view of its input must not be helped by it.
  for (let at = 0; at < bytes.length; at += size) results.push(...push(bytes.slice(at, at + size)))
  return results
}
