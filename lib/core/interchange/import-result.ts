import type { RequestDraft } from '../handshake/draft'
import type { LogFinding } from '../logs'

/** Something a reader of the import should know; `apply` is the first draft as the note proposes it, for one button. */
export type ImportNote = { readonly code: string; readonly text: string; readonly apply?: RequestDraft }

/** What cannot be read; `[start, end)` counts characters of the pasted text. */
export type ImportProblem = { readonly message: string; readonly start: number; readonly end: number }

/** A word that stands for a value the writer left out. */
export type Placeholder = {
  /** As it stands in the draft. */
  readonly token: string
  /** Paths of the first draft, such as `url` and `headers[3]`. */
  readonly where: readonly string[]
  /** A name for `{{name}}`; `auto` where a fresh key is the answer. */
  readonly suggestion: string
  readonly secret: boolean
  readonly example?: string
}

export type ImportFormat =
  | 'curl'
  | 'wscat'
  | 'websocat'
  | 'powershell'
  | 'fetch'
  | 'har'
  | 'postman'
  | 'insomnia'
  | 'url'
  | 'url-list'
  | 'raw'
  | 'profile'
  | 'agent-log'
/** `drafts` may be there beside `problems`: then the words pointed at were left out. It is empty when nothing could be read. */
export type ImportResult = {
  readonly format: ImportFormat
  readonly drafts: readonly RequestDraft[]
  readonly notes: readonly ImportNote[]
  readonly placeholders: readonly Placeholder[]
  readonly problems: readonly ImportProblem[]
  /** What the words of a log mean, the surest first; absent where there is no log. */
  readonly findings?: readonly LogFinding[]
}

/** One format that can be pasted. */
export type Importer = {
  readonly format: ImportFormat
  readonly title: string
  /** Whether the text looks like this format. */
  detect(text: string): boolean
  /** Never throws. */
  read(text: string): ImportResult
}

/** Characters of a pasted text that are read at most. */
export const IMPORT_LIMIT = 1_048_576
/** Characters of a file that are read at most; only formats of JSON are that long. */
export const FILE_LIMIT = 67_108_864
/** Drafts that one text gives at most. */
export const DRAFT_LIMIT = 1000
