import { base64Decode } from '../bytes/base64'
import { latin1Decode } from '../bytes/latin1'
import { utf8Decode } from '../bytes/utf8'
import type { AttemptView, HeadView, StepView } from './view'

/** What of an attempt is searched as text beside its row, made from the masked view only; each part is bounded. */
export type SearchText = {
  readonly request: string
  readonly response: string
  readonly body: string
  /** Sentences of the verdict: causes, rules that fail, how it ended. */
  readonly diagnosis: string
}

/** Characters of each part. */
export const SEARCHED = { request: 16_384, response: 32_768, body: 65_536, diagnosis: 16_384 } as const

/** The text of an attempt by which it is found: heads of every hop, bodies, causes, rules that fail, the reason it was closed for. */
export function searchText(view: AttemptView): SearchText {
  const { before, redirects } = view
  const requests = [...before.flatMap(requestOfStep), ...redirects.flatMap(({ request }) => headText(request)), headText(view.request)]
  const responses = [
    ...before.map(({ response }) => headText(response)),
    ...redirects.flatMap(({ response, location }) => [headText(response), location]),
    ...view.interim.map(headText),
    headText(view.response),
    octetText(view.rawAnswer?.bytes ?? ''),
    view.proxy === null ? '' : octetText(view.proxy.answer),
  ]
  const bodies = [...before.map(({ response }) => response), view.response].map((response) => octetText(response?.body?.bytes ?? ''))
  const causes = view.diagnoses.flatMap(({ id, title, cause }) => [id, title, cause])
  const failed = view.verdicts.filter(({ outcome }) => outcome === 'fail').map(({ rule }) => rule)
  return {
    request: joined(requests, SEARCHED.request),
    response: joined(responses, SEARCHED.response),
    body: joined(bodies, SEARCHED.body),
    diagnosis: joined([...causes, ...failed, view.close?.reason ?? ''], SEARCHED.diagnosis),
  }
}

const requestOfStep = ({ name, url, request, requestBody }: StepView) => [name, url, headText(request), octetText(requestBody ?? '')]

const headText = (head: HeadView | null) => (head === null ? '' : head.lines.map(({ text }) => text).join('\n'))

const octetText = (base64: string) => readable(base64Decode(base64) ?? new Uint8Array(0))

/** Octets as they read: UTF-8 where they are that, though the last character may be cut, else Latin-1. */
export function readable(octets: Uint8Array): string {
  for (let cut = 0; cut <= Math.min(3, octets.length); cut++) {
    const text = utf8Decode(octets.subarray(0, octets.length - cut))
    if (text !== null) return text
  }
  return latin1Decode(octets)
}

const joined = (texts: readonly string[], most: number) =>
  texts
    .filter((text) => text !== '')
    .join('\n')
    .slice(0, most)
