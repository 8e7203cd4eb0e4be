/** What a child found that the one before it left: whatever was acknowledged must be there, and nothing may still be running. */
export type Found = {
  readonly attempts: readonly {
    readonly id: string
    readonly state: string
    /** The state its stored facts tell. */
    readonly told: string
    /** Whether its row says what its facts tell. */
    readonly same: boolean
    /** Octets received of it that are stored. */
    readonly received: number
  }[]
  readonly running: number
  /** `ok`, or what is wrong. */
  readonly integrity: string
}

/** What a child tells its parent. `at` and `stalled` are milliseconds of its own clock; it stalled so long at most between two looks. */
export type Said =
  | ({ readonly kind: 'found' } & Found)
  | { readonly kind: 'refused'; readonly problem: string }
  | { readonly kind: 'acknowledged'; readonly id: string }
  | {
      readonly kind: 'seen'
      readonly at: number
      readonly stalled: number
      readonly received: readonly (readonly [id: string, octets: number])[]
    }
