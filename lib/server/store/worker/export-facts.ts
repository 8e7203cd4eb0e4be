import 'server-only'
import { encodeFacts } from '../../../core/transcript/encode'
import { type Reader, readSegments } from '../read-segments'

export type ExportFactsInput = {
  readonly attemptId: string
  readonly dataKey: Uint8Array
  /** From the segment this frame begins in; default 1: everything. */
  readonly fromFrame?: number
  /** Ends after the segment that passes this many octets; default 16 MiB. */
  readonly maxBytes?: number
}
/** `segments` are as `encodeFacts` gives them: exact octets, for this process only. `nextFrame` is null at the end. */
export type ExportFactsOutput = { readonly segments: readonly Uint8Array[]; readonly facts: number; readonly nextFrame: number | null }

const MAX_BYTES = 16_777_216

/** Opens, inflates and joins the stored facts of an attempt. */
export function exportFacts(reader: Reader, input: ExportFactsInput): ExportFactsOutput {
  const { attemptId, dataKey, fromFrame = 1, maxBytes = MAX_BYTES } = input
  const segments: Uint8Array[] = []
  let bytes = 0
  let facts = 0
  for (const segment of readSegments(reader, attemptId, dataKey, fromFrame)) {
    if (bytes >= maxBytes) return { segments, facts, nextFrame: segment.firstFrame }
    const encoded = encodeFacts(segment.facts)
    segments.push(encoded)
    bytes += encoded.length
    facts += segment.facts.length
  }
  return { segments, facts, nextFrame: null }
}
