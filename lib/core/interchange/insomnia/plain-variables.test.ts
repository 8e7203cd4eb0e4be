import { expect, it } from 'vitest'
import { plainVariables } from './plain-variables'

it.each([
  ['wss://{{ _.host }}/{{_.path}}', 'wss://{{host}}/{{path}}'],
  ["{{ _['api-key'] }}", '{{api-key}}'],
  ['{{ base.url }}x', '{{ base.url }}x'],
  ["Bearer {% response 'body', 'req_1', '$.token' %}", 'Bearer {{response}}'],
  ['plain', 'plain'],
])('writes %j as %j', (text, expected) => expect(plainVariables(text)).toBe(expected))
it('takes linear time on braces alone', () => expect(plainVariables('{%'.repeat(100_000)).length).toBe(200_000))
