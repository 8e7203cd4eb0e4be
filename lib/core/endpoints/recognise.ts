import type { Finding } from './finding'
import type { Look, Seen } from './look'
import type { Confidence, Layer, Pack, Signal } from './pack'

/** A product by its marks. */
export type Recognised = {
  readonly pack: string
  readonly product: string
  readonly confidence: Confidence
  readonly evidence: readonly Seen[]
}

/** Who wrote the answer, and who was seen to stand in front of it. */
export type AnsweredBy = Recognised & {
  /** Which part of the way it is, where a finding says so; else by what the product is. */
  readonly layer: Layer
  readonly inFront: readonly Recognised[]
}

const RANK: Readonly<Record<Confidence, number>> = { certain: 0, likely: 1, possible: 2 }

/**
 * Who answered. A strong mark is certain, two broad ones of different kinds likely, one possible. The author is the product of the
 * surest finding, else the origin that left a strong mark, else whoever is recognised best: what stands in front only passed the
 * answer on where an origin left a mark as good as its own, and where an origin left a strong mark and it left none, whatever is
 * found of it.
 */
export function recognise(look: Look, packs: readonly Pack[], findings: readonly Finding[]): AnsweredBy | null {
  const known = packs.flatMap((pack) => recognisedBy(pack, look).map((one) => ({ ...one, role: pack.role })))
  const hasOrigin = known.some((one) => one.role === 'origin' && one.confidence === 'certain')
  const mayAnswer = known.filter((one) => one.role === 'origin' || one.confidence === 'certain' || !hasOrigin)
  const author = findings.find((finding) => RANK[finding.confidence] < RANK.possible && mayAnswer.some((one) => one.pack === finding.pack))
  const ranked = known.toSorted(
    (a, b) => RANK[a.confidence] - RANK[b.confidence] || Number(a.role === 'front') - Number(b.role === 'front'),
  )
  const chosen = known.find((one) => one.pack === author?.pack) ?? ranked[0]
  if (!chosen) return null
  const { role, ...recognised } = chosen
  const layer = author?.layer ?? (role === 'front' ? 'proxy' : 'application')
  const inFront = ranked.filter((one) => one.role === 'front' && one.pack !== chosen.pack && role === 'origin')
  return { ...recognised, layer, inFront: inFront.map(({ role: _, ...one }) => one) }
}

function recognisedBy(pack: Pack, look: Look): Recognised[] {
  if (pack.role === 'any') return []
  const strong = seenBy(pack.signals.strong, look)
  const broad = seenBy(pack.signals.broad, look)
  const confidence = strong.length > 0 ? 'certain' : broad.length > 1 ? 'likely' : 'possible'
  const evidence = [...strong, ...broad]
  return evidence.length === 0 ? [] : [{ pack: pack.id, product: pack.title, confidence, evidence }]
}

function seenBy(signals: readonly Signal[], look: Look): Seen[] {
  return signals.flatMap((signal) => {
    try {
      const seen = signal(look)
      return seen ? [seen] : []
    } catch {
      return []
    }
  })
}
