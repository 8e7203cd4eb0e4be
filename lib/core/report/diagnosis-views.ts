import type { Change } from '../changes/change'
import type { Diagnosing } from '../endpoints/diagnose'
import type { Finding } from '../endpoints/finding'
import type { Seen } from '../endpoints/look'
import type { Recognised } from '../endpoints/recognise'
import type { AnsweredByView, DiagnosisView, EvidenceView, RecognisedView } from './view'

type Mask = (sentence: string) => string

/** Diagnoses and who answered as they are shown; `text` masks sentences. */
export function diagnosisViews(
  { findings, answeredBy }: Diagnosing,
  text: Mask,
): { diagnoses: DiagnosisView[]; answeredBy: AnsweredByView | null } {
  return {
    diagnoses: findings.map((finding) => diagnosisView(finding, text)),
    answeredBy: answeredBy && {
      ...recognisedView(answeredBy, text),
      layer: answeredBy.layer,
      inFront: answeredBy.inFront.map((one) => recognisedView(one, text)),
    },
  }
}

function diagnosisView(finding: Finding, text: Mask): DiagnosisView {
  const change = shownChange(finding.change, text)
  return {
    id: finding.id,
    title: text(finding.title),
    confidence: finding.confidence,
    basis: finding.basis,
    layer: finding.layer,
    about: finding.about,
    evidence: evidenceViews(finding.evidence, text),
    cause: text(finding.cause),
    remedy: text(finding.remedy),
    snippets: finding.snippets,
    ...(change ? { change } : {}),
    source: finding.source,
  }
}

/** A change that would carry a masked value could not be sent as it is meant: it is not proposed. */
function shownChange(change: Change | null, text: Mask): Change | null {
  return change && text(JSON.stringify(change)) === JSON.stringify(change) ? change : null
}

function recognisedView({ pack, product, confidence, evidence }: Recognised, text: Mask): RecognisedView {
  return { pack, product, confidence, evidence: evidenceViews(evidence, text) }
}

function evidenceViews(evidence: readonly Seen[], text: Mask): EvidenceView[] {
  return evidence.map((seen) => ({ text: text(seen.text), at: seen.at }))
}
