import { latin1Decode } from '../../bytes/latin1'
import type { Span } from '../../bytes/span'
import { utf8Encode } from '../../bytes/utf8'
import { AUTO, placeholderParts } from '../../handshake/substitute'
import { urlSecretSpans } from '../../handshake/url-secrets'
import type { Marked } from './marked'
import type { VariableList } from './variables'

export type Marking = {
  readonly variables: VariableList
  /** Values of `{{name}}`; what has none becomes a variable. */
  readonly values: Readonly<Record<string, string>>
  /** Whether runs of `*` may stand for secrets. */
  readonly masked: boolean
  /** What `{{auto}}` of a key line becomes. */
  readonly key: string
}

/** Values that are looked for everywhere have six characters and more: so have their masks. */
const SHORTEST_MASK = 6
const STARS = /\*+/g

/** UTF-8 octets of a text, one a character. */
export const octetsOf = (text: string): string => latin1Decode(utf8Encode(text))

/** Octets with placeholders filled, or made variables. `isKey`: `{{auto}}` is the key. */
export function fillMarked(octets: string, marking: Marking, isKey = false): Marked {
  return placeholderParts(octets)
    .map((part) => ('text' in part ? part.text : fillOne(part.name, marking, isKey)))
    .join('')
}

function fillOne(name: string, { variables, values, masked, key }: Marking, isKey: boolean): Marked {
  if (isKey && name === AUTO) return key
  const value = Object.hasOwn(values, name) ? values[name] : undefined
  const secret = name.startsWith('secret:')
  if (value === undefined) return variables.placeholder(name, secret)
  // A secret's value, or one that holds the value of a secret, is masked.
  if (masked && (secret || /\*{6}/.test(value))) return variables.placeholder(name, true)
  return octetsOf(value)
}

/** Octets of a header line in which every run of `*` is a mask: each becomes a variable named after the field, or the part before it. */
export function markEntry(octets: string, field: string, marking: Marking): Marked {
  return octets.replace(STARS, (_stars, at: number) => {
    const part = /([A-Za-z0-9_.-]{1,64})=$/.exec(octets.slice(Math.max(0, at - 66), at))?.[1]
    if (part === undefined) return marking.variables.masked(field, field)
    return marking.variables.masked(`${field} ${part}`, `${field}, ${part}`)
  })
}

/**
 * Octets of a URL or another text in which a mask is a run of six and more, or the whole of what a URL keeps secret, or of one of the
 * spans in `more`. `bare` names a mask that stands behind no parameter.
 */
export function markText(octets: string, what: string, marking: Marking, more: readonly Span[] = [], bare = `${what} secret`): Marked {
  if (!marking.masked) return octets
  const secrets = new Map([...urlSecretSpans(octets), ...more].map(({ start, end }) => [start, end]))
  return octets.replace(STARS, (stars, at: number) => {
    if (secrets.get(at) !== at + stars.length && stars.length < SHORTEST_MASK) return stars
    const part = /[?&#;]([A-Za-z0-9_.-]{1,64})=$/.exec(octets.slice(Math.max(0, at - 66), at))?.[1]
    return part === undefined ? marking.variables.masked(bare, what) : marking.variables.masked(`${what} ${part}`, `${what}, ${part}`)
  })
}
