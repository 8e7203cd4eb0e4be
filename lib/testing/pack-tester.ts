import { describe, expect, it } from 'vitest'
import type { Artifacts } from '../core/artifacts/artifacts'
import { createGatherer } from '../core/artifacts/gather'
import type { Observed } from '../core/artifacts/session'
import { hexDecode } from '../core/bytes/hex'
import { latin1Encode } from '../core/bytes/latin1'
import { utf8Encode } from '../core/bytes/utf8'
import { createObserver } from '../core/connection/observe'
import { type Diagnosing, diagnose } from '../core/endpoints/diagnose'
import type { Confidence, Pack } from '../core/endpoints/pack'
import { serializeFrame } from '../core/frames/serialize'
import { parseTarget } from '../core/handshake/target'
import { requestWith, responseWith, SAMPLE_REQUEST, SAMPLE_RESPONSE } from '../core/rules/sample'
import type { EndedFact, Fact } from '../core/transcript/fact'
import type { Failure } from '../core/transcript/failure'
import { markedText } from './rule-tester'

/** One thing that travelled after the 101, `at` milliseconds after it. `octets` are hex; frames of ours are masked with zeros. */
export type Step = { readonly at: number; readonly from: 'us' | 'endpoint' } & (
  | { readonly text: string }
  | { readonly binary: string }
  | { readonly ping: string }
  | { readonly pong: string }
  | { readonly close: readonly [code: number, reason?: string] }
  | { readonly octets: string }
  /** Latin-1 text that is no frame. */
  | { readonly raw: string }
)

/** One conversation as it travelled. What is left out is the sample of RFC 6455 §1.3; `response: null` is an endpoint that sent nothing. */
export type Conversation = {
  readonly url?: string
  /** Lines of the head, or verbatim Latin-1 octets. */
  readonly request?: readonly string[] | string
  readonly response?: readonly string[] | string | null
  readonly body?: string
  readonly after?: readonly Step[]
  /** Milliseconds after the response (after the request where there is none). */
  readonly ended?: { readonly at: number; readonly by?: EndedFact['by']; readonly how?: EndedFact['how'] }
  readonly failed?: Failure
  /** What else was seen: `tls`, `proxy`, `hops` … */
  readonly artifacts?: Partial<Artifacts>
}

/** The sample request to another path, with these lines added. */
export const asking = (path: string, ...lines: string[]): string[] => [`GET ${path} HTTP/1.1`, ...requestWith(...lines).slice(1)]
/** The sample 101 with these lines added. */
export const accepting = (...lines: string[]): string[] => responseWith(...lines)
/** A step of the endpoint, so many milliseconds after the 101. */
export const got = (at: number, what: Record<string, unknown>): Step => ({ at, from: 'endpoint', ...what }) as Step
/** A step of ours. */
export const said = (at: number, what: Record<string, unknown>): Step => ({ at, from: 'us', ...what }) as Step

const KEY = new Uint8Array(4)
const octetsOf = (head: readonly string[] | string) => latin1Encode(typeof head === 'string' ? head : `${head.join('\r\n')}\r\n\r\n`)

function stepOctets(step: Step): Uint8Array {
  const mask = step.from === 'us' ? { mask: '00000000' } : { mask: false as const }
  if ('raw' in step) return latin1Encode(step.raw)
  if ('octets' in step) return hexDecode(step.octets.replaceAll(' ', '')) ?? new Uint8Array()
  if ('text' in step) return serializeFrame({ opcode: 'text', text: step.text, ...mask }, KEY)
  if ('binary' in step) return serializeFrame({ opcode: 'binary', hex: step.binary, ...mask }, KEY)
  if ('ping' in step) return serializeFrame({ opcode: 'ping', text: step.ping, ...mask }, KEY)
  if ('pong' in step) return serializeFrame({ opcode: 'pong', text: step.pong, ...mask }, KEY)
  const [code, reason = ''] = step.close
  const payload = Uint8Array.from([code >> 8, code & 0xff, ...utf8Encode(reason)])
  return serializeFrame({ opcode: 'close', hex: Buffer.from(payload).toString('hex'), ...mask }, KEY)
}

