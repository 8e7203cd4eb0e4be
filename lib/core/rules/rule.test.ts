import { expect, it } from 'vitest'
import { type Rule, rule } from './rule'

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
