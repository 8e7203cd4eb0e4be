import { expect, it } from 'vitest'
import type { Artifacts } from '../core/artifacts/artifacts'
import { latin1Decode } from '../core/bytes/latin1'
import type { Part, Place } from '../core/bytes/span'
import { conversation } from '../core/rules/conversation'
import { hexOctets } from '../core/rules/frame-points'
import { judgeOne } from '../core/rules/judge-one'
import type { Example, Outcome, Rule } from '../core/rules/rule'

/** The octets places of a part count in: those of the head, the rendering of a field list, or what came instead of a head. */
export function octetsOfPart(artifacts: Partial<Artifacts>, part: Part): Uint8Array {
  const { http2 } = artifacts
  if (part === 'request') return artifacts.requestBytes ?? http2?.request?.bytes ?? new Uint8Array()
  if (part === 'response') return artifacts.responseBytes ?? http2?.response?.bytes ?? artifacts.answer?.bytes ?? new Uint8Array()
  if (part === 'proxy') return artifacts.proxy?.answer ?? new Uint8Array()
  if (part === 'body') return artifacts.body?.bytes ?? new Uint8Array()
  if (part === 'sent') return artifacts.requestRest ?? new Uint8Array()
  return artifacts.firstOctets ?? new Uint8Array()
}

/** The header of a frame by its number, wherever in the artifact it stands, in hexadecimal. */
function headerOf(seen: unknown, n: number): string | null {
  if (seen === null || typeof seen !== 'object' || seen instanceof Uint8Array) return null
  if ('header' in seen && seen.header instanceof Uint8Array && 'n' in seen && seen.n === n) return hexOctets(seen.header)
  return Object.values(seen).reduce<string | null>((found, value) => found ?? headerOf(value, n), null)
}

/** The text a place lights up; of a frame its header in hexadecimal. Fails when the place lies outside its part. */
export function markedText(artifacts: Partial<Artifacts>, place: Place): string {
  if (place.frame !== undefined) return headerOf(artifacts.frames, place.frame) ?? ''
  const octets = octetsOfPart(artifacts, place.part)
  expect(place.start).toBeGreaterThanOrEqual(0)
  expect(place.end).toBeGreaterThan(place.start)
  expect(place.end, `end of a place in ${place.part}`).toBeLessThanOrEqual(octets.length)
  return latin1Decode(octets, place.start, place.end)
}

function checkExample(rule: Rule, example: Example, outcome: Outcome): void {
  const artifacts = conversation(example)
  const verdict = judgeOne(rule, artifacts)
  expect(verdict.because, `${rule.id}: ${example.name}`).not.toMatch(/^The rule itself failed/)
  expect({ outcome: verdict.outcome, reason: verdict.reason }, verdict.because).toEqual({ outcome, reason: example.because })
  for (const name of rule.reasons[example.because]?.match(/\{[A-Za-z]+\}/g) ?? []) expect(verdict.because).not.toContain(name)
  expect(verdict.because).not.toMatch(/undefined|NaN/)
  const marked = verdict.at.map((place) => markedText(artifacts, place))
  if (example.marks) expect(marked).toEqual(example.marks)
}

/** Runs one rule's examples, and checks that it says `unknown` without artifacts and that every reason is produced. */
export function testRule(rule: Rule): void {
  const groups = [
    ['pass', rule.examples.pass],
    ['fail', rule.examples.fail],
    ['not-applicable', rule.examples.notApplicable ?? []],
  ] as const
  for (const [outcome, examples] of groups)
    for (const example of examples) it(`${outcome}: ${example.name}`, () => checkExample(rule, example, outcome))

  it('says unknown while nothing was seen', () => {
    expect(judgeOne(rule, {}).outcome).toBe('unknown')
  })

  it('has an example for each of its reasons', () => {
    const shown = groups.flatMap(([, examples]) => examples.map((example) => example.because))
    expect([...new Set(shown)].toSorted()).toEqual(Object.keys(rule.reasons).toSorted())
  })

  it('has an example that passes and one that fails', () => {
    expect(rule.examples.pass.length).toBeGreaterThan(0)
    expect(rule.examples.fail.length).toBeGreaterThan(0)
  })
}
