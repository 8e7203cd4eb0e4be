const FACTORS = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10]

/** The lowest number of one or two digits, then zeros, in steps an eye can halve, that a value does not exceed. */
export function roundAbove(value: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, value)))
  return (FACTORS.find((factor) => factor * power >= value) ?? 10) * power
}
