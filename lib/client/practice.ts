import type { HeaderPair, RequestDraft } from '../core/handshake/draft'
import { standardLines } from './composer/standard-lines'

/** A built-in endpoint to try things on; `teaches` says what can be learned there. */
export type PracticeEndpoint = {
  readonly url: string
  readonly title: string
  readonly teaches: string
  /** Lines it wants besides the standard ones. */
  readonly headers?: readonly HeaderPair[]
}
export type PracticeList = {
  readonly listener: { readonly address: string; readonly port: number } | null
  readonly items: readonly PracticeEndpoint[]
}

/** A draft that the endpoint answers as it is meant to: the standard lines and those it wants. */
export function draftOfPractice({ url, headers = [] }: PracticeEndpoint): RequestDraft {
  return { url, headers: [...(standardLines(url) ?? []), ...headers.map(([name, value]) => ({ line: `${name}: ${value}` }))] }
}
