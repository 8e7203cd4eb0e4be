import { lowerAscii } from '../../spec/grammar'
import type { ReproduceGiven } from './plan'

/** What is looked at of an attempt: the head that travelled, and where a practice endpoint listened. */
type Travelled = {
  readonly request: { readonly lines: readonly { readonly name: string; readonly value: string }[] } | null
  readonly target: { readonly url: string; readonly address: string | null; readonly port: number }
}

/** What an attempt knows beside its draft: the key it sent, and the address of a practice endpoint. */
export function givenOf({ request, target }: Travelled): ReproduceGiven {
  const key = request?.lines.find(({ name }) => lowerAscii(name) === 'sec-websocket-key')?.value ?? ''
  const isPractice = /^practice:/i.test(target.url) && target.port > 0
  return { ...(key !== '' && { key }), ...(isPractice && { practice: `${target.address ?? '127.0.0.1'}:${target.port}` }) }
}
