import type { AttemptView, FrameView } from '../view'
import { compareAddress, compareAnswer, compareBody, compareClose, compareTls } from './compare-facts'
import { compareFrames, messagesOf } from './compare-frames'
import { compareHeads } from './compare-heads'
import { compareDiagnoses, compareExpectations, compareVerdicts } from './compare-judgements'
import { compareTimings } from './compare-timings'
import type { ComparedPart, ComparedSide, Comparison } from './comparison'
import { sentencesOf } from './sentences'

/** An attempt with the first frames of its session. */
export type ComparedAttempt = { readonly view: AttemptView; readonly frames: readonly FrameView[] }

/**
 * What differs between two attempts: in sentences, then part by part with everything both have. `a` is read as the one before,
 * `b` as the one after. Made of views, and so masked as these are.
 */
export function compareAttempts({ view: a, frames: was }: ComparedAttempt, { view: b, frames: is }: ComparedAttempt): Comparison {
  const rows: Pick<Comparison, ComparedPart> = {
    address: compareAddress(a, b),
    tls: compareTls(a, b),
    answer: compareAnswer(a, b),
    request: compareHeads(a.request, b.request, 'Request line'),
    response: [...compareHeads(a.response, b.response, 'Status line'), ...compareBody(a, b)],
    verdicts: compareVerdicts(a, b),
    diagnoses: compareDiagnoses(a, b),
    expectations: compareExpectations(a, b),
    close: compareClose(a, b),
    timings: compareTimings(a, b),
    frames: compareFrames(a, b, messagesOf(was), messagesOf(is)),
  }
  return { a: sideOf(a), b: sideOf(b), sentences: sentencesOf({ a, b, rows }), ...rows }
}

function sideOf({ id, createdAt, state, outcome, status, summary, target, name }: AttemptView): ComparedSide {
  return { id, createdAt, state, outcome, status, summary, url: target.url, name }
}
