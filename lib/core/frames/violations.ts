import type { Frame, FrameViolation } from './frame'

/** What came before a frame in its direction, as far as it decides whether the frame is legal. */
export type FrameContext = {
  readonly direction: Frame['direction']
  /** permessage-deflate was agreed on: RSV1 may mark the first frame of a message (RFC 7692 §6). */
  readonly deflate: boolean
  /** A data message was begun and not finished. */
  readonly insideMessage: boolean
  /** A Close frame went this way before. */
  readonly closed: boolean
}

/** Every violation, in the order in which those of one frame are told: the place of each is its bit. */
const ORDER = [
  'rsv1-not-agreed',
  'rsv1-on-continuation',
  'rsv1-on-control',
  'rsv2-set',
  'rsv3-set',
  'reserved-data-opcode',
  'reserved-control-opcode',
  'masked-by-server',
  'unmasked-by-client',
  'control-fragmented',
  'control-too-long',
  'length-top-bit',
  'length-not-exact',
  'length-not-minimal',
  'continuation-without-start',
  'data-inside-message',
  'empty-fragments',
  'after-close',
  'invalid-utf8',
  'utf8-cut',
  'close-payload-of-one',
  'close-code-invalid',
  'close-reason-not-utf8',
  'message-too-large',
  'inflate-failed',
  'window-exceeded',
  'takeover-broken',
  'tail-not-stripped',
  'incomplete',
] as const satisfies readonly FrameViolation[]

type Bits = { readonly [violation in (typeof ORDER)[number]]: number }

/** The bit of each violation in the flags of a frame (`FrameBatch.flags`). */
export const VIOLATION = Object.fromEntries(ORDER.map((violation, place) => [violation, 1 << place])) as Bits
/** Every bit that is a violation; the bits above say what a frame is. */
export const VIOLATIONS = (1 << ORDER.length) - 1

/** Bits of the flags that are no violations: the message is compressed, and the frame is the last of its message. */
export const COMPRESSED = 1 << 29
export const ENDS_MESSAGE = 1 << 30

const NONE: readonly FrameViolation[] = []
const lists = new Map<number, readonly FrameViolation[]>([[0, NONE]])

/** The violations among the flags of a frame, by name. */
export function violationsOf(flags: number): readonly FrameViolation[] {
  const bits = flags & VIOLATIONS
  const known = lists.get(bits)
  if (known) return known
  const list = ORDER.filter((violation) => (bits & VIOLATION[violation]) !== 0)
  // So many combinations as there are in one endpoint's frames, not as there can be.
  if (lists.size < 1_000) lists.set(bits, list)
  return list
}

/** The flags of a list of violations. */
export function flagsOf(violations: readonly FrameViolation[]): number {
  return violations.reduce((flags, violation) => flags | VIOLATION[violation], 0)
}

const FIN = 0x80
const RSV1 = 0x40
const RSV2 = 0x20
const RSV3 = 0x10
/** Fragments without a single octet are legal; so many of one message in a row are none that anybody needs. */
export const MOST_EMPTY_FRAGMENTS = 1_000

/** What is irregular in a frame's first octet, given what came before it (RFC 6455 §5). */
export function firstOctetViolations(first: number, context: FrameContext): number {
  const opcode = first & 15
  const control = opcode >= 8
  const startsMessage = opcode === 1 || opcode === 2
  let flags = 0
  // §5.2: reserved bits are 0 unless an extension gives them a meaning.
  if ((first & RSV1) !== 0) flags |= rsv1Violation(opcode, context.deflate)
  if ((first & RSV2) !== 0) flags |= VIOLATION['rsv2-set']
  if ((first & RSV3) !== 0) flags |= VIOLATION['rsv3-set']
  if (opcode > 2 && opcode < 8) flags |= VIOLATION['reserved-data-opcode']
  if (opcode > 10) flags |= VIOLATION['reserved-control-opcode']
  // §5.5: control frames are whole.
  if (control && (first & FIN) === 0) flags |= VIOLATION['control-fragmented']
  // §5.4: fragments of one message follow each other.
  if (opcode === 0 && !context.insideMessage) flags |= VIOLATION['continuation-without-start']
  if (startsMessage && context.insideMessage) flags |= VIOLATION['data-inside-message']
  // §5.5.1: no data frame follows a Close frame; nothing is said of pings and pongs.
  if (context.closed && !control) flags |= VIOLATION['after-close']
  return flags
}

/** RFC 7692 §6: with permessage-deflate RSV1 stands on the first frame of a message, and nowhere else. */
function rsv1Violation(opcode: number, deflate: boolean): number {
  if (!deflate) return VIOLATION['rsv1-not-agreed']
  if (opcode === 1 || opcode === 2) return 0
  if (opcode === 0) return VIOLATION['rsv1-on-continuation']
  return opcode >= 8 ? VIOLATION['rsv1-on-control'] : VIOLATION['rsv1-not-agreed']
}

/** Added to the first octet to find its flags in a table of `firstOctetTable`. */
export const INSIDE_MESSAGE = 0x100
export const AFTER_CLOSE = 0x200

const tables = new Map<string, Uint32Array>()

/** `firstOctetViolations` of every octet in every context of one direction; one table for all readers. */
export function firstOctetTable(direction: Frame['direction'], deflate: boolean): Uint32Array {
  const key = `${direction} ${deflate}`
  const table = tables.get(key) ?? makeTable(direction, deflate)
  tables.set(key, table)
  return table
}

function makeTable(direction: Frame['direction'], deflate: boolean): Uint32Array {
  return Uint32Array.from({ length: 0x400 }, (_, at) =>
    firstOctetViolations(at & 0xff, {
      direction,
      deflate,
      insideMessage: (at & INSIDE_MESSAGE) !== 0,
      closed: (at & AFTER_CLOSE) !== 0,
    }),
  )
}

const LONGEST_CONTROL = 125

/**
 * What is irregular in the length of a frame (RFC 6455 §5.2, §5.5); `form` is the short length of its second octet, `top` the first
 * octet of the extended length.
 */
export function lengthFlags(first: number, form: number, length: number, top: number): number {
  let flags = 0
  if ((form === 126 && length < 126) || (form === 127 && length < 65_536)) flags |= VIOLATION['length-not-minimal']
  if (form === 127 && top >= 0x80) flags |= VIOLATION['length-top-bit']
  else if (length > Number.MAX_SAFE_INTEGER) flags |= VIOLATION['length-not-exact']
  if ((first & 8) !== 0 && length > LONGEST_CONTROL) flags |= VIOLATION['control-too-long']
  return flags
}
