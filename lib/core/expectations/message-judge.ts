import type { Place } from '../bytes/span'
import type { JsonScalar, MessageExpectation, TimeExpectation } from '../handshake/expectation'
import { counted, quoted } from '../spec/words'
import type { Asked } from './evidence'
import { parseJsonPath, selectJson } from './json-path'
import { textFits } from './text-test'

/** A message the endpoint sent, secrets masked. */
export type ReceivedMessage = { readonly text: string; readonly at: number; readonly place: Place }

/** How far messages were read before. */
export type MessagesBefore = { readonly messages: number; readonly firstAt: number | null }

export type MessageJudge = {
  push(message: ReceivedMessage): void
  /** Nothing that comes can change an answer. */
  readonly done: boolean
  readonly before: MessagesBefore
  /** In the order of the expectations. */
  answers(): Asked[]
}

type Asking = MessageExpectation | TimeExpectation

/**
 * Judges expectations of messages, message by message. It runs regular expressions of the user: only call it where that may take
 * for ever.
 */
export function createMessageJudge(expectations: readonly Asking[], before: MessagesBefore): MessageJudge {
  let { messages, firstAt } = before
  const decided: (Asked | null)[] = expectations.map(() => null)
  const tests = expectations.map((expectation) => (expectation.kind === 'message' ? testOf(expectation) : null))

  return {
    push(message) {
      messages++
      firstAt ??= message.at
      expectations.forEach((expectation, index) => {
        if (decided[index] !== null || expectation.kind !== 'message') return
        const { which } = expectation
        const wanted = which === 'any' || messages === (which === 'first' ? 1 : which)
        const fit = wanted ? tests[index]?.(message.text) : undefined
        if (fit === undefined || (which === 'any' && !fit.fits)) return
        const seen = `Message ${messages} ${fit.seen}`
        decided[index] = { outcome: fit.fits ? 'pass' : 'fail', seen, at: message.place, messages }
      })
    },
    get done() {
      return expectations.every((expectation, index) => (expectation.kind === 'time' ? firstAt !== null : decided[index] !== null))
    },
    get before() {
      return { messages, firstAt }
    },
    answers: () =>
      decided.map(
        (answer): Asked =>
          answer ?? {
            outcome: 'pending',
            seen: `${counted(messages, 'message')} came so far`,
            messages,
            ...(firstAt === null ? {} : { firstAt }),
          },
      ),
  }
}

type Fit = { readonly fits: boolean; readonly seen: string }

function testOf({ path, test, value = '' }: MessageExpectation): (text: string) => Fit {
  const pattern = test === 'matches' ? new RegExp(String(value), 'u') : null
  const fitsText = (text: string) =>
    pattern ? pattern.test(text) : textFits(test === 'equals' ? 'equals' : 'contains', text, String(value))
  if (path === undefined) return (text) => ({ fits: test === 'exists' || fitsText(text), seen: `is ${quoted(text)}` })
  const read = parseJsonPath(path)
  const steps = read.ok ? read.steps : []
  const fitsNode = (node: unknown) => {
    if (test === 'equals') return node === value
    if (test === 'contains') return typeof node === 'string' ? fitsText(node) : Array.isArray(node) && node.includes(value)
    return isScalar(node) && fitsText(typeof node === 'string' ? node : String(node))
  }
  return (text) => {
    const json = parsed(text)
    if (json === undefined) return { fits: false, seen: `is no JSON: ${quoted(text)}` }
    const nodes = selectJson(json.value, steps)
    if (test === 'exists' || test === 'absent') {
      return { fits: nodes.length > 0 === (test === 'exists'), seen: nodes.length > 0 ? `has ${path}` : `has no ${path}` }
    }
    if (nodes.length === 0) return { fits: false, seen: `has no ${path}` }
    const at = nodes.findIndex(fitsNode)
    return { fits: at !== -1, seen: `has ${path}: ${shown(nodes[Math.max(at, 0)])}` }
  }
}

const isScalar = (node: unknown): node is JsonScalar => typeof node !== 'object' || node === null

function parsed(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) }
  } catch {
    return undefined
  }
}

/** A value for a sentence; what is in objects is not written out, however deep it goes. */
function shown(node: unknown): string {
  if (typeof node === 'string') return quoted(node)
  if (Array.isArray(node)) return `an array of ${node.length}`
  return isScalar(node) ? String(node) : 'an object'
}

/** Whether a pattern of the user finds something in one of the texts. It may take for ever, as above. */
export function answerPattern(pattern: string, texts: readonly string[]): Asked {
  const expression = new RegExp(pattern, 'u')
  return { outcome: texts.some((text) => expression.test(text)) ? 'pass' : 'fail', seen: '' }
}
