import { expect, it } from 'vitest'
import { withoutGivenSecrets } from './given-secrets'

it('leaves out the secrets that were given, and keeps what was typed', () => {
  const draft = { url: 'ws://h/', variables: { 'secret:agent': 'x', 'secret:typed': 'y', node: 'n' }, given: ['secret:agent'] }
  expect(withoutGivenSecrets(draft)).toEqual({ url: 'ws://h/', variables: { 'secret:typed': 'y', node: 'n' } })
  expect(withoutGivenSecrets({ url: 'ws://h/', variables: { 'secret:agent': 'x' }, given: ['secret:agent'] })).toEqual({ url: 'ws://h/' })
  expect(withoutGivenSecrets({ url: 'ws://h/' })).toEqual({ url: 'ws://h/' })
})
