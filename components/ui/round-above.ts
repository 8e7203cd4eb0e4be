const FACTORS = [1, 2, 5, 10]

/** The lowest of 1, 2, 5, 10, 20, 50 … that a value does not exceed. */
export function roundAbove(value: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, value)))
  return (FACTORS.find((factor) => factor * power >= value) ?? 10) * power
}
