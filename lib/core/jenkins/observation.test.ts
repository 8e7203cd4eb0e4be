import { describe, expect, it } from 'vitest'
import { observed } from '../../testing/jenkins-observation'
import { jenkinsBytes } from '../../testing/jenkins-recordings'
import { readFirstAnswer } from './first-answer'
import { advertisedIdentity, isListener, isSilent, spokenBy } from './observation'

const asked = (name: string, recording: string, end: 'fin' | 'open' = 'fin') =>
  ({ name, failure: null, answer: readFirstAnswer(jenkinsBytes(recording)), end, waitedMs: 3_000 }) as const

describe('whether a protocol is spoken, by recorded answers to its name', () => {
  it.each([
    ['JNLP4-connect', 'JNLP4-connect (ack only)', 'open', 'yes'],
    ['JNLP3-connect', 'JNLP3 greeting only', 'open', 'yes'],
    ['JNLP2-connect', 'JNLP2 greeting only', 'open', 'yes'],
    ['JNLP-connect', 'JNLP1 greeting only', 'open', 'yes'],
    ['JNLP4-plaintext', 'JNLP4-plaintext greeting', 'open', 'yes'],
    ['JNLP2-connect', 'JNLP2-connect', 'fin', 'no'],
    ['Ping', 'Ping', 'fin', 'yes'],
    // Ended without a word is not waiting.
    ['JNLP2-connect', 'JNLP2 greeting only', 'fin', 'unclear'],
    // JNLP3 would have said Negotiate.
    ['JNLP3-connect', 'JNLP1 greeting only', 'open', 'unclear'],
  ] as const)('%s, answered as "%s" and %s: %s', (name, recording, end, spoken) =>
    expect(spokenBy(asked(name, recording, end))).toBe(spoken),
  )
})

describe('what was seen', () => {
  it('is a listener by any of its own words', () => {
    expect(isListener(observed({}))).toBe(true)
    expect(isListener(observed({ banner: null, ping: null, protocols: [asked('x', 'Nonsense')] }))).toBe(true)
    expect(isListener(observed({ banner: null, ping: null }))).toBe(false)
  })
  it('is silence only where nothing came and nothing ended', () => {
    const quiet = { failure: null, answer: { kind: 'silence' }, end: 'open', waitedMs: 5_000 } as const
    expect(isSilent(observed({ banner: { ...quiet, http: null }, ping: quiet }))).toBe(true)
    expect(isSilent(observed({ banner: { ...quiet, http: null }, ping: { ...quiet, end: 'fin' } }))).toBe(false)
    expect(isSilent(observed({ banner: null }))).toBe(false)
    expect(isSilent(observed({}))).toBe(false)
  })
  it('has the identity of a page that tells a key', () => {
    expect(advertisedIdentity(observed({}))).toBeNull()
  })
})
