import { base64Decode, base64Encode } from '../bytes/base64'
import { concat } from '../bytes/concat'
import { hexDecode } from '../bytes/hex'
import { quoted } from '../spec/words'
import { type JavaValue, readJavaStream } from './java-stream'

/** One bit of the mask that agents and controllers tell each other (Remoting Capability). */
export type CapabilityBit = {
  readonly mask: bigint
  readonly name: string
  /** The Remoting version that brought it; null where it is as old as the mask. */
  readonly since: string | null
}

export const CAPABILITY_BITS: readonly CapabilityBit[] = [
  { mask: 0x1n, name: 'Unused (retired in 2009)', since: null },
  { mask: 0x2n, name: 'Multi-classloader RPC', since: null },
  { mask: 0x4n, name: 'Pipe throttling', since: null },
  { mask: 0x8n, name: 'Mimic exception (deprecated)', since: null },
  { mask: 0x10n, name: 'Prefetch and jar cache', since: '2.24' },
  { mask: 0x20n, name: 'Greedy remote input stream', since: '2.35' },
  { mask: 0x40n, name: 'Proxy writer 2.35', since: '2.35' },
  { mask: 0x80n, name: 'Chunked encoding', since: '2.38' },
  { mask: 0x100n, name: 'Proxy exception fallback', since: '3.19' },
]
/** What every agent since Remoting 3.19 sends. */
export const DEFAULT_MASK = 0x1fen

/** Everything in front of the mask: the stream's header, the class with its one field, and the object. */
const PREFIX =
  hexDecode(
    'aced0005 7372 001a 6875 6473 6f6e 2e72 656d 6f74 696e 672e 4361 7061 6269 6c69 7479 0000 0000 0000 0001 02 0001 4a 0004 6d61 736b 78 70'.replaceAll(
      ' ',
      '',
    ),
  ) ?? new Uint8Array()
const CLASS = 'hudson.remoting.Capability'
/** The only classes Capability.read resolves. */
const RESOLVED: ReadonlySet<string> = new Set([CLASS, 'java.lang.String', '[Ljava.lang.String;'])
const MOST_TEXT = 65_536

/** The value of X-Remoting-Capability for a mask of 64 bits, as Java writes it. */
export function encodeCapability(mask: bigint): string {
  const octets = new Uint8Array(8)
  new DataView(octets.buffer).setBigUint64(0, BigInt.asUintN(64, mask))
  return base64Encode(concat([PREFIX, octets]))
}

/** Why a controller cannot read a value: `says` as its own class says it, `means` for people. */
export type CapabilityProblem = {
  readonly code: 'too-long' | 'not-base64' | 'cut-base64' | 'cut-short' | 'not-a-stream' | 'rejected-class' | 'other-object' | 'corrupt'
  readonly says: string
  readonly means: string
}
export type ReadCapability =
  | {
      readonly ok: true
      readonly mask: bigint
      readonly bits: readonly CapabilityBit[] /** Bits nobody knows. */
      readonly unknown: bigint
    }
  | { readonly ok: false; readonly problem: CapabilityProblem }

/**
 * Reads the value of X-Remoting-Capability as Capability.read does, by the grammar of the stream: no object is made of it. What
 * stands behind the object is ignored, as Java does. Never throws.
 */
