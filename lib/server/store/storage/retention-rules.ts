import 'server-only'

/** What is kept: null is no limit. Bytes are those of `weight.ts`. */
export type RetentionLimits = {
  readonly maxDays: number | null
  readonly maxAttempts: number | null
  readonly maxBytes: number | null
}

/** A host with a rule of its own is kept by that rule alone, and does not count in the general one. */
export type RetentionRules = {
  readonly general: RetentionLimits
  readonly hosts: readonly (RetentionLimits & { readonly host: string })[]
}

export const NO_LIMITS: RetentionLimits = { maxDays: null, maxAttempts: null, maxBytes: null }
export const KEEP_EVERYTHING: RetentionRules = { general: NO_LIMITS, hosts: [] }

const limits = ({ maxDays, maxAttempts, maxBytes }: RetentionLimits) => maxDays !== null || maxAttempts !== null || maxBytes !== null

/** Whether the rules ever remove anything. */
export const removesAnything = ({ general, hosts }: RetentionRules): boolean => limits(general) || hosts.some(limits)
