import { concat } from '../../core/bytes/concat'
import { latin1Encode } from '../../core/bytes/latin1'
import { utf8Decode, utf8Encode } from '../../core/bytes/utf8'
import { parseExtensions } from '../../core/http1/extension-list'
import { parseRequestHead } from '../../core/http1/parse-head'
import { splitLine } from './composer'

/** A value of a parameter: null when it has none, undefined when the parameter is not there. */
export type ParamValue = string | null | undefined
export type Param = { readonly name: string; readonly value: string | null; readonly quoted: boolean }
/** One member of Sec-WebSocket-Extensions, as written. */
export type Offer = { readonly name: string; readonly params: readonly Param[]; readonly text: string }

/** The members of a Sec-WebSocket-Extensions line (RFC 6455 §9.1), in order; empty ones are left out. */
export function offersOf(line: string): Offer[] {
  const head = parseRequestHead(concat([utf8Encode('GET / HTTP/1.1\r\n'), utf8Encode(line), utf8Encode('\r\n\r\n')]))
  const text = (latin1: string) => utf8Decode(latin1Encode(latin1)) ?? latin1
  return parseExtensions(head?.lines ?? []).extensions.map((extension) => ({
    name: text(extension.name),
    params: extension.params.map(({ name, value, quoted }) => ({ name: text(name), value: value === null ? null : text(value), quoted })),
    text: text(extension.text),
  }))
}

/** The value of a parameter of an offer; of a repeated one the first. */
export function paramOf(offer: Offer, name: string): ParamValue {
  return offer.params.find((param) => param.name.toLowerCase() === name)?.value
}

/** The offer with a parameter set, written anew; others stay in their order. */
export function withParam(offer: Offer, name: string, value: ParamValue): Offer {
  const at = offer.params.findIndex((param) => param.name.toLowerCase() === name)
  const others = offer.params.filter((param) => param.name.toLowerCase() !== name)
  const params = value === undefined ? others : others.toSpliced(at === -1 ? others.length : at, 0, { name, value, quoted: false })
  return { ...offer, params, text: [offer.name, ...params.map(paramText)].join('; ') }
}

function paramText({ name, value, quoted }: Param): string {
  if (value === null) return name
  return `${name}=${quoted ? `"${value.replace(/["\\]/g, '\\$&')}"` : value}`
}

/** The members of a list line such as Sec-WebSocket-Protocol, in order; empty ones are left out. */
export function membersOf(line: string): string[] {
  const value = line.slice(splitLine(line).valueAt)
  return value.split(',').flatMap((member) => (member.trim() === '' ? [] : [member.trim()]))
}

/** The line with another value; name and what stands before the value stay as written. */
export function withValue(line: string, value: string): string {
  const { colon, valueAt } = splitLine(line)
  return `${colon === -1 ? `${line}: ` : line.slice(0, valueAt)}${value}`
}
