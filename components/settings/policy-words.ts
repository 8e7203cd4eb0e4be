import type { Policy } from '@/lib/client/installation'

/** What a choice of the base means, in words. */
export function baseWords({ set, base }: Pick<Policy, 'set' | 'base'>): string {
  const everywhere = 'Every class of address: public, private, this machine'
  const only = 'Public addresses only'
  if (set.base !== 'auto') return set.base === 'private' ? everywhere : only
  return base === 'private' ? `${everywhere} (as only this machine reaches Sockscope)` : `${only} (as others can reach Sockscope)`
}

/** A list as it is edited: one entry a line. */
export const linesOf = (entries: readonly string[]): string => entries.join('\n')

/** The entries of an edited list, and the line each stands on. */
export function entriesOf(text: string): readonly { readonly entry: string; readonly line: number }[] {
  return text.split('\n').flatMap((line, at) => (line.trim() === '' ? [] : [{ entry: line.trim(), line: at + 1 }]))
}
