import 'server-only'
import type { OpenInflater } from '../../core/frames/inflater'
import { openHandleInflater } from './inflate-handle'
import { openPublicInflater } from './inflate-public'

/**
 * Three messages as `PerMessageDeflate` of ws 8.23.0 compressed them one after the other, with context takeover, and what they say;
 * the third leans on the first two, and the last begins with an octet no DEFLATE stream has.
 */
const PROOF: readonly (readonly [hex: string, text: string | null])[] = [
  ['aa56ca4c51b232d4514a2d4bcd2b51b2524a2e4a4d2c494d51aa0500', '{"id":1,"event":"created"}'],
  ['aa06cb1861910100', '{"id":2,"event":"created"}'],
  ['82c81823648a5273f3cb40320000', '{"id":3,"event":"removed"}'],
  ['ffffff', null],
]

/** Opens an inflater: the fast one where it proved itself on this Node, else the one made of public functions. */
export const openInflater: OpenInflater = (options) => chosen()(options)

let choice: OpenInflater | null = null
const chosen = () => (choice ??= works(openHandleInflater) ? openHandleInflater : openPublicInflater)

/** Whether an inflater reads what it must read, and refuses what it must refuse. */
export function works(open: OpenInflater): boolean {
  try {
    const inflater = open({ takeover: true, window: new Uint8Array(0) })
    return PROOF.every(([hex, text]) => {
      const result = inflater.inflate(Buffer.from(hex, 'hex'), 4_096)
      return text === null ? !result.ok : result.ok && Buffer.from(result.bytes).toString('latin1') === text
    })
  } catch {
    return false
  }
}
