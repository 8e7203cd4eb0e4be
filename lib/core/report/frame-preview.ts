import { InputError } from '../errors/errors'
import type { FrameDraft } from '../frames/frame-draft'
import { createFrameReader } from '../frames/parse'
import { serializeFrame } from '../frames/serialize'
import { frameVerdicts } from './frame-verdicts'

/** What a composed frame comes to: its first header, in hex, how many octets and frames travel, and what is illegal in them. */
export type FramePreview = {
  readonly header: string
  readonly octets: number
  readonly frames: number
  readonly faults: readonly string[]
  readonly error: string | null
}

/** A fresh key is drawn when the frame is sent: what it will be is not known. */
const UNKNOWN_KEY = new Uint8Array(4)
const LONGEST_HEADER = 14
const HALF = 'The frame is not whole: the endpoint waits for the rest of it'

export function previewFrame(draft: FrameDraft): FramePreview {
  try {
    const octets = serializeFrame(draft, UNKNOWN_KEY, { deflate: (payload) => payload })
    const reader = createFrameReader({ direction: 'sent', payloadCap: 0, deflate: draft.compress === true })
    const whole = reader.push(octets, 0)
    const frames = reader.pending === null ? whole : [...whole, reader.pending]
    const [first] = frames
    const header = [...octets.subarray(0, first?.headerLength ?? Math.min(octets.length, LONGEST_HEADER))]
    const isFresh = draft.raw === undefined && (draft.mask === undefined || draft.mask === true)
    const shown = header.map((octet, at) => (isFresh && at >= header.length - 4 ? '··' : octet.toString(16).padStart(2, '0')))
    const faults = new Set(
      frames.flatMap((frame) =>
        frameVerdicts(frame).map(({ violation, text, section }) => (violation === 'incomplete' ? HALF : `${text} (${section})`)),
      ),
    )
    return { header: shown.join(' '), octets: octets.length, frames: frames.length, faults: [...faults], error: null }
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    return { header: '', octets: 0, frames: 0, faults: [], error: error.message }
  }
}
