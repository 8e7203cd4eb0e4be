/** What a client does on each rule that fails or trait that holds; a name without `#reason` covers every reason of its rule. */
export type Knowledge = {
  /** Grouped by what the client then prints: `{status}`, `{phrase}` and `{Field-Name}` stand for parts of the answer. null: it says nothing. */
  readonly refuses: readonly { readonly says: string | null; readonly on: readonly string[] }[]
  /** It opens all the same. What stands in no list was not tried. */
  readonly opens: readonly string[]
  /** On these it opens or refuses by the very value: no word on them. */
  readonly depends: readonly string[]
}

/** What a measurement wrote down. */
export type Measurement = Knowledge & {
  readonly version: string
  /** What it ran on, such as "Node 20.20.2". */
  readonly on: string
  /** ISO date. */
  readonly at: string
  /** Its own Sec-WebSocket-Extensions; null when it offers none. */
  readonly offers: string | null
  /** Whether it goes where a redirect leads. */
  readonly follows: boolean
}

/** How the facts of a profile are known: by trying it, by reading its source, or by what its makers document. */
export type How = 'measured' | 'read' | 'documented'

/** A real client, and the answers it refuses. */
export type ClientProfile = Measurement & {
  /** Such as `ws`: the name of its file. */
  readonly id: string
  readonly title: string
  /** What it is and where one meets it, one sentence. */
  readonly about: string
  readonly how: How
  /** The command that measures it, or the address of what was read. */
  readonly source: string
  /** What is worth knowing and is no rule, one sentence each. */
  readonly notes: readonly string[]
}