/** The facts of a conversation, timed: the request at 1 ms, its answer at 10 ms. */
export function factsOf(conversation: Conversation): Fact[] {
  const stamp = (at: number) => ({ v: 1, at, hop: 0 }) as const
  const bytes = (at: number, direction: 'sent' | 'received', octets: Uint8Array): Fact => ({
    ...stamp(at),
    kind: 'bytes',
    direction,
    layer: 'endpoint',
    bytes: octets,
  })
  const { failed, after = [], ended, body = '' } = conversation
  const early = failed && failed.phase !== 'response' && failed.phase !== 'open'
  if (early) return [{ ...stamp(2), kind: 'failed', ...failed }]
  const request = octetsOf(conversation.request ?? SAMPLE_REQUEST)
  const facts: Fact[] = [bytes(1, 'sent', request), { ...stamp(2), kind: 'reached', phase: 'request', data: { bytes: request.length } }]
  const response = conversation.response === undefined ? SAMPLE_RESPONSE : conversation.response
  if (response !== null) {
    const head = octetsOf(response)
    facts.push(bytes(10, 'received', Uint8Array.from([...head, ...latin1Encode(body)])))
  }
  for (const step of after) facts.push(bytes(10 + step.at, step.from === 'us' ? 'sent' : 'received', stepOctets(step)))
  if (failed) facts.push({ ...stamp(11), kind: 'failed', ...failed })
  if (ended) {
    const phase = response !== null && / 101 /.test(typeof response === 'string' ? response : (response[0] ?? '')) ? 'open' : 'response'
    facts.push({ ...stamp(10 + ended.at), kind: 'ended', by: ended.by ?? 'endpoint', how: ended.how ?? 'fin', phase })
  }
  return facts
}

/** What was seen in a conversation, by the way every attempt takes: facts, events, artifacts. */
export function seenIn(conversation: Conversation): Observed {
  const url = conversation.url ?? 'ws://example.com/chat'
  const target = parseTarget(url)
  const gatherer = createGatherer({ url, startedAt: '2026-11-20T12:00:00.000Z', ...(target.ok ? { target: target.target } : {}) })
  const observer = createObserver()
  for (const fact of factsOf(conversation)) for (const event of observer.push(fact)) gatherer.push(event)
  return { ...gatherer.artifacts, session: gatherer.session, ...conversation.artifacts }
}

/** What one diagnosis is shown by: it has to be found in every `shown` conversation, and in none of the others. */
export type Shown = {
  readonly shown: Readonly<Record<string, Conversation>>
  /** Conversations that look much like it and are something else. */
  readonly not?: Readonly<Record<string, Conversation>>
  /** The confidence it has in every `shown` one, where it is not that of the diagnosis. */
  readonly confidence?: Confidence
  /** What the clause, the cause or the remedy has to mention in every `shown` one. */
  readonly mentions?: readonly (string | RegExp)[]
}

/**
 * Tests one pack: each diagnosis by the conversations given for its id. Evidence has to lie inside its part, sentences have to be
 * whole, and nothing is diagnosed where nothing was seen. A diagnosis without conversations fails.
 */
export function testPack(pack: Pack, cases: Readonly<Record<string, Shown>>): void {
  describe(pack.id, () => {
    it('shows each of its diagnoses by a conversation', () => {
      expect(Object.keys(cases).toSorted()).toEqual(pack.diagnoses.map(({ id }) => id).toSorted())
    })

    it('says nothing of an attempt of which nothing was seen', () => {
      expect(diagnose({}, [pack])).toEqual({ findings: [], answeredBy: null })
    })

    for (const diagnosis of pack.diagnoses) {
      const example = cases[diagnosis.id]
      for (const [name, conversation] of Object.entries(example?.shown ?? {})) {
        it(`${diagnosis.id}: ${name}`, () => {
          const artifacts = seenIn(conversation)
          const found = diagnose(artifacts, [pack]).findings.find(({ id }) => id === diagnosis.id)
          expect(found, `${diagnosis.id} was not found`).toBeDefined()
          if (!found) return
          const text = [found.title, found.cause, found.remedy, ...found.evidence.map((one) => one.text)].join('\n')
          expect(text.replaceAll(/"[^"\n]*"/g, '')).not.toMatch(/undefined|NaN|\[object|null/)
          expect(found.title).not.toMatch(/\.$/)
          expect(found.cause).toMatch(/[.!?"]$/)
          expect(found.remedy).toMatch(/[.!?"]$/)
          expect(found.evidence.length).toBeGreaterThan(0)
          for (const place of found.evidence.flatMap((one) => one.at)) markedText(artifacts, place)
          if (example?.confidence) expect(found.confidence).toBe(example.confidence)
          for (const mention of example?.mentions ?? []) expect(text).toMatch(mention)
        })
      }
      for (const [name, conversation] of Object.entries(example?.not ?? {})) {
        it(`not ${diagnosis.id}: ${name}`, () => {
          expect(diagnose(seenIn(conversation), [pack]).findings.map(({ id }) => id)).not.toContain(diagnosis.id)
        })
      }
    }
  })
}

/** Who answered in a conversation, by all these packs. */
export const answeredIn = (conversation: Conversation, packs: readonly Pack[]): Diagnosing['answeredBy'] =>
  diagnose(seenIn(conversation), packs).answeredBy
