import type { Direction, Fact, Layer } from './fact'

/**
 * A transcript is a sequence of blocks, so that two transcripts joined are a transcript:
 * `"SF"`, version, length of the rest (varint), facts. A fact is its kind, its time (float64, big-endian), its hop (varint) and
 * - of kind `bytes`: direction and layer in one octet, length (varint), the octets as they are;
 * - of any other kind: length (varint), its other fields as JSON in UTF-8.
 */
export const MAGIC = [0x53, 0x46] as const
/** The version we write; we read it and every older one. */
export const FORMAT_VERSION = 1

export const KINDS = [
  'bytes',
  'fields',
  'reached',
  'failed',
  'tried',
  'policy',
  'pressure',
  'ended',
  'redirect',
  'waited',
  'step',
  'gained',
] as const satisfies readonly Fact['kind'][]
export const DIRECTIONS = ['sent', 'received'] as const satisfies readonly Direction[]
export const LAYERS = ['proxy', 'endpoint', 'h2-stream'] as const satisfies readonly Layer[]
