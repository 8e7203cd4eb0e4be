import type { LadderRow } from '../changes/ladder-row'
import { answerWords, isAnswered, type LadderAnswer } from './answer'

/** What a row shows beside the request as it is. `opens`, `refuses` and `answers` flip the outcome. */
export type LadderEffect = 'opens' | 'refuses' | 'answers' | 'differs' | 'same' | 'no-answer'
export type RowFinding = { readonly id: string; readonly effect: LadderEffect; readonly flips: boolean; readonly means: string }

/** A row that was answered. */
export type AnsweredRow = {
  readonly id: string
  readonly title: string
  readonly row: Pick<LadderRow, 'cause' | 'mustBeRefused' | 'proves'>
  readonly answer: LadderAnswer
}

export type LadderJudgement = {
  readonly rows: readonly RowFinding[]
  /** Ids of the rows that flip the outcome. */
  readonly flips: readonly string[]
  /** The one that is named first; null where nothing flips it. */
  readonly culprit: string | null
  readonly sentence: string
}

/**
 * Which change flips the outcome, and what that proves: judged against the request as it is, each row alone. Rows that had no answer
 * in time prove nothing, and a refusal that the protocol asks for is no flip.
 */
export function judgeLadder(baseline: LadderAnswer, rows: readonly AnsweredRow[]): LadderJudgement {
  const findings = rows.map((row) => finding(baseline, row))
  const flipping = rows.filter((_, index) => findings[index]?.flips === true)
  const flips = flipping.map(({ id }) => id)
  return { rows: findings, flips, culprit: flips[0] ?? null, sentence: sentenceOf(baseline, rows, flipping) }
}

function finding(baseline: LadderAnswer, { id, row, answer }: AnsweredRow): RowFinding {
  const tell = (effect: LadderEffect, means: string, flips = false): RowFinding => ({ id, effect, flips, means })
  if (answer.outcome === 'no-answer') {
    return baseline.outcome === 'no-answer'
      ? tell('same', 'No answer either.')
      : tell('no-answer', 'No answer in time. That is no refusal: it proves nothing alone.')
  }
  if (answer.outcome === 'stopped' || answer.outcome === 'blocked')
    return tell('differs', `It was ${answerWords(answer)}: nothing is shown.`)
  const opened = baseline.outcome === 'opens'
  if (answer.outcome === 'opens') return opened ? tell('same', row.proves.same ?? 'It opens too.') : tell('opens', row.proves.opens, true)
  if (opened && answer.outcome !== 'invalid') return tell('refuses', row.proves.refuses, row.mustBeRefused !== true)
  if (opened) return tell('differs', 'It is answered with a 101 that no client takes.')
  if (!isAnswered(baseline) && isAnswered(answer))
    return tell('answers', `With ${row.cause} changed something answers: it is ${answerWords(answer)}.`, true)
  if (answer.outcome === baseline.outcome && answer.status === baseline.status) return tell('same', `It is ${answerWords(answer)} too.`)
  return tell('differs', differs(baseline, answer, row.mustBeRefused === true))
}

function differs(baseline: LadderAnswer, answer: LadderAnswer, expected: boolean): string {
  const both = `It is ${answerWords(answer)}, the request as it is was ${answerWords(baseline)}`
  if (expected) return `${both}: this request is refused earlier, or by somebody else.`
  return `${both}: this part of the request is looked at, and changing it alone does not open it.`
}

function sentenceOf(baseline: LadderAnswer, rows: readonly AnsweredRow[], flipping: readonly AnsweredRow[]): string {
  const asItIs = answerWords(baseline)
  if (rows.length === 0) return `As it is, it is ${asItIs}. No change was tried.`
  const causes = [...new Set(flipping.map(({ row }) => row.cause))]
  const first = causes[0]
  if (baseline.outcome === 'opens') {
    if (first === undefined) return `As it is, it opens, and no change that was tried alters that beyond what the protocol asks for.`
    const parts = flipping.map(({ title, answer }) => `“${title}” is ${answerWords(answer)}`)
    return `As it is, it opens. It depends on ${listed(causes)}: ${listed(parts)}.`
  }
  if (first === undefined) {
    const unanswered = rows.filter(({ answer }) => answer.outcome === 'no-answer').length
    const silent = unanswered > 0 && baseline.outcome !== 'no-answer' ? `, and ${unanswered} had no answer in time` : ''
    return `As it is, it is ${asItIs}. None of the ${rows.length} changes alone opens it${silent}: the reason is not one of these parts of the request by itself.`
  }
  const titles = listed(flipping.map(({ title, answer }) => `“${title}” is ${answerWords(answer)}`))
  if (causes.length === 1) return `${capital(first)} is what decides: as it is, it is ${asItIs}; ${titles}.`
  return `As it is, it is ${asItIs}. Each of these alone alters that: ${titles}. The reason lies in ${listed(causes, 'or')}.`
}

function listed(words: readonly string[], last = 'and'): string {
  const before = words.slice(0, -1)
  return before.length === 0 ? (words[0] ?? '') : `${before.join(', ')} ${last} ${words.at(-1)}`
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`
}
