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

/** The products that left marks, by their packs. */
export type Marks = ReadonlyMap<string, Recognised>

/** Which products left marks, and how sure they make it: one strong one certain, two broad ones likely, one possible. */
export function marksOf(look: Look, packs: readonly Pack[]): Marks {
  const marks = new Map<string, Recognised>()
  for (const pack of packs) {
    const recognised = recognisedBy(pack, look)
    if (recognised) marks.set(pack.id, recognised)
  }
  return marks
}

type Known = Recognised & { readonly role: Pack['role']; readonly finding: Finding | null }

/**
 * Who answered. A finding that speaks of a product's own answer makes it as
 * sure as itself, and a certain one needs no mark besides. The author is whoever is recognised best, first by a finding, then an origin
 * before what stands in front: that only passed the answer on where an origin left a mark as good as its own. How a proxy changed the request
 * says nothing of who answered it.
 */
export function recognise(marks: Marks, packs: readonly Pack[], findings: readonly Finding[]): AnsweredBy | null {
  const known = packs.flatMap((pack) =>
    knownBy(pack, marks, findings.find(({ pack: id, passedOn }) => id === pack.id && !passedOn) ?? null),
  )
  const [chosen, ...others] = known.toSorted(
    (a, b) => RANK[a.confidence] - RANK[b.confidence] || Number(b.finding !== null) - Number(a.finding !== null) || isFront(a) - isFront(b),
  )
  if (!chosen) return null
  const { role, finding, ...recognised } = chosen
  const layer = finding?.layer ?? (role === 'front' ? 'proxy' : 'application')
  const inFront = role === 'origin' ? others.filter((one) => one.role === 'front') : []
  return { ...recognised, layer, inFront: inFront.map(({ role: _role, finding: _finding, ...one }) => one) }
}

const isFront = ({ role }: Known) => Number(role === 'front')

function knownBy(pack: Pack, marks: Marks, top: Finding | null): Known[] {
  const recognised = marks.get(pack.id)
  const finding = top && top.confidence !== 'possible' ? top : null
  const { id, title, role } = pack
  if (role === 'any' || (!recognised && finding?.confidence !== 'certain')) return []
  const evidence = recognised?.evidence ?? finding?.evidence ?? []
  const confidence = surest(recognised?.confidence ?? 'possible', finding?.confidence ?? 'possible')
  return [{ pack: id, product: title, confidence, evidence, role, finding }]
}

function surest(one: Confidence, other: Confidence): Confidence {
  return RANK[one] < RANK[other] ? one : other
}

function recognisedBy(pack: Pack, look: Look): Recognised | null {
  if (pack.role === 'any') return null
  const strong = seenBy(pack.signals.strong, look)
  const broad = seenBy(pack.signals.broad, look)
  if (strong.length + broad.length === 0) return null
  const confidence = strong.length > 0 ? 'certain' : broad.length > 1 ? 'likely' : 'possible'
  return { pack: pack.id, product: pack.title, confidence, evidence: [...strong, ...broad] }
}

const NONE: readonly Seen[] = []

/** Hundreds of signals are asked for each attempt, and few are seen: nothing is made for those that are not. */
function seenBy(signals: readonly Signal[], look: Look): readonly Seen[] {
  let all: Seen[] | null = null
  for (const signal of signals) {
    const seen = trySignal(signal, look)
    if (seen) (all ??= []).push(seen)
  }
  return all ?? NONE
}

function trySignal(signal: Signal, look: Look): Seen | null {
  try {
    return signal(look)
  } catch {
    return null
  }
}
