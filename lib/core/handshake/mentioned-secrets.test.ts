import { expect, it } from 'vitest'
import { mentionedSecrets } from './mentioned-secrets'

it('finds the secrets of a draft wherever they stand, each once', () => {
  expect(
    mentionedSecrets({
      url: 'wss://h/?t={{secret:url_token}}',
      headers: [['Secret-Key', '{{ secret:agent }}'], { line: 'X: {{secret:agent}}' }],
      network: { clientKey: '{{secret:key.pem}}' },
      session: { messages: [{ name: 'Log in', frame: { opcode: 'text', text: '{"t":"{{secret:hello-1}}"}', variables: {} } }] },
    }),
  ).toEqual(['url_token', 'agent', 'key.pem', 'hello-1'])
  expect(mentionedSecrets({ url: 'ws://h/{{node}}', body: '{{secret:}} {{secret: x}}' })).toEqual([])
})
