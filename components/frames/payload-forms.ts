import type { FrameView } from '@/lib/core/report/view'

export type Form = 'json' | 'text' | 'hex'

/** The JSON value of a text payload, or undefined where it is none, is a bare word or number, or was cut. */
export function jsonOf(frame: FrameView): unknown {
  const first = frame.text?.trimStart()[0]
  if (frame.text === undefined || (first !== '{' && first !== '[')) return undefined
  try {
    return JSON.parse(frame.text)
  } catch {
    return undefined
  }
}

/** The forms a payload can be shown in, the most telling first; hex always. */
export function formsOf(frame: FrameView, json: unknown): Form[] {
  const forms: Form[] = json === undefined ? [] : ['json']
  if (frame.text !== undefined) forms.push('text')
  return [...forms, 'hex']
}
