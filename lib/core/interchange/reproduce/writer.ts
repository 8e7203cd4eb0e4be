import { latin1Encode } from '../../bytes/latin1'
import { safeText } from '../../bytes/safe-text'
import { utf8Decode } from '../../bytes/utf8'
import { lowerAscii } from '../../spec/grammar'
import type { Marked } from './marked'
import { render } from './marked'
import type { Plan, PlannedLine } from './plan'
import type { Variable } from './variables'

/** A command or script, and what of the request it cannot do, a sentence each. */
export type Written = { readonly text: string; readonly notes: readonly string[] }
export type Writer = (plan: Plan) => Written

/** Octets for the eyes: variables as `$NAME`, what could not be seen as an escape, cut where they are long. */
export function shown(marked: Marked, { variables }: Pick<Plan, 'variables'>): string {
  const text = render(
    marked,
    (run) => utf8Decode(latin1Encode(run)) ?? run,
    (index) => `$${variables[index]?.name ?? ''}`,
  )
  const safe = safeText(text)
  return safe.length > 60 ? `${safe.slice(0, 60)}…` : safe
}

/** `"A", "B" and "C"`, ten at most. */
export function quotedNames(names: readonly string[]): string {
  const list = [...new Set(names)].map((name) => `"${name}"`)
  const some = list.length > 10 ? [...list.slice(0, 9), `${list.length - 9} more`] : list
  return some.length < 2 ? some.join('') : `${some.slice(0, -1).join(', ')} and ${some.at(-1)}`
}

/** Lines of this name, whatever their case. */
export function named(lines: readonly PlannedLine[], name: string): PlannedLine[] {
  return lines.filter((line) => lowerAscii(line.name) === name)
}

/** The variables that stand in the text. */
export function usedVariables({ variables, used }: Plan): readonly Variable[] {
  return variables.filter(({ name }) => used?.has(name) ?? true)
}

/** What to set before it runs, for a comment; null where nothing is. */
export function toSet(plan: Plan): string | null {
  const variables = usedVariables(plan)
  if (variables.length === 0) return null
  return variables.map(({ name, what }) => `${name} (${safeText(what)})`).join(', ')
}

/** Subprotocols of all Sec-WebSocket-Protocol lines, where each is a token and none is named twice; else null. */
export function subprotocolsOf(lines: readonly PlannedLine[]): readonly Marked[] | null {
  const members = named(lines, 'sec-websocket-protocol').flatMap(({ value }) => value.split(',').map((member) => member.trim()))
  const isList = members.every((member) => /^[!#$%&'*+\-.0-9A-Z^_`a-z|~\ue000-\ue3e7]+$/.test(member))
  return isList && new Set(members).size === members.length ? members : null
}
