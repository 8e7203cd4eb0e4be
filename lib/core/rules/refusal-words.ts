import type { ResponseHead } from '../http1/head'
import { reasonPhrase } from '../spec/status-codes'
import { field, joined } from './fields'
import { plainText, wordsBeside } from './plain-text'

/** Words of error pages and objects that say nothing about the request. */
const FRAME =
  'http error errors status statuscode code message title detail reason true false null ok success html doctype ' +
  'the a an this that page url uri resource requested request was is be on server your cannot could not found'

/** What the body of a refusal says to a person, in one line; null where that is no more than the status line and Server say. */
export function refusalWords(response: ResponseHead, body: Uint8Array): string | null {
  const { status, reason } = response.start
  const text = plainText(body)
  const known = `${FRAME} ${status ?? ''} ${reason} ${status === null ? '' : reasonPhrase(status)} ${joined(field(response, 'server'))}`
  return wordsBeside(text, known).length > 0 ? text : null
}
