import 'server-only'

/** The smallest of the values that at least the share `p` of them (0 to 1) do not exceed: nearest rank. null where there are none. */
export function percentile(ascending: ArrayLike<number>, p: number): number | null {
  return ascending[Math.max(0, Math.ceil(p * ascending.length) - 1)] ?? null
}
