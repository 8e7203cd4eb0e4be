import type { Verdict } from '../rules/rule'
import { section } from '../spec/sections'
import type { VerdictView } from './view'

/** Verdicts as they are shown; `text` masks sentences, keeping their length. All are masked in one go: that is much cheaper than one by one. */
export function verdictViews(verdicts: readonly Verdict[], text: (sentence: string) => string): VerdictView[] {
  const sentences = verdicts.flatMap(({ title, because, advice }) => [title, because, advice ?? ''])
  const masked = text(sentences.join('\n'))
  let at = 0
  const next = (sentence: string) => {
    const start = at
    at += sentence.length + 1
    return masked.slice(start, at - 1)
  }
  return verdicts.map((verdict) => {
    const { title: sectionTitle, url: sectionUrl } = section(verdict.section)
    const [title, because, advice] = [next(verdict.title), next(verdict.because), next(verdict.advice ?? '')]
    return { ...verdict, sectionTitle, sectionUrl, title, because, advice: verdict.advice === null ? null : advice }
  })
}
