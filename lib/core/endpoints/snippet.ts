/** A piece of configuration to copy. */
export type Snippet = {
  readonly id: string
  /** What it is for and where it goes: "nginx: pass the upgrade on (http and server block)". */
  readonly title: string
  readonly text: string
  /** Where its directives are documented, and from which version on they are known. */
  readonly source: string
}
