import type { Verdict } from '../rules/rule'
import { section } from '../spec/sections'
import type { VerdictView } from './view'

/**
 * Verdicts as they are shown; `text` masks sentences, keeping their length. All are masked in one go, and cut apart again only
 * where something was masked. Members are written out: spreading 134 objects cost more than judging them.
 */
export function verdictViews(verdicts: readonly Verdict[], text: (sentence: string) => string): VerdictView[] {
  const sentences: string[] = []
  for (const { title, because, advice } of verdicts) sentences.push(title, because, advice ?? '')
  const joined = sentences.join('\n')
  const masked = text(joined)
  return masked === joined ? verdicts.map((verdict) => viewOf(verdict, verdict)) : cutApart(verdicts, masked)
}

type Sentences = Pick<Verdict, 'title' | 'because' | 'advice'>

function viewOf(verdict: Verdict, { title, because, advice }: Sentences): VerdictView {
  const { rule, outcome, level, effect, reason, at } = verdict
  const { title: sectionTitle, url: sectionUrl } = section(verdict.section)
  return { rule, outcome, level, effect, section: verdict.section, sectionTitle, sectionUrl, title, reason, because, at, advice }
}

function cutApart(verdicts: readonly Verdict[], masked: string): VerdictView[] {
  let at = 0
  const next = (sentence: string) => {
    const start = at
    at += sentence.length + 1
    return masked.slice(start, at - 1)
  }
  return verdicts.map((verdict) => {
    const [title, because, advice] = [next(verdict.title), next(verdict.because), next(verdict.advice ?? '')]
    return viewOf(verdict, { title, because, advice: verdict.advice === null ? null : advice })
  })
}
