import type { Verdict } from '../rules/rule'
import { section } from '../spec/sections'
import type { VerdictView } from './view'

/** A verdict as it is shown; `text` masks a sentence. */
export function verdictView(verdict: Verdict, text: (sentence: string) => string): VerdictView {
  const { title, url } = section(verdict.section)
  return {
    ...verdict,
    sectionTitle: title,
    sectionUrl: url,
    title: text(verdict.title),
    because: text(verdict.because),
    advice: verdict.advice === null ? null : text(verdict.advice),
  }
}
