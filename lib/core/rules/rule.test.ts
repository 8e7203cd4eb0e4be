import { expect, it } from 'vitest'
import { artifactsOf, isOfFrames, isOfOurFrames, isOfOurRequest, type Rule, rule } from './rule'

it('gives the definition back as it is', () => {
  const definition: Rule<'url', never, 'read'> = {
    id: 'request/example',
    title: 'It was read',
    failureTitle: 'It was not read',
    section: 'rfc6455-3',
    level: 'must',
    effect: 'none',
    requires: ['url'],
    reasons: { read: 'The URL is "{seen}"' },
    check: ({ url }) => ({ outcome: 'pass', because: 'read', at: [], values: { seen: url } }),
    advice: 'Nothing to change.',
    examples: { pass: [], fail: [] },
  }
  expect(rule(definition)).toBe(definition)
})

it('names every artifact a rule may look at', () => {
  expect(artifactsOf({ requires: ['url'], anyOf: ['resolved', 'failure'], uses: ['target'] })).toEqual([
    'url',
    'resolved',
    'failure',
    'target',
  ])
})

it('tells rules of what we sent from those of what came', () => {
  expect(isOfOurRequest('request/host-present')).toBe(true)
  expect(isOfOurRequest('http2/request-method')).toBe(true)
  expect(isOfOurRequest('http2/status-2xx')).toBe(false)
  expect(isOfOurRequest('response/request-validated')).toBe(false)
})

it('tells rules about frames, and those about frames of ours, from others', () => {
  expect([isOfFrames('frames/rsv2-unset'), isOfFrames('response/first-octets-are-a-frame')]).toEqual([true, false])
  expect([isOfOurFrames('frames/sent-masked'), isOfOurFrames('frames/sending-not-cut')]).toEqual([true, false])
})
