import type { RequestDraft } from '../../handshake/draft'
import { writeCurl } from './curl'
import { writeK6 } from './k6'
import { writeNodeWs } from './node-ws'
import { planOf, type ReproduceGiven } from './plan'
import { writePythonWebsockets } from './python-websockets'
import type { Variable } from './variables'
import { writeWebsocat } from './websocat'
import type { Writer, Written } from './writer'
import { writeWscat } from './wscat'

export const REPRODUCE_FORMATS = ['curl', 'websocat', 'wscat', 'node-ws', 'python-websockets', 'k6'] as const
export type ReproduceFormat = (typeof REPRODUCE_FORMATS)[number]

export type Reproducer = {
  readonly format: ReproduceFormat
  readonly title: string
  /** Of the file it is saved in. */
  readonly extension: string
  readonly write: Writer
}

/** Every tool a request can be written for, in the order they are offered. */
export const REPRODUCERS: readonly Reproducer[] = [
  { format: 'curl', title: 'curl', extension: 'sh', write: writeCurl },
  { format: 'websocat', title: 'websocat', extension: 'sh', write: writeWebsocat },
  { format: 'wscat', title: 'wscat', extension: 'sh', write: writeWscat },
  { format: 'node-ws', title: 'Node, ws', extension: 'mjs', write: writeNodeWs },
  { format: 'python-websockets', title: 'Python, websockets', extension: 'py', write: writePythonWebsockets },
  { format: 'k6', title: 'k6', extension: 'js', write: writeK6 },
]

const nothing: Writer = () => ({ text: '', notes: [] })

/** `variables` are the values that are not in the text, and that whoever runs it sets. */
export type Reproduced = Written & { readonly variables: readonly Variable[] }

/**
 * A draft as a command or script of another tool, and what of it that tool cannot do. Masked secrets are variables of the
 * environment; with `masked: false` the draft's own values stand in the text. Never throws.
 */
export function reproduce(draft: RequestDraft, format: ReproduceFormat, given: ReproduceGiven = {}): Reproduced {
  const plan = planOf(draft, given)
  const write = REPRODUCERS.find((one) => one.format === format)?.write ?? nothing
  // What a tool leaves out has variables that nobody need set: which have a place is seen from a text that names none in a comment.
  const bare = write({ ...plan, used: new Set() }).text
  const words = new Set(bare.match(/[A-Z0-9_]+/g))
  const used = new Set(plan.variables.map(({ name }) => name).filter((name) => words.has(name)))
  const written = write({ ...plan, used })
  return { ...written, notes: [...stepsNote(draft), ...written.notes], variables: plan.variables.filter(({ name }) => used.has(name)) }
}

function stepsNote({ before = [] }: RequestDraft): readonly string[] {
  if (before.length === 0) return []
  const what = before.length === 1 ? 'The before step of the draft is' : `The ${before.length} before steps of the draft are`
  return [`${what} not part of it: ask first, and give what the answers bring as variables and cookies`]
}

export { givenOf } from './given'
export type { ReproduceGiven } from './plan'
export type { Variable } from './variables'
