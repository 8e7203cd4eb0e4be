import { base64Encode } from '../bytes/base64'
import { utf8Encode } from '../bytes/utf8'
import type { FrameDraft } from '../frames/frame-draft'
import type { HeaderLine, RequestDraft } from '../handshake/draft'
import type { Preset, PresetMode } from './preset'

/**
 * The draft of a preset: the standard lines given (those of its URL), then its own, every `{{field}}` replaced by the value
 * given for it, else by its example. Lines with a secret field are marked secret. The first mode is taken unless another is given.
 */
export function fillPreset(
  preset: Preset,
  values: Readonly<Record<string, string>>,
  standard: readonly HeaderLine[],
  mode: PresetMode | undefined = preset.modes?.[0],
): RequestDraft {
  const fill = (text: string) => fillFields(preset, values, text)
  const off = mode?.off ?? []
  const before = standard.map((line) => (off.includes(line.line?.split(':', 1)[0] ?? '') ? { ...line, enabled: false } : line))
  const own = [...preset.lines, ...(mode?.lines ?? [])].map((line) => ({
    ...line,
    ...(line.line === undefined ? {} : { line: fill(line.line) }),
    ...secrecy(preset, line),
  }))
  const sent = preset.frames?.(values) ?? preset.session?.sendOnOpen?.map((frame) => filledFrame(frame, fill))
  return {
    url: fill(preset.url),
    headers: [...before, ...own],
    ...(preset.session || sent ? { session: { ...preset.session, ...(sent ? { sendOnOpen: sent } : {}) } } : {}),
    note: `Preset: ${preset.title}`,
  }
}

/** The text with every `{{field}}` of the preset replaced. */
export function fillFields(preset: Preset, values: Readonly<Record<string, string>>, text: string): string {
  return preset.fields.reduce((filled, field) => {
    const value = values[field.name] || field.example
    if (!filled.includes(`{{${field.name}`)) return filled
    const base64 = base64Encode(utf8Encode(value))
    return filled
      .replaceAll(`{{${field.name}}}`, () => value)
      .replaceAll(`{{${field.name}|base64}}`, () => base64)
      .replaceAll(`{{${field.name}|base64url}}`, () => base64.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', ''))
  }, text)
}

function secrecy(preset: Preset, line: HeaderLine): HeaderLine {
  return preset.fields.some((field) => field.secret && new RegExp(`\\{\\{${field.name}[|}]`).test(line.line ?? '')) ? { secret: true } : {}
}

function filledFrame(frame: FrameDraft, fill: (text: string) => string): FrameDraft {
  return frame.text === undefined ? frame : { ...frame, text: fill(frame.text) }
}