export function readCapability(value: string): ReadCapability {
  if (value.length > MOST_TEXT) {
    return fail(
      'too-long',
      'nothing: it is not read',
      `The value has ${value.length} characters: expected 84, and at most ${MOST_TEXT} are looked at`,
    )
  }
  const decoded = decode(value)
  if ('code' in decoded) return { ok: false, problem: decoded }
  const { octets } = decoded
  const stream = readJavaStream(octets)
  const { fault } = stream
  if (fault?.code === 'magic') {
    return fail(
      'not-a-stream',
      `StreamCorruptedException: ${fault.detail}`,
      'It is base64 of something that is no Java serialisation: expected octets that begin with ac ed 00 05',
    )
  }
  if (octets.length < 4)
    return fail('cut-short', 'EOFException', `It holds ${octets.length} octets: expected the 62 of a serialised ${CLASS}`)
  const rejected = stream.resolved.find((name) => !RESOLVED.has(name))
  if (rejected !== undefined) {
    return fail(
      'rejected-class',
      `SecurityException: Rejected: ${printable(rejected)}`,
      `It is a serialised ${quoted(rejected)}: controllers read only ${CLASS} here`,
    )
  }
  const [first] = stream.contents
  if (first?.kind === 'object' && first.className === CLASS) {
    const mask = maskOf(first)
    if (mask !== null) return known(mask)
    if (fault === null) {
      return fail(
        'other-object',
        `InvalidClassException: ${CLASS}; incompatible types for field mask`,
        'Its field mask is no long of 64 bits',
      )
    }
  }
  if (first && !(first.kind === 'object' && fault !== null)) return otherObject(first)
  if (fault?.code === 'end' || fault === null) {
    return fail(
      'cut-short',
      'EOFException',
      `The octets end inside the object: ${octets.length} are there, expected the 62 of a serialised ${CLASS}`,
    )
  }
  return fail('corrupt', `StreamCorruptedException: ${fault.detail}`, `The serialisation cannot be read: ${fault.detail}`)
}

/** Whether a mask has a bit. */
export function hasBit(mask: bigint, bit: CapabilityBit): boolean {
  return (mask & bit.mask) !== 0n
}

/** A mask for people: `0x1FE`. */
export function maskText(mask: bigint): string {
  return `0x${BigInt.asUintN(64, mask).toString(16).toUpperCase()}`
}

function known(mask: bigint): ReadCapability {
  const bits = CAPABILITY_BITS.filter((bit) => hasBit(mask, bit))
  const unknown = CAPABILITY_BITS.reduce((left, bit) => left & ~bit.mask, BigInt.asUintN(64, mask))
  return { ok: true, mask: BigInt.asUintN(64, mask), bits, unknown }
}

function maskOf(object: Extract<JavaValue, { kind: 'object' }>): bigint | null {
  const value = object.fields.find(({ name }) => name === 'mask')?.value
  return value?.kind === 'primitive' && value.type === 'long' ? BigInt(value.text) : null
}

/** Base64 as BinarySafeStream reads it: four characters at a time, `=` only in the last two places of four. */
function decode(value: string): { readonly octets: Uint8Array } | CapabilityProblem {
  const odd = /[^A-Za-z0-9+/=]/.exec(value)?.[0]
  if (odd !== undefined || oddPadding(value)) {
    return {
      code: 'not-base64',
      says: 'IOException: Invalid encoded sequence encountered',
      means:
        odd === undefined
          ? 'A "=" stands where a digit of base64 belongs: expected it at the end only'
          : `${quoted(odd)} is no digit of base64 in the standard alphabet`,
    }
  }
  if (value.length % 4 !== 0) {
    return {
      code: 'cut-base64',
      says: 'IOException: Unexpected stream termination',
      means: `The base64 has ${value.length} characters: expected a multiple of 4, with the "=" at its end`,
    }
  }
  // Written after a flush, "=" may stand in the middle: each group of four is decoded by itself.
  const groups = value.match(/.{4}/g) ?? []
  const octets = base64Decode(value) ?? concat(groups.map((group) => base64Decode(group) ?? new Uint8Array()))
  return { octets }
}

/** Whether a "=" stands in the first two places of a group of four. */
function oddPadding(value: string): boolean {
  for (let at = value.indexOf('='); at !== -1; at = value.indexOf('=', at + 1)) if (at % 4 < 2) return true
  return false
}

function otherObject(value: JavaValue): ReadCapability {
  const className = value.kind === 'string' ? 'java.lang.String' : 'className' in value ? value.className : value.kind
  if (value.kind === 'null') return fail('other-object', 'NullPointerException', 'It is a serialised null')
  if (value.kind === 'data') return fail('other-object', 'OptionalDataException', 'It holds octets instead of an object')
  return fail(
    'other-object',
    `ClassCastException: ${className} cannot be cast to ${CLASS}`,
    `It is a serialised ${className}: expected a ${CLASS} with a long named mask`,
  )
}

function printable(name: string): string {
  return quoted(name).slice(1, -1)
}

function fail(code: CapabilityProblem['code'], says: string, means: string): ReadCapability {
  return { ok: false, problem: { code, says, means } }
}
