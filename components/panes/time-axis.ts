/** Sessions that stand side by side at most. */
export const MOST_PANES = 4

/** When the common time axis begins, milliseconds since 1970: with the attempt that began first. */
export const axisBegin = (createdAt: readonly string[]): number => Math.min(...createdAt.map((begun) => Date.parse(begun)))

/** How long after the axis an attempt began, milliseconds. */
export const offsetOn = (begin: number, createdAt: string): number => Date.parse(createdAt) - begin

/** A moment as it stands in the URL: milliseconds, to the microsecond. */
export const momentOf = (at: number): number => Math.round(at * 1000) / 1000

/** What the axis shows, seconds: to the newest of what any session has. */
export function axisRange(ends: readonly number[]): readonly [from: number, to: number] {
  return [0, Math.max(0.1, ...ends)]
}
