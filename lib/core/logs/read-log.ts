import type { RequestDraft } from '../handshake/draft'
import { quoted } from '../spec/words'
import { draftTo, webSocketUrlOf } from './log-draft'
import type { LogFacts, LogFinding, LogKind, LogSentence } from './log-kind'
import { type LogLine, type LogText, logText } from './log-text'
import { maskLine } from './mask-line'

/** What a pasted log says: causes, the surest first, and requests that reproduce it. */
export type LogReading = {
  readonly findings: readonly LogFinding[]
  readonly drafts: readonly RequestDraft[]
  /** The tools whose lines were recognised. */
  readonly tools: readonly string[]
  /** Only the beginning and the end of the text were read. */
  readonly cut: boolean
}

type Hit = { readonly kind: LogKind; readonly sentence: LogSentence; readonly match: RegExpExecArray; readonly line: LogLine }

const RANK = { certain: 0, likely: 1, possible: 2 } as const
const MOST_EVIDENCE = 3
const MOST_DRAFTS = 4

/**
 * Reads a log with these kinds; `fallback` is asked for lines none of them knows. Nothing in it is trusted: lines are cut, masked and
 * quoted. Never throws.
 */
export function readLogWith(kinds: readonly LogKind[], fallback: LogKind, text: string): LogReading {
  const log = logText(text)
  const hits: Hit[] = []
  const factsOf = new Map<LogKind, LogFacts>()
  let facts: LogFacts = {}
  const learn = (kind: LogKind, learnt: LogFacts) => {
    facts = merged(facts, learnt)
    factsOf.set(kind, merged(factsOf.get(kind) ?? {}, learnt))
  }
  const inContext = contextIn(log)
  for (const line of log.lines) {
    let known = false
    for (const kind of kinds) {
      for (const sentence of kind.sentences) {
        const match = sentence.pattern.exec(line.text)
        if (match === null || !inContext(sentence.context)) continue
        known = true
        hits.push({ kind, sentence, match, line })
        learn(kind, factsIn(match))
      }
      for (const clue of kind.clues) {
        const match = clue.pattern.exec(line.text)
        if (match) learn(kind, clue.facts(match))
      }
    }
    const other = known ? null : longest(fallback, line, inContext)
    if (other !== null) {
      hits.push(other)
      learn(fallback, factsIn(other.match))
    }
  }
  const drafts = [...factsOf.keys()].flatMap((kind) => kind.drafts?.(merged(factsOf.get(kind) ?? {}, facts), log) ?? [])
  return {
    findings: findingsOf(hits),
    drafts: distinct(drafts.length > 0 ? drafts : asTheLogHasIt(facts, hits)).slice(0, MOST_DRAFTS),
    tools: [...new Set(hits.map((hit) => hit.kind.title))],
    cut: log.cut,
  }
}

/** What was learnt first stays. */
function merged(known: LogFacts, learnt: LogFacts): LogFacts {
  return { ...learnt, ...known }
}

function factsIn({ groups = {} }: RegExpExecArray): LogFacts {
  const { url, status, origin, node, upstream } = groups
  return {
    ...(url === undefined ? {} : { url }),
    ...(status === undefined ? {} : { status: Number(status) }),
    ...(origin === undefined ? {} : { origin }),
    ...(node === undefined ? {} : { node }),
    ...(upstream === undefined ? {} : { upstream }),
  }
}

/** Whether some line matches, looked up once for each pattern. */
function contextIn({ lines }: LogText): (context: RegExp | undefined) => boolean {
  const known = new Map<RegExp, boolean>()
  return (context) => {
    if (context === undefined) return true
    const answer = known.get(context) ?? lines.some((line) => context.test(line.text))
    known.set(context, answer)
    return answer
  }
}

function longest(kind: LogKind, line: LogLine, inContext: (context: RegExp | undefined) => boolean): Hit | null {
  let best: Hit | null = null
  for (const sentence of kind.sentences) {
    const match = sentence.pattern.exec(line.text)
    if (match === null || match[0].length <= (best?.match[0].length ?? 0) || !inContext(sentence.context)) continue
    best = { kind, sentence, match, line }
  }
  return best
}

function findingsOf(hits: readonly Hit[]): LogFinding[] {
  const kindsWithCause = new Set(hits.filter((hit) => !hit.sentence.symptom).map((hit) => hit.kind))
  const groups = new Map<string, Hit[]>()
  for (const hit of hits) {
    if (hit.sentence.symptom && kindsWithCause.has(hit.kind)) continue
    groups.set(hit.sentence.id, [...(groups.get(hit.sentence.id) ?? []), hit])
  }
  return [...groups.values()].flatMap(findingOf).toSorted((a, b) => RANK[a.confidence] - RANK[b.confidence])
}

function findingOf(hits: readonly Hit[]): LogFinding[] {
  const [first] = hits
  if (first === undefined) return []
  const { sentence, match } = first
  const words = (text: LogSentence['says']) => (typeof text === 'string' ? text : maskLine(text(match)))
  const lines = [...new Map(hits.map(({ line }) => [maskLine(line.text.trim()), line.number]))]
  const evidence = lines.slice(0, MOST_EVIDENCE).map(([text, number]) => ({ text: `Line ${number}: ${quoted(text)}`, at: [] as const }))
  const more = hits.length - evidence.length
  return [
    {
      id: `log/${sentence.id}`,
      title: words(sentence.says),
      confidence: sentence.confidence,
      basis: sentence.basis,
      layer: typeof sentence.layer === 'string' ? sentence.layer : sentence.layer(match),
      evidence: more > 0 ? [...evidence, { text: `${more} more line${more === 1 ? '' : 's'} say so`, at: [] as const }] : evidence,
      cause: words(sentence.cause),
      remedy: words(sentence.remedy),
      snippets: sentence.snippets ?? [],
      source: sentence.source,
    },
  ]
}

/** The request to the URL of the log, with the origin it names. */
function asTheLogHasIt({ url, origin }: LogFacts, hits: readonly Hit[]): RequestDraft[] {
  const to = url === undefined ? null : webSocketUrlOf(url)
  if (to !== null) return [draftTo(to, origin === undefined ? [] : [{ line: `Origin: ${origin}` }], 'As the log has it')]
  return hits.length === 0 ? [] : [draftTo('wss://{{host}}/', [], 'The log does not name the URL')]
}

function distinct(drafts: readonly RequestDraft[]): RequestDraft[] {
  return [...new Map(drafts.map((draft) => [`${draft.url} ${JSON.stringify(draft.headers)}`, draft])).values()]
}
