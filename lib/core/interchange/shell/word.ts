/** A word of a command line; `[start, end)` counts characters of the pasted text. */
export type Word = { readonly text: string; readonly start: number; readonly end: number }
export type Tokens = {
  readonly words: readonly Word[]
  /** Where the command ended. */
  readonly end: number
  readonly problem: { readonly message: string; readonly start: number; readonly end: number } | null
  /** Codes of things read other than a shell would. */
  readonly oddities: ReadonlySet<'unquoted-ampersand' | 'typographic-quotes' | 'output-ignored'>
}
