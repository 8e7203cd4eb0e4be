import type { Artifacts } from '../artifacts/artifacts'
import { createGatherer } from '../artifacts/gather'
import { hexDecode } from '../bytes/hex'
import { createObserver } from '../connection/observe'
import type { EndedFact, Fact } from '../transcript/fact'
import { openStoredInflater } from './sample-inflater'

/** One step of a session after the handshake: octets as hexadecimal, `repeat` times, or how it ended; `at` is milliseconds after the 101, by default those of the step before. */
export type SessionStep = { readonly at?: number } & (
  | { readonly received: string; readonly repeat?: number }
  | { readonly sent: string; readonly repeat?: number }
  | { readonly ends: EndedFact['how']; readonly by?: EndedFact['by']; readonly detail?: string }
)

/** A step with its time and its octets; `offset` is where these begin in their direction. */
export type PlayedStep = {
  readonly at: number
  readonly octets: { readonly direction: 'sent' | 'received'; readonly bytes: Uint8Array; readonly offset: number } | null
  readonly ended: Pick<EndedFact, 'how' | 'by'> | null
}

/** The steps with times and octets; throws where an example is no hexadecimal. */
export function playedSteps(steps: readonly SessionStep[]): PlayedStep[] {
  const offset = { sent: 0, received: 0 }
  let at = 0
  return steps.map((step) => {
    at = step.at ?? at
    if ('ends' in step) return { at, octets: null, ended: { how: step.ends, by: step.by ?? 'endpoint' } }
    const direction = 'sent' in step ? 'sent' : 'received'
    const bytes = hexDecode(('sent' in step ? step.sent : step.received).repeat(step.repeat ?? 1))
    if (bytes === null) throw new TypeError('a step of an example is no hexadecimal')
    const octets = { direction, bytes, offset: offset[direction] } as const
    offset[direction] += bytes.length
    return { at, octets, ended: null }
  })
}

/** What is known of a session with these heads and steps, by the way every attempt takes: facts, events, artifacts. */
export function sessionArtifacts(
  request: Uint8Array,
  response: Uint8Array,
  steps: readonly SessionStep[],
): Pick<Partial<Artifacts>, 'frames' | 'ended' | 'firstOctets'> {
  const observer = createObserver({ openInflater: openStoredInflater })
  const gatherer = createGatherer({})
  const push = (fact: Fact) => {
    for (const event of observer.push(fact)) gatherer.push(event)
  }
  const stamp = (at: number) => ({ v: 1, at, hop: 0 }) as const
  const bytes = (at: number, direction: 'sent' | 'received', octets: Uint8Array) =>
    push({ ...stamp(at), kind: 'bytes', direction, layer: 'endpoint', bytes: octets })
  bytes(0, 'sent', request)
  push({ ...stamp(0), kind: 'reached', phase: 'request', data: { bytes: request.length } })
  bytes(0, 'received', response)
  for (const [index, { at, octets, ended }] of playedSteps(steps).entries()) {
    if (octets) bytes(at, octets.direction, octets.bytes)
    const step = steps[index]
    const detail = step && 'detail' in step && step.detail !== undefined ? { detail: step.detail } : {}
    if (ended) push({ ...stamp(at), kind: 'ended', phase: 'open', ...ended, ...detail })
  }
  const { frames, ended, firstOctets } = gatherer.artifacts
  return { ...(frames && { frames }), ...(ended && { ended }), ...(firstOctets && { firstOctets }) }
}
