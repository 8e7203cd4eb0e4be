import 'server-only'

export type CapturePatternInput = { readonly pattern: string; readonly text: string }

/** The first group of the first match of a user's pattern, or the whole match where it has no group; null where nothing matches. */
export function capturePattern({ pattern, text }: CapturePatternInput): string | null {
  const match = new RegExp(pattern, 'u').exec(text)
  return match === null ? null : (match[1] ?? (match.length > 1 ? null : match[0]))
}
