import type { VerdictView } from '../core/report/view'
import { lint } from '../core/rules/lint'
import type { Verdict } from '../core/rules/rule'
import { section } from '../core/spec/sections'
import type { Judge } from './lint-draft'

/** The rules of the request, run in the browser; each failing verdict with the view the pages show. */
export const judgeRequest: Judge = (url, target, request) =>
  lint(url, target, request).map((verdict) => ({ verdict, view: viewOf(verdict) }))

function viewOf(verdict: Verdict): VerdictView {
  const { title, url } = section(verdict.section)
  return { ...verdict, sectionTitle: title, sectionUrl: url }
}
