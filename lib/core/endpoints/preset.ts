import type { FrameDraft, HeaderLine, SessionDraft } from '../handshake/draft'

/**
 * Something only the user knows, such as a node's secret; `{{name}}` stands for it in the preset's texts, `{{name|base64}}` and
 * `{{name|base64url}}` (RFC 4648 §5, without padding) for its octets encoded.
 */
export type PresetField = {
  readonly name: string
  readonly label: string
  /** Stands in the draft until the user gives their own. */
  readonly example: string
  readonly hint?: string
  /** Masked on screen; lines it stands in are secret. */
  readonly secret?: boolean
}

/** One way to use a preset. */
export type PresetMode = {
  readonly id: string
  readonly title: string
  /** What it does at the endpoint, in one sentence. */
  readonly about: string
  /** Something to think about before it is sent. */
  readonly warns?: boolean
  /** Names of standard lines that stay in the draft, switched off. */
  readonly off?: readonly string[]
  /** Lines behind those of the preset. */
  readonly lines?: readonly HeaderLine[]
}

/** A working start for one product's endpoint: what its own client sends, ready to be edited. */
export type Preset = {
  /** The name of its file. */
  readonly id: string
  readonly title: string
  readonly group: 'General' | 'Jenkins' | 'Rancher and Kubernetes' | 'Messaging'
  /** What it is for, in one sentence. */
  readonly about: string
  /** Other words it is found by. */
  readonly keywords: readonly string[]
  readonly fields: readonly PresetField[]
  readonly url: string
  /** Lines after the five standard ones, in order. */
  readonly lines: readonly HeaderLine[]
  readonly session?: SessionDraft
  /** Frames sent on open that are made of the values of fields, instead of those of `session`; a field without a value is absent. */
  readonly frames?: (values: Readonly<Record<string, string>>) => readonly FrameDraft[]
  /** Ways to use it, where there are several; the first is offered first. */
  readonly modes?: readonly PresetMode[]
  /** Where its facts are from. */
  readonly source: string
}
