import type { Observed } from '../artifacts/session'
import type { Finding } from './finding'
import { type Look, lookAt, type Seen } from './look'
import type { Basis, Confidence, Diagnosis, Pack } from './pack'
import { type AnsweredBy, type Marks, marksOf, recognise } from './recognise'

export type Diagnosing = { readonly findings: readonly Finding[]; readonly answeredBy: AnsweredBy | null }

const RANK: Readonly<Record<Confidence, number>> = { certain: 0, likely: 1, possible: 2 }
const AT_MOST: Readonly<Partial<Record<Basis, Confidence>>> = { reported: 'likely', unverified: 'possible' }

/**
 * Every cause that can be told from what was seen, the surest first, those of a product before those of none, and who answered.
 * A pack that fails on what it sees says nothing. Never throws.
 */
export function diagnose(observed: Observed, packs: readonly Pack[]): Diagnosing {
  const look = lookAt(observed)
  const marks = marksOf(look, packs)
  const stranger = strangers(packs, marks)
  const all: { readonly finding: Finding; readonly fallback: boolean }[] = []
  // Hundreds of diagnoses are asked for each attempt, and few match: loops, as arrays of nothing would cost most of the time.
  for (const pack of packs)
    for (const diagnosis of pack.diagnoses) {
      const finding = findingOf(pack, diagnosis, look)
      if (finding && (finding.confidence === 'certain' || !stranger(pack))) all.push({ finding, fallback: diagnosis.fallback === true })
    }
  const surer = all.some(({ finding, fallback }) => !fallback && finding.about !== 'product' && finding.confidence !== 'possible')
  const findings = all.filter(({ fallback }) => !(fallback && surer)).map(({ finding }) => finding)
  const specific = (finding: Finding) => (packs.find((pack) => pack.id === finding.pack)?.role === 'any' ? 1 : 0)
  const informs = (finding: Finding) => Number(finding.about === 'product')
  const ranked = findings.toSorted(
    (a, b) => informs(a) - informs(b) || RANK[a.confidence] - RANK[b.confidence] || specific(a) - specific(b),
  )
  return { findings: ranked, answeredBy: recognise(marks, packs, ranked) }
}

/** Where one origin left a strong mark, others that left none were not there: what looks like them is its own. */
function strangers(packs: readonly Pack[], marks: Marks): (pack: Pack) => boolean {
  const known = packs.some(({ id, role }) => role === 'origin' && marks.get(id)?.confidence === 'certain')
  return ({ id, role }) => known && role === 'origin' && !marks.has(id)
}

function findingOf(pack: Pack, diagnosis: Diagnosis, look: Look): Finding | null {
  try {
    const wanted = diagnosis.when(look)
    const seen = wanted.includes(null) ? [] : wanted.filter((one) => one !== null)
    if (seen.length === 0) return null
    const words = (text: Diagnosis['says']) => (typeof text === 'string' ? text : text(look))
    return {
      id: diagnosis.id,
      pack: pack.id,
      title: words(diagnosis.says),
      confidence: confidenceOf(diagnosis, seen),
      basis: diagnosis.basis,
      layer: diagnosis.layer,
      about: diagnosis.informs ? 'product' : seen.some((one) => one.later) ? 'end' : 'answer',
      passedOn: diagnosis.passedOn === true,
      evidence: [...seen, ...(diagnosis.also?.(look) ?? []).filter((one) => one !== null)],
      cause: words(diagnosis.cause),
      remedy: words(diagnosis.remedy),
      snippets: diagnosis.snippets ?? [],
      change: diagnosis.change?.(look) ?? null,
      source: diagnosis.source,
    }
  } catch {
    // Our own mistake on bytes nobody foresaw must not cost the other findings.
    return null
  }
}

/** What is broad alone is possible at most; so is what nobody verified. */
function confidenceOf({ confidence, basis }: Diagnosis, seen: readonly Seen[]): Confidence {
  const limits = [confidence, AT_MOST[basis] ?? confidence, seen.every((one) => one.broad) ? 'possible' : confidence] as const
  return limits.reduce((least, one) => (RANK[one] > RANK[least] ? one : least))
}
