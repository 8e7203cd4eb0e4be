/** A statement about the controller's version, and what it rests on. Bounds are included; null leaves a side open. */
export type VersionEvidence = { readonly says: string; readonly from: string | null; readonly to: string | null }

/** Releases of Jenkins by the oldest Remoting they take, as `X-Remoting-Minimum-Version` or `Remoting-Minimum-Version` tells it (Jenkins history). */
const BY_MINIMUM: readonly (readonly [minimum: string, from: string, to: string | null])[] = [
  ['2.60', '2.100', '2.127'],
  ['3.4', '2.128', '2.197'],
  ['3.14', '2.198', '2.356'],
  ['4.2.1', '2.357', '2.377'],
  ['4.7', '2.378', '2.424'],
  ['4.13', '2.425', '2.466'],
  ['3107.v665000b_51092', '2.467', '2.544'],
  ['3176.v207ec082a_8c0', '2.545', null],
]

/** The releases of Jenkins that ask for this Remoting at least; null for a version that none is known to ask for. */
export function releasesByMinimum(minimum: string): { readonly from: string; readonly to: string | null } | null {
  const found = BY_MINIMUM.find(([version]) => version === minimum)
  return found ? { from: found[1], to: found[2] } : null
}

/** Compares versions by their numbers: `2.60.3` is before `2.104`. What is no number counts as 0. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [numbersOf(a), numbersOf(b)]
  for (let at = 0; at < Math.max(left.length, right.length); at++) {
    const difference = (left[at] ?? 0) - (right[at] ?? 0)
    if (difference !== 0) return Math.sign(difference)
  }
  return 0
}

/** The narrowest range that all evidence allows; null when there is none, or when it contradicts itself. */
export function versionRange(evidence: readonly VersionEvidence[]): { readonly from: string | null; readonly to: string | null } | null {
  let from: string | null = null
  let to: string | null = null
  for (const one of evidence) {
    if (one.from !== null && (from === null || compareVersions(one.from, from) > 0)) from = one.from
    if (one.to !== null && (to === null || compareVersions(one.to, to) < 0)) to = one.to
  }
  if (from === null && to === null) return null
  return from !== null && to !== null && compareVersions(from, to) > 0 ? null : { from, to }
}

function numbersOf(version: string): number[] {
  return version
    .slice(0, 100)
    .split('.')
    .map((part) => Number.parseInt(part, 10) || 0)
}
